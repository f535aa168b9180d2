import { teamOf } from '../budgets/period.ts';
import type { Case } from '../case/case.ts';
import type { CaseItem, ChangePart } from '../case/change.ts';
import type { Commitment } from '../case/settlement.ts';
import type { ConcessionKind } from '../concession/kinds.ts';
import { dayOf } from '../people/directory.ts';
import type { Policy } from '../policy/policy.ts';
import type { Instant } from '../time.ts';
import type { CommitmentKind } from './commitment-kinds.ts';
import type { Tallies, Tally } from './tallies.ts';

/**
 * The kind of what was promised, as statistics name it: that of the commitment or of the concession, `other` where the policy no longer
 * has that.
 */
export const kindOfPromise = (
  { concessions }: Pick<Policy, 'concessions'>,
  { concession, kind }: Pick<Commitment, 'concession' | 'kind'>,
): ConcessionKind | CommitmentKind | 'other' =>
  kind ?? concessions.find(({ id }) => id === concession)?.kind ?? 'other';

/** The month of the company's zone in which a promise is due: all that becomes of it is counted there. */
const monthOf = (policy: Policy, dueAt: Instant): string => dayOf(policy, dueAt).slice(0, 7);

/** One promise, and what has become of it. */
export type Counted = { commitment: Commitment; add: readonly Tally[] };

const sum = (sofar: Tallies, add: readonly Tally[]): Tallies => {
  const all = { ...sofar };
  for (const tally of add) all[tally] = (all[tally] ?? 0) + 1;
  return all;
};

/**
 * Counts what has become of promises, in the change that records it: on the head of the case, and in the counters of the month in
 * which each is due. Those of one counter are one write.
 */
export const counted = (
  policy: Policy,
  { promises = {} }: Pick<Case, 'promises'>,
  several: readonly Counted[],
): ChangePart => {
  const found = several.filter(({ add }) => add.length > 0);
  if (found.length === 0) return {};
  const items = new Map<string, Extract<CaseItem, { kind: 'promise-count' }>>();
  for (const { commitment, add } of found) {
    const of = kindOfPromise(policy, commitment);
    const team = teamOf(policy, commitment.owner).id;
    const month = monthOf(policy, commitment.dueAt);
    const name = `${month} ${of} ${team}`;
    items.set(name, { kind: 'promise-count', month, of, team, add: sum(items.get(name)?.add ?? {}, add) });
  }
  return {
    set: { promises: found.reduce((sofar, { add }) => sum(sofar, add), promises) },
    items: [...items.values()],
  };
};
