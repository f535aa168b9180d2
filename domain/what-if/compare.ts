import * as z from 'zod/mini';
import { type Case, mayBeComplaint } from '../case/case.ts';
import { UNKNOWN } from '../figures/fact.ts';
import type { Clock } from '../time.ts';
import { type Decided, decidedUnder, type Rules } from './decided.ts';
import { endOf, type PastCase } from './past-case.ts';

/** What of a case a change of policy can change. */
export const aspects = ['severity', 'class', 'answer-by', 'next-word', 'result', 'cost', 'approvals'] as const;
export type Aspect = (typeof aspects)[number];

/** What cases come to under one of the two policies; amounts in minor units of the company's currency. */
export const Side = z.strictObject({
  cost: z.int(),
  agreed: z.int(),
  /** Names under offers, and cases that need any. */
  approvals: z.int(),
  approved: z.int(),
  /** First cycles that ended after the date of their answer, pauses not counted. */
  late: z.int(),
  /** Cases of severity 1 to 4. */
  severity: z.array(z.int()),
});
export type Side = z.infer<typeof Side>;

const Part = z.strictObject({ cases: z.int(), changed: z.int(), before: Side, after: Side });
type Part = z.infer<typeof Part>;

/** A case that changes, as an example. */
export const Sample = z.strictObject({
  caseId: z.string(),
  reference: z.string(),
  topic: z.string(),
  changes: z.array(z.strictObject({ aspect: z.enum(aspects), before: z.string(), after: z.string() })),
});
export type Sample = z.infer<typeof Sample>;

/** What a changed policy makes of past cases, against the one it would replace. All are sums, so that pages of cases add up. */
export const Comparison = z.strictObject({
  ...Part.shape,
  /** Cases that have ended: the others have neither cost nor approvals. */
  ended: z.int(),
  /** What those that ended did cost, for whoever wants to know how near `before` comes to it. */
  costThen: z.int(),
  agreedThen: z.int(),
  /** In how many cases each of these changes; of dates, how many come earlier. */
  changes: z.record(z.string(), z.int()),
  earlier: z.int(),
  byTopic: z.record(z.string(), Part),
  samples: z.array(Sample),
});
export type Comparison = z.infer<typeof Comparison>;

/** So many cases are shown as examples, of which at most so many change in the same way. */
const MOST_SAMPLES = 20;
const MOST_ALIKE = 4;

const noSide = (): Side => ({ cost: 0, agreed: 0, approvals: 0, approved: 0, late: 0, severity: [0, 0, 0, 0] });
const noPart = (): Part => ({ cases: 0, changed: 0, before: noSide(), after: noSide() });

/** Of no case. */
export const nothingCompared = (): Comparison => ({
  ...noPart(),
  ...{ ended: 0, costThen: 0, agreedThen: 0, changes: {}, earlier: 0, byTopic: {}, samples: [] },
});

const sideOf = ({ severity, late, settled }: Decided): Side => ({
  cost: settled?.cost ?? 0,
  agreed: settled?.result === 'agreed' ? 1 : 0,
  approvals: settled?.approvals ?? 0,
  approved: settled?.approvals ? 1 : 0,
  late: late ? 1 : 0,
  severity: [1, 2, 3, 4].map((level) => (level === severity ? 1 : 0)),
});

/** What is compared of each aspect, as text. */
const saidOf: Record<Aspect, (decided: Decided) => string> = {
  severity: ({ severity }) => String(severity),
  class: (decided) => decided.class,
  'answer-by': ({ answerBy }) => answerBy,
  'next-word': ({ nextWordBy }) => nextWordBy,
  result: ({ settled }) => settled?.result ?? '',
  cost: ({ settled }) => String(settled?.cost ?? 0),
  approvals: ({ settled }) => String(settled?.approvals ?? 0),
};

const changesOf = (before: Decided, after: Decided): Sample['changes'] =>
  aspects
    .map((aspect) => ({ aspect, before: saidOf[aspect](before), after: saidOf[aspect](after) }))
    .filter((change) => change.before !== change.after);

/** One case, compared. */
const comparisonOf = (past: PastCase, before: Decided, after: Decided): Comparison => {
  const { caseId, reference, topic = UNKNOWN } = past.head;
  const changes = changesOf(before, after);
  const changed = changes.length > 0 ? 1 : 0;
  const end = endOf(past);
  const part: Part = { cases: 1, changed, before: sideOf(before), after: sideOf(after) };
  return {
    ...part,
    ended: end ? 1 : 0,
    costThen: end?.totalCost.amount ?? 0,
    agreedThen: end?.result === 'agreed' ? 1 : 0,
    changes: Object.fromEntries(changes.map(({ aspect }) => [aspect, 1])),
    earlier: after.answerBy < before.answerBy ? 1 : 0,
    byTopic: { [topic]: part },
    samples: changed ? [{ caseId, reference, topic, changes }] : [],
  };
};

const addSide = (one: Side, other: Side): Side => ({
  cost: one.cost + other.cost,
  agreed: one.agreed + other.agreed,
  approvals: one.approvals + other.approvals,
  approved: one.approved + other.approved,
  late: one.late + other.late,
  severity: one.severity.map((count, place) => count + (other.severity[place] ?? 0)),
});

const addPart = (one: Part, other: Part): Part => ({
  cases: one.cases + other.cases,
  changed: one.changed + other.changed,
  before: addSide(one.before, other.before),
  after: addSide(one.after, other.after),
});

const kindOf = ({ changes }: Sample): string => changes.map(({ aspect }) => aspect).join();

/** The first examples, and few that change alike. */
const chosen = (samples: readonly Sample[]): Sample[] =>
  samples
    .filter(
      (sample, place) =>
        samples.slice(0, place).filter((earlier) => kindOf(earlier) === kindOf(sample)).length < MOST_ALIKE,
    )
    .slice(0, MOST_SAMPLES);

/** Two comparisons of different cases as one. */
export const together = (one: Comparison, other: Comparison): Comparison => {
  const byTopic = { ...one.byTopic };
  for (const [topic, part] of Object.entries(other.byTopic)) byTopic[topic] = addPart(byTopic[topic] ?? noPart(), part);
  const changes = { ...one.changes };
  for (const [aspect, count] of Object.entries(other.changes)) changes[aspect] = (changes[aspect] ?? 0) + count;
  return {
    ...addPart(one, other),
    ended: one.ended + other.ended,
    costThen: one.costThen + other.costThen,
    agreedThen: one.agreedThen + other.agreedThen,
    changes,
    earlier: one.earlier + other.earlier,
    byTopic,
    samples: chosen([...one.samples, ...other.samples]),
  };
};

/** Whether a changed policy has anything to say of a case: a stub leads to another case, and what is no complaint is not negotiated. */
export const isCompared = ({ mergedInto, kind }: Pick<Case, 'mergedInto' | 'kind'>): boolean =>
  mergedInto === undefined && mayBeComplaint({ ...(kind && { kind }) });

/** What a changed policy makes of past cases. It changes nothing. */
export const compared = (
  cases: readonly PastCase[],
  { before, after }: { before: Rules; after: Rules },
  clock: Clock,
): Comparison =>
  cases
    .filter(({ head }) => isCompared(head))
    .map((past) => {
      const found = { found: before.policy, clock };
      return comparisonOf(past, decidedUnder(before, past, found), decidedUnder(after, past, found));
    })
    .reduce(together, nothingCompared());
