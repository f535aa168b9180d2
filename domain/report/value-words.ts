import type { ComplaintClass, TimerName } from '../deadline/regime.ts';
import type { Motive } from '../understand/motives.ts';
import type { LocalizedText } from '../values.ts';
import type { Cause, Hold, Level, Release, ReplyLanguage } from '../vocabulary.ts';
import type { Dimension } from './parameter.ts';

type Words<Code extends string> = Record<Code, LocalizedText>;

const causeWords: Words<Cause> = {
  'company-error': { es: 'error de la empresa', en: 'company error' },
  'customer-use': { es: 'uso del cliente', en: "customer's use" },
  misunderstanding: { es: 'malentendido', en: 'misunderstanding' },
  'third-party': { es: 'tercero', en: 'third party' },
  unfounded: { es: 'infundada', en: 'unfounded' },
};

const classWords: Words<ComplaintClass> = {
  general: { es: 'general', en: 'general' },
  billing: { es: 'facturación', en: 'billing' },
  continuity: { es: 'continuidad', en: 'continuity' },
  payment: { es: 'servicios de pago', en: 'payment services' },
  hardship: { es: 'dificultades económicas', en: 'financial hardship' },
  superannuation: { es: 'planes de jubilación', en: 'superannuation' },
  clarification: { es: 'aclaración', en: 'clarification' },
};

const timerWords: Words<TimerName> = {
  acknowledge: { es: 'justificante', en: 'acknowledgment' },
  update: { es: 'información periódica', en: 'update' },
  answer: { es: 'respuesta', en: 'answer' },
  'summary-resolution': { es: 'resolución breve', en: 'summary resolution' },
  completion: { es: 'completar la reclamación', en: 'completing the complaint' },
  offer: { es: 'propuesta abierta', en: 'open offer' },
  'delay-notice': { es: 'aviso de retraso', en: 'notice of delay' },
  notification: { es: 'notificación', en: 'notification' },
  performance: { es: 'cumplimiento', en: 'performance' },
  'adr-reply': { es: 'respuesta al organismo de resolución', en: 'reply to the dispute body' },
  referral: { es: 'acudir a un organismo', en: 'referral to a body' },
  human: { es: 'persona', en: 'person' },
  supervisor: { es: 'supervisor', en: 'supervisor' },
  retention: { es: 'conservación', en: 'retention' },
};

const motiveWords: Words<Motive> = {
  'different-perceptions': { es: 'percepciones distintas', en: 'different perceptions' },
  'poor-communication': { es: 'mala comunicación', en: 'poor communication' },
  'unmet-expectations': { es: 'expectativas no cumplidas', en: 'unmet expectations' },
  'unrealistic-goals': { es: 'objetivos imposibles', en: 'goals that cannot be met' },
  'depends-on-others': { es: 'depende de terceros', en: 'depends on others' },
  'abuse-of-power': { es: 'abuso de poder', en: 'abuse of power' },
};

const holdWords: Words<Hold | Release> = {
  'service-suspension': { es: 'no suspender el servicio', en: 'no suspension of the service' },
  collections: { es: 'no cobrar la deuda', en: 'no collection of the debt' },
  'resolution-notified': { es: 'resolución notificada', en: 'resolution notified' },
  'adr-answered': { es: 'el organismo resolvió', en: 'the dispute body decided' },
  'no-complaint': { es: 'no era reclamación', en: 'it was no complaint' },
  reclassified: { es: 'cambió de clase', en: 'its class changed' },
  safety: { es: 'seguridad', en: 'safety' },
};

const escalationWords: Words<
  Level | 'customer' | 'breach' | 'hand-overs' | 'not-safe' | 'not-reached' | 'stopped' | 'personal-data'
