import type { LocalizedText } from '../values.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import type { Statistic } from './fold.ts';
import type { Dimension, Parameter } from './parameter.ts';

/** What every parameter leaves out but the one that counts it. */
const COMMON: LocalizedText = {
  es: 'Elogios y correo no deseado («set-aside»).',
  en: 'Praise and spam (`set-aside`).',
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

/** The parts of a definition, each with its name. */
export const definitionParts = (parameter: Parameter, language: ReplyLanguage): { name: string; text: string }[] => [
  { name: parts.counts[language], text: parameter.counts[language] },
  ...(parameter.of ? [{ name: parts.of[language], text: parameter.of[language] }] : []),
  { name: parts.leftOut[language], text: leftOutOf(parameter, language) },
  { name: parts.events[language], text: `${parameter.events.join(', ')}.` },
];

/** A definition in one paragraph. */
export const definitionOf = (parameter: Parameter, language: ReplyLanguage): string =>
  definitionParts(parameter, language)
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

/** What the law and the histories call things, in a reader's words; what is not here is shown as it is. */
const values: Record<string, LocalizedText> = {
  accept: { es: 'aceptada', en: 'accepted' },
  acknowledge: { es: 'justificante', en: 'acknowledgment' },
  agreed: { es: 'acuerdo', en: 'agreement' },
  answer: { es: 'respuesta', en: 'answer' },
  answered: { es: 'respuesta final', en: 'final answer' },
  billing: { es: 'facturación', en: 'billing' },
  breach: { es: 'plazo vencido', en: 'breach' },
  call: { es: 'llamada', en: 'call' },
  'company-error': { es: 'error de la empresa', en: 'company error' },
  complaint: { es: 'reclamación', en: 'complaint' },
  continuity: { es: 'continuidad', en: 'continuity' },
  counter: { es: 'contrapropuesta', en: 'countered' },
  customer: { es: 'cliente', en: 'customer' },
  'customer-use': { es: 'uso del cliente', en: "customer's use" },
  decline: { es: 'rechazada', en: 'declined' },
  general: { es: 'general', en: 'general' },
  stopped: { es: 'el caso se había parado', en: 'the case had stopped' },
  'hand-overs': { es: 'demasiados cambios', en: 'too many hand-overs' },
  head: { es: 'dirección', en: 'head' },
  human: { es: 'persona', en: 'person' },
  'in-term': { es: 'en plazo', en: 'in term' },
  late: { es: 'fuera de plazo', en: 'late' },
  mail: { es: 'correo electrónico', en: 'e-mail' },
  misunderstanding: { es: 'malentendido', en: 'misunderstanding' },
  no: { es: 'no', en: 'no' },
  praise: { es: 'elogio', en: 'praise' },
  question: { es: 'consulta', en: 'question' },
  request: { es: 'petición', en: 'request' },
  review: { es: 'reseña', en: 'review' },
  spam: { es: 'correo no deseado', en: 'spam' },
  service: { es: 'servicio o solución', en: 'service or solution' },
  staff: { es: 'en mano', en: 'in person' },
  suggestion: { es: 'sugerencia', en: 'suggestion' },
  supervisor: { es: 'supervisor', en: 'supervisor' },
  survey: { es: 'encuesta', en: 'survey' },
  'third-party': { es: 'tercero', en: 'third party' },
  treatment: { es: 'trato recibido', en: 'treatment received' },
  unfounded: { es: 'infundada', en: 'unfounded' },
  unknown: { es: 'sin dato', en: 'unknown' },
  update: { es: 'información periódica', en: 'update' },
  web: { es: 'formulario web', en: 'web form' },
  yes: { es: 'sí', en: 'yes' },
};

/** A value of a dimension in words. */
export const valueWords = (value: string, language: ReplyLanguage): string => values[value]?.[language] ?? value;
