import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sentiment } from '#local/comprehend/sentiment.ts';

/** A text with what people said it is. */
export type Labelled<Label> = { text: string; language: string; label: Label };
export type LabelledSets<Label> = Record<string, Labelled<Label>[]>;

/** Whether a text belongs to the half that is only measured; the other half is for tuning. */
export const isHeldOut = (text: string): boolean => (createHash('sha256').update(text).digest()[0] ?? 0) % 2 === 1;

/** The folder named on the command line, or undefined, said in words, where it is absent. */
export const corpusFolder = (): string | undefined => {
  const folder = process.argv[2];
  if (folder && existsSync(join(folder, 'texts')) && existsSync(join(folder, 'langid'))) return folder;
  console.log(
    'Skipped: name a corpus folder that holds texts/ and langid/ (it may not be copied into this repository).',
  );
  return undefined;
};

export const jsonLines = <Row>(file: string): Row[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Rows of a CSV file after RFC 4180, by the names in its first line. */
export const csvRows = (file: string): Record<string, string>[] => {
  const cells = /("(?:[^"]|"")*"|[^,\n]*)(,|\r?\n|$)/g;
  const lines: string[][] = [[]];
  for (const [whole, cell = '', end] of readFileSync(file, 'utf8')
    .replace(/^\ufeff/, '')
    .matchAll(cells)) {
    if (whole === '') break;
    lines.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell.trim());
    if (end !== ',') lines.push([]);
  }
  const [head = [], ...rows] = lines.filter((line) => line.length > 1);
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
};

const LABELS: Record<string, Sentiment> = {
  positive: 'POSITIVE',
  negative: 'NEGATIVE',
  neutral: 'NEUTRAL',
  none: 'NEUTRAL',
  mixed: 'MIXED',
  positivo: 'POSITIVE',
  negativo: 'NEGATIVE',
};
export const labelOf = (name = ''): Sentiment => LABELS[name] ?? 'NEUTRAL';

type Tweet = { text: string; label: string };
type HotelReview = { text: string; overall: string };
type RestaurantReview = { text: string; aspects: { tag: string }[] };

const restaurantLabel = ({ aspects }: RestaurantReview): Sentiment => {
  const tags = new Set(aspects.map(({ tag }) => tag));
  if (tags.has('T-POS') && tags.has('T-NEG')) return 'MIXED';
  if (tags.has('T-POS')) return 'POSITIVE';
  return tags.has('T-NEG') ? 'NEGATIVE' : 'NEUTRAL';
};

const complaints = (texts: (string | undefined)[], language: string): Labelled<Sentiment>[] =>
  texts.filter((text) => text).map((text = '') => ({ text, language, label: 'NEGATIVE' }));

/** Texts with their sentiment; complaints count as negative. */
export const sentimentSets = (folder: string): LabelledSets<Sentiment> => {
  const file = (name: string) => join(folder, 'texts', name);
  const sets: LabelledSets<Sentiment> = {};
  for (const language of ['es', 'en', 'pt', 'fr'])
    sets[`tweets ${language}`] = jsonLines<Tweet>(file(`sentiment-tweets-${language}.jsonl`)).map((row) => ({
      text: row.text,
      language,
      label: labelOf(row.label),
    }));
  for (const language of ['es', 'en'])
    sets[`hotel reviews ${language}`] = jsonLines<HotelReview>(file(`hotel-reviews-${language}.jsonl`)).map((row) => ({
      text: row.text,
      language,
      label: labelOf(row.overall),
    }));
  for (const language of ['es', 'fr'])
    sets[`restaurant reviews ${language}`] = jsonLines<RestaurantReview>(
      file(`restaurant-reviews-${language}.jsonl`),
    ).map((row) => ({ text: row.text, language, label: restaurantLabel(row) }));
  sets['product reviews es'] = csvRows(file('es-product-reviews-labelled.csv')).map((row) => ({
    text: row['texto'] ?? '',
    language: 'es',
    label: labelOf(row['etiqueta']),
  }));
  const furniture: { complaint_text: string }[] = JSON.parse(
    readFileSync(file('es-furniture-complaints-55.json'), 'utf8'),
  );
  sets['complaints es (furniture)'] = complaints(
    furniture.map(({ complaint_text }) => complaint_text),
    'es',
  );
  const reclame = csvRows(file('pt-reclameaqui-sample.csv')).map((row) => row['DESCRICAO']);
  sets['complaints pt (Reclame Aqui)'] = complaints(reclame, 'pt');
  const narratives = csvRows(file('cfpb-narratives-2000.csv')).map((row) => row['Consumer complaint narrative']);
  sets['complaints en (CFPB)'] = complaints(narratives, 'en');
  return sets;
};

type Sentence = { lang: string; text: string };

/** Texts with their language. */
export const languageSets = (folder: string): LabelledSets<string> => {
  const sentences = (name: string) =>
    jsonLines<Sentence>(join(folder, 'langid', name)).map(({ text, lang }) => ({ text, language: lang, label: lang }));
  const reviews = ['es', 'ca', 'eu', 'en'].flatMap((language) =>
    jsonLines<Sentence>(join(folder, 'texts', `hotel-reviews-${language}.jsonl`)).map(({ text }) => ({
      text,
      language,
      label: language,
    })),
  );
  return {
    sentences: [
      ...sentences('lingua-sentences.jsonl'),
      ...sentences('pud-parallel-gl-es-pt-en-fr.jsonl'),
      ...sentences('galician-treegal.jsonl'),
    ],
    'review sentences': reviews,
    'word pairs': sentences('lingua-word-pairs.jsonl'),
  };
};
