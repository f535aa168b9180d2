import { type Case, mayBeComplaint } from '../case/case.ts';
import { UNKNOWN } from '../figures/fact.ts';
import type { Clock } from '../time.ts';
import { type Aspect, aspects, type Comparison, type Part, type Sample, type Side } from './comparison.ts';
import { type Decided, decidedUnder, type Rules } from './decided.ts';
import { endOf, type PastCase } from './past-case.ts';
import { nothingCompared, together } from './sums.ts';

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
