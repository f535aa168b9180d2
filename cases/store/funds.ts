import type { BudgetState, CustomerSum, Funds } from '#domain/budgets/funds.ts';
import { takenSince } from '#domain/budgets/funds.ts';
import { periodOf, teamOf } from '#domain/budgets/period.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { isSamePerson, provedKeys } from '#domain/case/identity.ts';
import { durationMs, type Instant, instantAfter } from '#domain/time.ts';
import { type Account, type BudgetPolicy, budgetState } from './budgets.ts';
import { keys } from './keys.ts';
import { caseIdsOfPerson, headsOf } from './look-ups.ts';
import type { Table } from './table.ts';

/** Newest cases of a customer that are summed up; whoever has more is beyond what most may grant anyway, and it is said. */
const MOST = 50;

/**
 * What the customer of a case got in other cases and earlier cycles. It is read from the cases, so that merging, undoing that,
 * correcting an identity and erasing leave nothing to be mended; only what proved itself counts, in this case and in the other.
 */
const customerSum = async (
  table: Table,
  { budgets }: BudgetPolicy,
  { head, at }: { head: Case; at: Instant },
): Promise<CustomerSum> => {
  const since = instantAfter(at, -durationMs(budgets.customer.period));
  const known = [...new Set(provedKeys(head))];
  // Read before the cases: whatever is proposed in between moves one of them.
  const items = await table.getMany(known.map(keys.customerSum));
  const versions = known.map((key) => ({
    key,
    version: Number(items.find(({ pk }) => pk === keys.customerSum(key).pk)?.['version'] ?? 0),
  }));
  const found = [...new Set(await caseIdsOfPerson(table, known, MOST + 2))].filter((id) => id !== head.caseId);
  const looked = found.sort().reverse().slice(0, MOST);
  const others = (await headsOf(table, looked)).filter((other) => isSamePerson(other, head));
  const amounts = others.map(({ bookings }) => takenSince(bookings, since));
  return {
    amount: amounts.reduce((sum, amount) => sum + amount, takenSince(head.bookings, since, head.cycle)),
    cases: amounts.filter((amount) => amount > 0).length,
    isPart: found.length > looked.length,
    since,
    versions,
  };
};

/** The budget that a case counts in: that of its present cycle, or the one a proposal would count in now. */
const accountOf = (policy: BudgetPolicy, head: Case, at: Instant): Account => {
  const booking = head.bookings?.find(({ cycle }) => cycle === head.cycle);
  return booking ?? { team: teamOf(policy, head.owner).id, period: periodOf(policy, at) };
};

const heldBy = ({ bookings = [], cycle }: Case): number =>
  bookings.find((booking) => booking.cycle === cycle)?.amount ?? 0;

/** What there is for a case: its budget, and what its customer got before. Nothing is written. */
export const fundsFor = async (
  table: Table,
  policy: BudgetPolicy,
  { file: { head }, at }: { file: Pick<CaseFile, 'head'>; at: Instant },
): Promise<Funds> => {
  const { team, period } = accountOf(policy, head, at);
  const [budget, customer]: [BudgetState, CustomerSum] = await Promise.all([
    budgetState(table, policy, { team, period }),
    customerSum(table, policy, { head, at }),
  ]);
  return { budget, within: Math.max(0, budget.free) + heldBy(head), customer };
};
