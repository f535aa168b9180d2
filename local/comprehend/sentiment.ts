import { feelingOf, type SentimentWeights } from './feeling.ts';

export const sentiments = ['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED'] as const;
export type Sentiment = (typeof sentiments)[number];

/** The likeliest sentiment, and how likely each is; the four add up to 1. */
export type DetectedSentiment = { sentiment: Sentiment; scores: Record<Sentiment, number> };

/** A feeling as the numbers that are weighed; logarithms, since the tenth complaint in a text says less than the first. */
export const features = (feeling: SentimentWeights): number[] => {
  const positive = Math.log1p(feeling.positive);
  const negative = Math.log1p(feeling.negative);
  return [
    1,
    positive,
    negative,
    Math.min(positive, negative),
    Math.log1p(feeling.words),
    Math.log1p(feeling.negations),
    Math.log1p(feeling.exclamations),
    Math.log1p(feeling.indifferent),
  ];
};

/** Weights of the features, in their order; fitted by `bench/comprehend-fit.ts` on one half of the labelled texts. */
const WEIGHTS: Record<Sentiment, number[]> = {
  POSITIVE: [1, 1.03, -0.73, -0.53, -0.2, -1.01, 0.73, -0.2],
  NEGATIVE: [-0.7, -1.03, 1.17, -0.07, 0.36, 0.74, 0.18, -0.96],
  NEUTRAL: [2.01, -0.59, -0.47, -0.14, -0.31, 0.17, 0.19, 0.72],
  MIXED: [-2.3, 0.59, 0.03, 0.73, 0.14, 0.11, -1.1, 0.45],
};

const dot = (one: number[], other: number[]): number =>
  one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);

/**
 * The sentiment of a text in one of the languages with a lexicon (es, en, pt, fr). In any other, only faces, hearts and
 * exclamation marks are read, so the answer is nearly always NEUTRAL.
 */
export const detectSentiment = (text: string, language: string): DetectedSentiment => {
  const given = features(feelingOf(text, language));
  const odds = sentiments.map((name) => Math.exp(dot(WEIGHTS[name], given)));
  const total = odds.reduce((sum, value) => sum + value, 0);
  const likeliest = odds.indexOf(Math.max(...odds));
  const scores = Object.fromEntries(sentiments.map((name, index) => [name, (odds[index] ?? 0) / total]));
  return { sentiment: sentiments[likeliest] ?? 'NEUTRAL', scores: scores as Record<Sentiment, number> };
};
