import { type Counter, type Delta, type Rebooked, rebook } from '#domain/budgets/book.ts';
import { afterItems, type Booked, type Wanted, wantedOf } from '#domain/budgets/booking.ts';
import type { Booking } from '#domain/budgets/booking-shape.ts';
import type { BudgetState } from '#domain/budgets/funds.ts';
import { periodOf, teamOf } from '#domain/budgets/period.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseItem } from '#domain/case/change.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Instant } from '#domain/time.ts';
import { ifConditionHolds } from './conditional.ts';
import { keys, shardOf, shards } from './keys.ts';
import { ConditionFailed, type Item, type Table, type Write } from './table.ts';

/** What says how much the budgets are: the policy of today, whatever policy a case goes by. */
export type BudgetPolicy = Pick<Policy, 'company' | 'budgets'>;

/** A team and the period its budget is for. */
export type Account = Pick<Booking, 'team' | 'period'>;

/** The budget had enough when it was looked at and has not any more: whoever decided looks at it again and decides anew. */
class BudgetTaken extends ConditionFailed {
  constructor() {
    super([-1]);
  }
}

const BUDGET_PREFIX = 'BUDGET#';

const shareOf = (total: number, shard: number): number =>
  Math.floor(total / shards.length) + (shard < total % shards.length ? 1 : 0);

/** What the counters of a budget hold together; a team that the policy no longer has gets nothing more. */
const totalOf = ({ budgets }: BudgetPolicy, team: string): number | undefined =>
  budgets.teams.find(({ id }) => id === team)?.total;

const keyOf = ({ team, period }: Account, shard: number) => keys.budget(team, period, shard);

const emptyCounter = (shard: number, total: number): Counter => ({
  ...{ shard, total, free: total },
  ...{ reserved: 0, spent: 0, beyond: 0 },
});

const counterIn = (items: readonly Item[], account: Account, shard: number): Counter | undefined => {
  const { pk } = keyOf(account, shard);
  const item = items.find((one) => one.pk === pk) as (Item & Counter) | undefined;
  if (!item) return undefined;
  const { total, free, reserved, spent, beyond } = item;
  return { shard, total, free, reserved, spent, beyond };
};

/** The counters as they would be with the budget of today: those that nobody has used yet are full. */
const withTotal = (items: readonly Item[], account: Account, total: number | undefined): Counter[] =>
  shards.map((shard) => {
    const counter = counterIn(items, account, shard);
    if (!counter) return emptyCounter(shard, shareOf(total ?? 0, shard));
    const share = total === undefined ? counter.total : shareOf(total, shard);
    return { ...counter, total: share, free: counter.free + share - counter.total };
  });

const readCounters = (table: Table, account: Account): Promise<Item[]> =>
  table.getMany(shards.map((shard) => keyOf(account, shard)));

/** The state of a budget; nothing is written. */
export const budgetState = async (table: Table, policy: BudgetPolicy, account: Account): Promise<BudgetState> => {
  const counters = withTotal(await readCounters(table, account), account, totalOf(policy, account.team));
  const sum = (field: keyof Omit<Counter, 'shard'>) => counters.reduce((all, counter) => all + counter[field], 0);
  return {
    ...account,
    ...{
      total: sum('total'),
      reserved: sum('reserved'),
      spent: sum('spent'),
      free: sum('free'),
      beyond: sum('beyond'),
    },
  };
};

/**
 * The counters of a budget, ready to be counted in: those that are not there are written, and those of a budget that the policy
 * has changed since are moved to it. Done by whoever comes first; whoever comes beside it finds it done.
 */
const readyCounters = async (table: Table, policy: BudgetPolicy, account: Account): Promise<Counter[]> => {
  const items = await readCounters(table, account);
  const wanted = withTotal(items, account, totalOf(policy, account.team));
  const moved = wanted.filter(({ shard, total }) => counterIn(items, account, shard)?.total !== total);
  const written = await Promise.all(
    moved.map(({ shard, ...fields }) => {
      const before = counterIn(items, account, shard);
      const write: Write = before
        ? {
            update: keyOf(account, shard),
            expect: { total: before.total },
            set: { total: fields.total },
            add: { free: fields.total - before.total },
          }
        : { put: { ...keyOf(account, shard), ...fields }, ifAbsent: true };
      return ifConditionHolds(table.write([write]));
    }),
  );
  if (written.includes(false)) throw new BudgetTaken();
  return wanted;
};

