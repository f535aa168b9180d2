/** Fits the weights in `local/comprehend/sentiment.ts` on the tuning half of the corpus and prints them. */
import { feelingOf } from '#local/comprehend/feeling.ts';
import { features, type Sentiment, sentiments } from '#local/comprehend/sentiment.ts';
import { corpusFolder, isHeldOut, type LabelledSets, sentimentSets } from './comprehend-corpus.ts';

type Table = number[][];
type Example = { given: number[]; label: Sentiment; weight: number };

const ROUNDS = 1500;
const STEP = 0.5;
const MOMENTUM = 0.9;
const RIDGE = 1e-4;
/** A text is cut here: past it a complaint only repeats itself. UTF-16 units. */
const LOOK_AT = 2500;
/** Each set counts alike whatever its size, but Spanish twice; sets of one label or of one author's phrases count less. */
const SET_WEIGHTS: Record<string, number> = {
  'tweets es': 2,
  'product reviews es': 0.6,
  'complaints es (furniture)': 0.1,
  'complaints pt (Reclame Aqui)': 0.4,
  'complaints en (CFPB)': 0.4,
};
/** Mixed texts are few; without this none would ever be called so. */
const MIXED_WEIGHT = 2;

const examplesOf = (sets: LabelledSets<Sentiment>): Example[] => {
  const examples = Object.entries(sets).flatMap(([name, rows]) => {
    const tuning = rows.filter(({ text }) => !isHeldOut(text));
    const weight = (SET_WEIGHTS[name] ?? 1) / tuning.length;
    return tuning.map(({ text, language, label }) => ({
      given: features(feelingOf(text.slice(0, LOOK_AT), language)),
      label,
      weight: label === 'MIXED' ? weight * MIXED_WEIGHT : weight,
    }));
  });
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  return examples.map((example) => ({ ...example, weight: example.weight / total }));
};

const likelihoods = (weights: Table, given: number[]): number[] => {
  const odds = weights.map((row) =>
    Math.exp(row.reduce((sum, weight, index) => sum + weight * (given[index] ?? 0), 0)),
  );
  const total = odds.reduce((sum, value) => sum + value, 0);
  return odds.map((value) => value / total);
};

/** One value for each label and feature, made from its place. */
const table = (rows: number, columns: number, value: (row: number, column: number) => number): Table =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => value(row, column)));

const cell = (of: Table, row: number, column: number): number => of[row]?.[column] ?? 0;

/** How far the likelihoods are off, by label, for one example. */
const errorsOf = (weights: Table, { given, label, weight }: Example): number[] =>
  likelihoods(weights, given).map((likelihood, row) => (likelihood - (sentiments[row] === label ? 1 : 0)) * weight);

/** Multinomial logistic regression by gradient descent with momentum. */
const regression = (examples: Example[]): Table => {
  const columns = examples[0]?.given.length ?? 0;
  const rows = sentiments.length;
  let weights = table(rows, columns, () => 0);
  let speed = weights;
  for (let round = 0; round < ROUNDS; round++) {
    const errors = examples.map((example) => errorsOf(weights, example));
    const gradient = table(rows, columns, (row, column) =>
      examples.reduce((sum, { given }, index) => sum + cell(errors, index, row) * (given[column] ?? 0), 0),
    );
    const [before, pace] = [weights, speed];
    speed = table(
      rows,
      columns,
      (row, column) =>
        MOMENTUM * cell(pace, row, column) + cell(gradient, row, column) + RIDGE * cell(before, row, column),
    );
    const moved = speed;
    weights = table(rows, columns, (row, column) => cell(before, row, column) - STEP * cell(moved, row, column));
  }
  return weights;
};

const folder = corpusFolder();
if (folder)
  for (const [row, weights] of regression(examplesOf(sentimentSets(folder))).entries())
    console.log(`  ${sentiments[row]}: [${weights.map((weight) => Number(weight.toFixed(2))).join(', ')}],`);
