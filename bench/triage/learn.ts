import type { Classifier } from '#domain/policy/schema/classifier.ts';
import type { WordFamilies } from '#domain/policy/schema/families.ts';
import {
  featuresOfAll,
  type LinearProblem,
  learnWeights,
  type Sample,
  sampleOf,
  vocabularyOf,
  type Weights,
} from './fit.ts';
import type { LabelledText } from './rows.ts';

/** One output: whether a row belongs, among which rows, and what a mistake costs. */
type Output = {
  name: string;
  belongs: (row: LabelledText) => boolean;
  among?: (row: LabelledText) => boolean;
  cost: number;
  features: number;
};

const isDanger = ({ danger }: LabelledText): boolean => danger !== null;
const isComplaint = ({ kind }: LabelledText): boolean => kind === 'complaint';
const valuesOf = (rows: LabelledText[], value: (row: LabelledText) => string | null): string[] => [
  ...new Set(rows.flatMap((row) => value(row) ?? [])),
];

/** What a mistake costs against large weights; one about danger costs twice that. */
const COST = 10;
/** How many features an output may go by. */
const MOST_FEATURES = { danger: 6000, level: 4000, dangerKind: 800, kind: 2000, topic: 1500, motive: 1000 };

/** One output for each value that rows have, such as `topic:billing`. */
const oneForEach = (
  rows: LabelledText[],
  {
    family,
    value,
    ...rest
  }: Pick<Output, 'among' | 'features'> & { family: string; value: (row: LabelledText) => string | null },
): Output[] =>
  valuesOf(rows, value).map((one) => ({
    name: `${family}:${one}`,
    belongs: (row) => value(row) === one,
    cost: COST,
    ...rest,
  }));

const outputsOf = (rows: LabelledText[]): Output[] => [
  { name: 'danger', belongs: isDanger, cost: 2 * COST, features: MOST_FEATURES.danger },
  ...([2, 3, 4] as const).map((level) => ({
    name: `level:${level}`,
    belongs: ({ severity }: LabelledText) => (severity ?? 0) >= level,
    ...(level === 2 && { among: isComplaint }),
    cost: COST,
    features: MOST_FEATURES.level,
  })),
  ...oneForEach(rows, {
    ...{ family: 'danger', value: ({ danger }) => danger, among: isDanger, features: MOST_FEATURES.dangerKind },
  }),
  ...oneForEach(rows, { family: 'kind', value: ({ kind }) => kind, features: MOST_FEATURES.kind }),
  ...oneForEach(rows, { family: 'topic', value: ({ topic }) => topic, features: MOST_FEATURES.topic }),
  ...oneForEach(rows, {
    ...{ family: 'motive', value: ({ motive }) => motive, among: isComplaint, features: MOST_FEATURES.motive },
  }),
];

const STEPS = 127;

const largest = (weights: Weights): number => {
  let most = 0;
  for (let at = 0; at < weights.length - 1; at++) most = Math.max(most, Math.abs(weights[at] ?? 0));
  return most || 1;
};

/** Base 64 of all weights, and the features that have any. */
const pack = (names: string[], learned: { weights: Weights; most: number }[]) => {
  const bytes: number[] = [];
  const features = names.filter((_, at) => {
    const pairs = learned.flatMap(({ weights, most }, output) => {
      const steps = Math.round(((weights[at] ?? 0) / most) * STEPS);
      return steps === 0 ? [] : [output, steps & 0xff];
    });
    if (pairs.length === 0) return false;
    bytes.push(pairs.length / 2, ...pairs);
    return true;
  });
  return { features: features.join('\n'), weights: Buffer.from(bytes).toString('base64') };
};

/** How often each feature occurs. */
const frequencies = (samples: Sample[], features: number): Float64Array => {
  const counts = new Float64Array(features);
  for (const { at } of samples) for (const feature of at) counts[feature] = (counts[feature] ?? 0) + 1;
  return counts;
};

/** The features that say most for or against, by how much and how often. */
const telling = (weights: Weights, counts: Float64Array, most: number): Set<number> => {
  const told = Array.from(counts, (count, at) => Math.abs(weights[at] ?? 0) * Math.sqrt(count));
  const order = [...told.keys()].sort((a, b) => (told[b] ?? 0) - (told[a] ?? 0));
  return new Set(order.slice(0, most));
};

const only = ({ at, size }: Sample, features: ReadonlySet<number>): Sample => {
  const kept = [...at.keys()].filter((index) => features.has(at[index] ?? -1));
  return {
    at: Int32Array.from(kept, (index) => at[index] ?? 0),
    size: Float64Array.from(kept, (index) => size[index] ?? 0),
  };
};

/** Fits twice: with all features to see which are telling, then with those alone, so that the file stays small and little is lost. */
const fitFew = (problem: LinearProblem, most: number): Weights => {
  const features = telling(learnWeights(problem), frequencies(problem.samples, problem.features), most);
  return learnWeights({ ...problem, samples: problem.samples.map((sample) => only(sample, features)) });
};

/** How far an output is moved, so that it says what we want it to say at 0. */
export type Shifts = Record<string, number>;

/** What rows are read by while learning: the policy's families of words, and how far outputs are moved. */
export type Lesson = { families: WordFamilies; shifts: Shifts };

/** Learns a classifier from rows. The same rows give the same classifier. */
export const learn = (rows: LabelledText[], { families, shifts }: Lesson): Classifier => {
  const seen = featuresOfAll(rows, families);
  const vocabulary = vocabularyOf(seen);
  const samples = seen.map((features): Sample => sampleOf(features, vocabulary));
  const outputs = outputsOf(rows);
  const learned = outputs.map(({ belongs, among = () => true, cost, features }) => {
    const chosen = rows.flatMap((row, index) => (among(row) ? [{ row, sample: samples[index] as Sample }] : []));
    const weights = fitFew(
      {
        samples: chosen.map(({ sample }) => sample),
        belongs: chosen.map(({ row }) => belongs(row)),
        costs: chosen.map(() => cost),
        features: vocabulary.size,
      },
      features,
    );
    // A rare word says more than a common one: that is part of its weight from here on.
    for (const { at, rarity } of vocabulary.values()) weights[at] = (weights[at] ?? 0) * rarity;
    return { weights, most: largest(weights) };
  });
  return {
    learnedFrom: Object.fromEntries([...Map.groupBy(rows, ({ set }) => set)].map(([set, of]) => [set, of.length])),
    outputs: outputs.map(({ name }, index) => {
      const { weights, most } = learned[index] ?? { weights: new Float64Array(1), most: 1 };
      return { name, bias: (weights.at(-1) ?? 0) + (shifts[name] ?? 0), step: most / STEPS };
    }),
    ...pack([...vocabulary.keys()], learned),
  };
};
