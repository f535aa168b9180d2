import type { Contribution, Dimension, Fold } from './parameter.ts';

/** What a value says: a sum has one, a share three, a spread four. */
export type Statistic = 'total' | 'share' | 'counted' | 'of' | 'median' | 'p90' | 'max' | 'mean' | 'n';

export type Figure = { statistic: Statistic; value: number | undefined };
/** Figures of everything, or of one value of a dimension. */
export type Group = { by?: { dimension: Dimension; value: string }; figures: Figure[] };

const rounded = (value: number): number => Math.round(value * 100) / 100;

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/** Values with how often each was seen: grows with the number of different values, not with that of cases. */
type Counted = Map<number, number>;

const sizeOf = (counted: Counted): number => sum(counted.values());
const sumOf = (counted: Counted): number => sum([...counted].map(([value, times]) => value * times));

/** The smallest value that at least `part` percent of all do not exceed (nearest rank). */
const percentileOf = (counted: Counted, part: number): number | undefined => {
  const values = [...counted.keys()].sort((a, b) => a - b);
  let left = Math.max(1, Math.ceil((sizeOf(counted) * part) / 100));
  return values.find((value) => {
    left -= counted.get(value) ?? 0;
    return left <= 0;
  });
};

const figuresOf: Record<Fold, (counted: Counted) => Figure[]> = {
  tally: (counted) => [{ statistic: 'total', value: sumOf(counted) }],
  share: (counted) => {
    const [hits, all] = [sumOf(counted), sizeOf(counted)];
    return [
      { statistic: 'share', value: all === 0 ? undefined : rounded((hits * 100) / all) },
      { statistic: 'counted', value: hits },
      { statistic: 'of', value: all },
    ];
  },
  spread: (counted) => [
    { statistic: 'median', value: percentileOf(counted, 50) },
    { statistic: 'p90', value: percentileOf(counted, 90) },
    { statistic: 'max', value: percentileOf(counted, 100) },
    { statistic: 'n', value: sizeOf(counted) },
  ],
  score: (counted) => {
    const n = sizeOf(counted);
    return [
      { statistic: 'mean', value: n === 0 ? undefined : rounded(sumOf(counted) / n) },
      { statistic: 'n', value: n },
    ];
  },
};

/** Collects the contributions of one parameter, in whatever order they come. */
export const collector = (fold: Fold, dimensions: Dimension[]) => {
  const everything: Counted = new Map();
  const groups = new Map(dimensions.map((dimension) => [dimension, new Map<string, Counted>()]));
  const count = (counted: Counted, value: number): void => void counted.set(value, (counted.get(value) ?? 0) + 1);
  return {
    add: ({ value, by = {} }: Contribution): void => {
      count(everything, value);
      for (const [dimension, values] of groups) {
        const key = by[dimension] ?? 'unknown';
        const counted = values.get(key) ?? new Map<number, number>();
        values.set(key, counted);
        count(counted, value);
      }
    },
    /** Everything first, then each dimension by the alphabet. */
    groups: (): Group[] => [
      { figures: figuresOf[fold](everything) },
      ...[...groups].flatMap(([dimension, values]) =>
        [...values]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([value, counted]) => ({ by: { dimension, value }, figures: figuresOf[fold](counted) })),
      ),
    ],
  };
};