> = {
  'next-on-rota': { es: 'siguiente de guardia', en: 'next on the rota' },
  substitute: { es: 'suplente', en: 'substitute' },
  manager: { es: 'superior directo', en: 'manager' },
  supervisor: { es: 'supervisor', en: 'supervisor' },
  head: { es: 'dirección', en: 'head' },
  customer: { es: 'cliente', en: 'customer' },
  breach: { es: 'plazo vencido', en: 'breach' },
  'hand-overs': { es: 'demasiados cambios', en: 'too many hand-overs' },
  'not-safe': { es: 'peligro', en: 'not safe' },
  'not-reached': { es: 'no se localizó al cliente', en: 'customer not reached' },
  stopped: { es: 'el caso se había parado', en: 'the case had stopped' },
  'personal-data': { es: 'datos personales', en: 'personal data' },
};

const resultWords: Words<string> = {
  accept: { es: 'aceptada', en: 'accepted' },
  counter: { es: 'contrapropuesta', en: 'countered' },
  decline: { es: 'rechazada', en: 'declined' },
  agreed: { es: 'acuerdo', en: 'agreement' },
  answered: { es: 'respuesta final', en: 'final answer' },
  'in-term': { es: 'en plazo', en: 'in term' },
  late: { es: 'fuera de plazo', en: 'late' },
  treatment: { es: 'trato recibido', en: 'treatment received' },
  service: { es: 'servicio o solución', en: 'service or solution' },
  yes: { es: 'sí', en: 'yes' },
  no: { es: 'no', en: 'no' },
};

/** Kinds of messages and holds are both called a kind. */
const kindWords: Words<string> = {
  complaint: { es: 'reclamación', en: 'complaint' },
  question: { es: 'consulta', en: 'question' },
  request: { es: 'petición', en: 'request' },
  suggestion: { es: 'sugerencia', en: 'suggestion' },
  praise: { es: 'elogio', en: 'praise' },
  spam: { es: 'correo no deseado', en: 'spam' },
  other: { es: 'otro', en: 'other' },
};

/** Of channels whose name says it already with a capital letter there is no word here. */
const channelWords: Words<string> = {
  web: { es: 'formulario web', en: 'web form' },
  email: { es: 'correo electrónico', en: 'e-mail' },
  mail: { es: 'correo electrónico', en: 'e-mail' },
  whatsapp: { es: 'WhatsApp', en: 'WhatsApp' },
  sms: { es: 'SMS', en: 'SMS' },
  call: { es: 'llamada', en: 'call' },
  phone: { es: 'teléfono', en: 'phone' },
  post: { es: 'correo postal', en: 'post' },
  chat: { es: 'chat', en: 'chat' },
  review: { es: 'reseña', en: 'review' },
  survey: { es: 'encuesta', en: 'survey' },
  crm: { es: 'sistema de clientes', en: 'customer system' },
  staff: { es: 'en mano', en: 'in person' },
  csv: { es: 'lista importada', en: 'imported list' },
  'tracking-page': { es: 'página de seguimiento', en: 'tracking page' },
};

const UNKNOWN: LocalizedText = { es: 'sin dato', en: 'unknown' };

/** Where the words of each dimension are; what is not here is a number, an article, a currency or a name of the policy. */
const words: Partial<Record<Dimension, Record<string, LocalizedText>>> = {
  cause: causeWords,
  channel: channelWords,
  class: classWords,
  timer: timerWords,
  motive: motiveWords,
  kind: { ...kindWords, ...holdWords },
  reason: { ...escalationWords, ...holdWords, ...motiveWords },
  level: escalationWords,
  decision: resultWords,
  result: resultWords,
  state: resultWords,
  supervisor: resultWords,
  'survey-question': resultWords,
};

const languageName = (code: string, language: ReplyLanguage): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;

/** A value of a dimension in words; what no list knows has its words taken apart, so that no reader meets a code. */
export const valueWords = (dimension: Dimension, value: string, language: ReplyLanguage): string => {
  if (value === 'unknown') return UNKNOWN[language];
  if (dimension === 'language') return /^[a-z]{2,3}(-\w+)*$/i.test(value) ? languageName(value, language) : value;
  const known = words[dimension]?.[value]?.[language];
  if (known) return known;
  const apart = value.replaceAll('-', ' ');
  return dimension === 'channel' ? `${apart.charAt(0).toUpperCase()}${apart.slice(1)}` : apart;
};
