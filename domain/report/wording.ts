import type { LocalizedText } from '../values.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import type { Statistic } from './fold.ts';
import type { Dimension, Parameter } from './parameter.ts';

/** What every parameter leaves out but the one that counts it. */
const COMMON: LocalizedText = {
  es: 'Elogios y correo no deseado, que cuenta un parámetro propio.',
  en: 'Praise and spam, which have a parameter of their own.',
};

const parts = {
  counts: { es: 'Cuenta', en: 'Counts' },
  of: { es: 'De', en: 'Of' },
  leftOut: { es: 'No cuenta', en: 'Leaves out' },
  events: { es: 'Hechos', en: 'Events' },
} satisfies Record<string, LocalizedText>;

const isNothing = (words: LocalizedText): boolean => words.en === 'Nothing.';

/** What a parameter leaves out, with what all leave out. */
const leftOutOf = ({ id, leftOut }: Parameter, language: ReplyLanguage): string => {
  if (id === 'set-aside') return leftOut[language];
  return isNothing(leftOut) ? COMMON[language] : `${leftOut[language]} ${COMMON[language]}`;
};

/** The parts of a definition, each with its name, in words alone. */
export const definitionParts = (parameter: Parameter, language: ReplyLanguage): { name: string; text: string }[] => [
  { name: parts.counts[language], text: parameter.counts[language] },
  ...(parameter.of ? [{ name: parts.of[language], text: parameter.of[language] }] : []),
  { name: parts.leftOut[language], text: leftOutOf(parameter, language) },
];

/** The same for whoever measures again: with the types of the events it is taken from. */
export const fullDefinitionParts = (
  parameter: Parameter,
  language: ReplyLanguage,
): { name: string; text: string }[] => [
  ...definitionParts(parameter, language),
  { name: parts.events[language], text: `${parameter.events.join(', ')}.` },
];

/** A definition in one paragraph. */
export const definitionOf = (parameter: Parameter, language: ReplyLanguage): string =>
  fullDefinitionParts(parameter, language)
    .map(({ name, text }) => `${name}: ${text}`)
    .join(' ');

export const dimensionWords: Record<Dimension, LocalizedText> = {
  article: { es: 'artículo', en: 'article' },
  body: { es: 'organismo', en: 'body' },
  cause: { es: 'causa', en: 'cause' },
  channel: { es: 'canal', en: 'channel' },
  class: { es: 'clase', en: 'class' },
  timer: { es: 'plazo', en: 'timer' },
  concession: { es: 'concesión', en: 'concession' },
  currency: { es: 'moneda', en: 'currency' },
  decision: { es: 'decisión', en: 'decision' },
  kind: { es: 'tipo', en: 'kind' },
  language: { es: 'idioma', en: 'language' },
  level: { es: 'nivel', en: 'level' },
  motive: { es: 'causa del desencuentro', en: 'motive' },
  reason: { es: 'motivo', en: 'reason' },
  result: { es: 'resultado', en: 'result' },
  round: { es: 'ronda', en: 'round' },
  score: { es: 'puntuación', en: 'score' },
  state: { es: 'estado', en: 'state' },
  supervisor: { es: 'supervisor', en: 'supervisor' },
  'survey-question': { es: 'pregunta', en: 'question' },
  topic: { es: 'tema', en: 'topic' },
};

export const statisticWords: Record<Statistic, LocalizedText> = {
  total: { es: 'total', en: 'total' },
  share: { es: 'porcentaje', en: 'share' },
  counted: { es: 'cumplen', en: 'counted' },
  of: { es: 'de', en: 'of' },
  median: { es: 'mediana', en: 'median' },
  p90: { es: 'percentil 90', en: '90th percentile' },
  max: { es: 'máximo', en: 'maximum' },
  mean: { es: 'media', en: 'mean' },
  n: { es: 'casos medidos', en: 'measured' },
};
