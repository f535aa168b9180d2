import { type AlikeOf, alikeIn } from './alike.ts';
import { type Breakdown, breakdowns, type Counts, type Fact, type RollUp, type TriedOf, triedOf } from './fact.ts';

/** Adds in place: there may be many facts in a day. */
const addTo = (sums: Counts, counts: Counts): void => {
  for (const [measure, count] of Object.entries(counts)) sums[measure] = (sums[measure] ?? 0) + count;
};

const addUnder = (rollUp: RollUp, value: string, counts: Counts): void => {
  const sums = rollUp[value] ?? {};
  rollUp[value] = sums;
  addTo(sums, counts);
};

/** Roll-ups of the same breakdown, such as those of the days of a month, as one. */
export const together = (rollUps: readonly RollUp[]): RollUp => {
  const sum: RollUp = {};
  for (const rollUp of rollUps) for (const [value, counts] of Object.entries(rollUp)) addUnder(sum, value, counts);
  return sum;
};

/** A roll-up for each breakdown, of what was tried for each topic in which something was, and of how like cases ended. */
export type RollUps = Record<Breakdown, RollUp> & { [By in TriedOf | AlikeOf]?: RollUp };

const sumsUnder = (sums: RollUps, by: TriedOf | AlikeOf): RollUp => {
  const rollUp = sums[by] ?? {};
  sums[by] = rollUp;
  return rollUp;
};

/**
 * The figures that facts come to. In whatever order they are read, and however often: a fact is known by its case and its place in
 * the history, and counts once.
 */
export const rolledUp = (facts: Iterable<Fact>): RollUps => {
  const once = new Map<string, Fact>();
  for (const fact of facts) once.set(`${fact.caseId}#${fact.seq}`, fact);
  const sums = Object.fromEntries(breakdowns.map((by) => [by, {}])) as RollUps;
  for (const fact of once.values()) {
    const { of, add, tried = {} } = fact;
    for (const by of breakdowns) addUnder(sums[by], by === 'all' ? by : of[by], add);
    for (const [cell, counts] of Object.entries(tried)) addUnder(sumsUnder(sums, triedOf(of.topic)), cell, counts);
    for (const { by, cell, counts } of alikeIn(fact)) addUnder(sumsUnder(sums, by), cell, counts);
  }
  return sums;
};
