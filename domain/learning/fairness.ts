import { type ComparedTrait, cellIn } from '../figures/alike.ts';
import type { Counts, RollUp } from '../figures/fact.ts';
import { UNKNOWN } from '../figures/fact.ts';
import { lateMeasure, measures, ranMeasure } from '../figures/measures.ts';
import { FEWEST, type Share, shareOf } from '../figures/share.ts';

/** What of an end is compared: whether it was an agreement, and whether it came in time. */
export const comparedOutcomes = ['agreed', 'in-time'] as const;
export type ComparedOutcome = (typeof comparedOutcomes)[number];

/** How the cases of one value ended, and how like cases of the others did. */
export type Treatment = {
  by: ComparedTrait;
  value: string;
  outcome: ComparedOutcome;
  share: Share;
  /** What the share would be if they had ended as cases of the same topic and cause did all together, in percent. */
  expected: number;
  /** The difference is larger than chance explains, with all comparisons in view, and large enough to matter. */
  isUnlike: boolean;
};

/** How likely any warning at all comes of chance alone, however many are compared. */
const ERROR = 0.01;
/** A smaller difference is not worth a warning, however sure it is. */
const LEAST = 0.05;

type Tally = { hits: number; of: number };

const tallyOf = (outcome: ComparedOutcome, counts: Counts): Tally => {
  const [ended, ran] = [counts[measures.ended] ?? 0, counts[ranMeasure('answer')] ?? 0];
  return outcome === 'agreed'
    ? { hits: counts[measures.agreed] ?? 0, of: ended }
    : { hits: ran - (counts[lateMeasure('answer')] ?? 0), of: ran };
};

const plus = (one: Tally, other: Tally): Tally => ({ hits: one.hits + other.hits, of: one.of + other.of });
const NONE: Tally = { hits: 0, of: 0 };

/** Of each kind of case, by topic and cause, how those of each value ended. */
type Kinds = Map<string, Map<string, Tally>>;

const kindsOf = (rollUp: RollUp, outcome: ComparedOutcome): Kinds => {
  const kinds: Kinds = new Map();
  for (const [name, counts] of Object.entries(rollUp)) {
    const { topic, cause, value } = cellIn(name);
    // What is not known of a case says nothing of who is like whom.
    if (value === UNKNOWN) continue;
    const values = kinds.get(`${topic}/${cause}`) ?? new Map<string, Tally>();
    kinds.set(`${topic}/${cause}`, values);
    values.set(value, plus(values.get(value) ?? NONE, tallyOf(outcome, counts)));
  }
  return kinds;
};

/** The upper tail of a normal distribution (Abramowitz and Stegun, 26.2.17: wrong by less than 7.5e-8). */
const tail = (z: number): number => {
  const t = 1 / (1 + 0.2316419 * z);
  const sum = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
};

type Tested = Omit<Treatment, 'isUnlike'> & { p: number; difference: number };

/**
 * The test of Cochran, Mantel and Haenszel (1959), with the correction for continuity: those of a value against all others, each within
 * its topic and cause, so that who complains of other things is not taken for who is treated otherwise.
 */
const tested = (kinds: Kinds, { by, value, outcome }: Pick<Treatment, 'by' | 'value' | 'outcome'>): Tested[] => {
  const sum = { hits: 0, of: 0, others: 0, expected: 0, variance: 0 };
  for (const values of kinds.values()) {
    const own = values.get(value);
    const all = [...values.values()].reduce(plus, NONE);
    const others = all.of - (own?.of ?? 0);
    if (!own || own.of === 0 || others === 0) continue;
    sum.hits += own.hits;
    sum.of += own.of;
    sum.others += others;
    sum.expected += (own.of * all.hits) / all.of;
    sum.variance += (own.of * others * all.hits * (all.of - all.hits)) / (all.of ** 2 * (all.of - 1));
  }
  if (sum.of < FEWEST || sum.others < FEWEST) return [];
  const off = Math.max(0, Math.abs(sum.hits - sum.expected) - 0.5);
  const p = sum.variance === 0 ? 1 : Math.min(1, 2 * tail(off / Math.sqrt(sum.variance)));
  const expected = Math.round((sum.expected / sum.of) * 1000) / 10;
  const difference = Math.abs(sum.hits - sum.expected) / sum.of;
  return [{ by, value, outcome, share: shareOf(sum.hits, sum.of), expected, p, difference }];
};

/** Holm's correction (1979): the surest first, each against as many comparisons as are left. */
const corrected = (all: readonly Tested[]): Treatment[] => {
  let holds = true;
  return all
    .toSorted((a, b) => a.p - b.p)
    .map(({ p, difference, ...treatment }, place) => {
      holds &&= p <= ERROR / (all.length - place);
      return { ...treatment, isUnlike: holds && difference >= LEAST };
    });
};

/**
 * Whether cases of the same topic and cause end alike whoever they are of, the surest differences first. It says that they differ, not
 * why; and nothing of values with too few cases.
 */
export const treatmentsOf = (rollUps: readonly (readonly [ComparedTrait, RollUp])[]): Treatment[] =>
  corrected(
    rollUps.flatMap(([by, rollUp]) =>
      comparedOutcomes.flatMap((outcome) => {
        const kinds = kindsOf(rollUp, outcome);
        const values = new Set([...kinds.values()].flatMap((of) => [...of.keys()]));
        return [...values].toSorted().flatMap((value) => tested(kinds, { by, value, outcome }));
      }),
    ),
  );