/** Counts only where what is taken is still free. */
const deltaWrite = (account: Account, { shard, ...fields }: Delta): Write => ({
  update: keyOf(account, shard),
  add: Object.fromEntries(Object.entries(fields).filter(([, by]) => by !== 0)),
  ...(fields.free < 0 && { atLeast: { free: -fields.free } }),
});

/** What a change of a case does to its bookings, and the writes that count it. */
export type BookingChange = { bookings?: Booking[]; writes: Write[] };

type Moment = { file: Booked; after: Case; items: readonly CaseItem[]; at: Instant };

const accountOf = (policy: BudgetPolicy, { after, at }: Moment): Account => ({
  team: teamOf(policy, after.owner).id,
  period: periodOf(policy, at),
});

const isAs = (before: Booking | undefined, { state, amount }: Wanted): boolean =>
  (before?.amount ?? 0) === amount && (amount === 0 || before?.state === state);

/** What was proposed before budgets were counted, or before the case was laid aside, stands: it is not asked for again. */
const stoodBefore = ({ file, after }: Moment, { amount }: Wanted): boolean => {
  const { setAsideAt: _, ...worked } = file.head;
  return after.setAsideAt === undefined && wantedOf({ ...file, head: worked }).amount >= amount;
};

/**
 * What a change of a case takes of the budget of its team, or gives back: it follows from the offers and agreements that the change
 * stores, so that no change can leave it out.
 * @throws BudgetTaken where the budget has not enough, and nobody granted that it is exceeded
 */
export const bookingChange = async (table: Table, policy: BudgetPolicy, moment: Moment): Promise<BookingChange> => {
  const { file, after, items, at } = moment;
  // What retention takes of a case says nothing of money: it stays as it was counted.
  if (after.blockedAt !== undefined || after.destroyedAt !== undefined) return { writes: [] };
  const wanted = wantedOf({ head: after, ...afterItems(file, items) });
  const all = after.bookings ?? [];
  const before = all.find(({ cycle }) => cycle === after.cycle);
  if (isAs(before, wanted)) return { writes: [] };
  const account: Account = before ?? accountOf(policy, moment);
  const counters = await readyCounters(table, policy, account);
  const mayExceed = wanted.mayExceed || wanted.state === 'spent' || stoodBefore(moment, wanted);
  const own = shardOf(after.caseId);
  const booked: Rebooked | undefined = rebook(before, { ...wanted, mayExceed }, { counters, own });
  if (!booked) throw new BudgetTaken();
  const { cycle } = after;
  const { team, period } = account;
  const { state, amount } = wanted;
  const booking: Booking[] =
    amount > 0 ? [{ cycle, team, period, state, amount, at: before?.at ?? at, parts: booked.parts }] : [];
  return {
    bookings: [...all.filter((one) => one.cycle !== cycle), ...booking],
    writes: booked.deltas.map((delta) => deltaWrite(account, delta)),
  };
};

type Update = Extract<Write, { update: unknown }>;

const isCount = (write: Write): write is Update => 'update' in write && write.update.pk.startsWith(BUDGET_PREFIX);

const summed = (one: Record<string, number> = {}, other: Record<string, number> = {}): Record<string, number> =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((field) => [
      field,
      (one[field] ?? 0) + (other[field] ?? 0),
    ]),
  );

const joined = ({ update, add }: Update, other: Update): Update => {
  const both = summed(add, other.add);
  const free = both['free'] ?? 0;
  return { update, add: both, ...(free < 0 && { atLeast: { free: -free } }) };
};

/** Two cases that change in one transaction and count in the same counter count in it once: an item is written once there. */
export const countedOnce = (writes: readonly Write[]): Write[] => {
  const counts = new Map<string, Update>();
  for (const write of writes.filter(isCount)) {
    const before = counts.get(write.update.pk);
    counts.set(write.update.pk, before ? joined(before, write) : write);
  }
  return [...writes.filter((write) => !isCount(write)), ...counts.values()];
};
