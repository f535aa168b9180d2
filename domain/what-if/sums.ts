import type { Comparison, Part, Sample, Side } from './comparison.ts';

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
