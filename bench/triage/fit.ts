import type { WordFamilies } from '#domain/policy/schema/families.ts';
import { type Features, featuresOf, lengthOf, sizeOf } from '#domain/understand/classifier/features.ts';

/** A text as numbers: which features it has, and how large each is. */
export type Sample = { at: Int32Array; size: Float64Array };

/** What is known of a feature: its number, and how rare it is, from 0 (every text has it) to 1. */
type Known = { at: number; rarity: number };
export type Vocabulary = ReadonlyMap<string, Known>;

/** Features that at least two texts have: what one alone has teaches nothing. */
export const vocabularyOf = (texts: Features[]): Vocabulary => {
  const seen = new Map<string, number>();
  for (const features of texts) for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  return new Map(
    [...seen]
      .filter(([, count]) => count > 1)
      .map(([feature, count], at) => [
        feature,
        { at, rarity: Math.log(texts.length / count) / Math.log(texts.length) },
      ]),
  );
};

export const sampleOf = (features: Features, vocabulary: Vocabulary): Sample => {
  const known = [...features].flatMap((feature) => {
    const { at, rarity = 0 } = vocabulary.get(feature) ?? {};
    return at === undefined ? [] : [{ at, size: sizeOf(feature) * rarity }];
  });
  const length = lengthOf(features);
  return {
    at: Int32Array.from(known, ({ at }) => at),
    size: Float64Array.from(known, ({ size }) => size / length),
  };
};

/** What is measured learns from the same rows several times: the features of each are found once. */
const FOUND = new WeakMap<WordFamilies, Map<string, Features>>();

export const featuresOfAll = (rows: { text: string }[], families: WordFamilies): Features[] => {
  const found = FOUND.get(families) ?? new Map<string, Features>();
  FOUND.set(families, found);
  return rows.map(({ text }) => {
    const features = found.get(text) ?? featuresOf(text, families);
    found.set(text, features);
    return features;
  });
};

/** Weights of one output, the bias last. */
export type Weights = Float64Array;

const scoreOf = (weights: Weights, { at, size }: Sample): number => {
  let score = weights[weights.length - 1] ?? 0;
  for (let index = 0; index < at.length; index++) score += (weights[at[index] ?? 0] ?? 0) * (size[index] ?? 0);
  return score;
};

/** Not random, so that the same rows give the same weights. */
const shuffled = (count: number, round: number): Int32Array => {
  const order = Int32Array.from({ length: count }, (_, index) => index);
  let state = 2_463_534_242 + round;
  for (let index = count - 1; index > 0; index--) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const other = (state >>> 0) % (index + 1);
    [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
  }
  return order;
};

const MOST_ROUNDS = 80;
/** A round in which nothing was farther off than this is the last: the next would change no figure. */
const SETTLED = 0.05;

/** What is to be told apart: for each sample whether it belongs, and how much a mistake with it costs. */
export type LinearProblem = { samples: Sample[]; belongs: boolean[]; costs: number[]; features: number };

/** Moves the weights towards a sample, or away from it. */
const moveBy = (weights: Weights, { at, size }: Sample, move: number): void => {
  for (let part = 0; part < at.length; part++) {
    const feature = at[part] ?? 0;
    weights[feature] = (weights[feature] ?? 0) + move * (size[part] ?? 0);
  }
  weights[weights.length - 1] = (weights.at(-1) ?? 0) + move;
};

/** One sample's part in the weights: as large as its margin asks for. */
const dualOf = (before: number, { margin, slack, square }: { margin: number; slack: number; square: number }): number =>
  Math.max(0, before - (margin - 1 + slack * before) / (square + slack));

/**
 * A linear support vector machine with squared hinge loss, by dual coordinate descent.
 * Source: Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008.
 */
export const learnWeights = ({ samples, belongs, costs, features }: LinearProblem): Weights => {
  const weights = new Float64Array(features + 1);
  const duals = new Float64Array(samples.length);
  const squares = samples.map(({ size }) => size.reduce((sum, value) => sum + value * value, 1));
  let farthest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS && farthest > SETTLED; round++) {
    farthest = 0;
    for (const index of shuffled(samples.length, round)) {
      const sample = samples[index] as Sample;
      const sign = belongs[index] ? 1 : -1;
      const before = duals[index] as number;
      const slack = 1 / (2 * (costs[index] as number));
      const square = squares[index] as number;
      const dual = dualOf(before, { margin: sign * scoreOf(weights, sample), slack, square });
      if (dual !== before) moveBy(weights, sample, (dual - before) * sign);
      duals[index] = dual;
      farthest = Math.max(farthest, Math.abs(dual - before) * (square + slack));
    }
  }
  return weights;
};
