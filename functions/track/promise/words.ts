import type { Policy } from '#domain/policy/policy.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { Promised, PromiseKind } from './nearest.ts';
import { byWhen, type Reader, type Term, termOf, wasDue } from './when.ts';

type Values = { who: string; to: string; when: string; what: string };
type Sentences = Record<PromiseKind, (values: Values) => string>;

const kept: Record<ReplyLanguage, Sentences> = {
  es: {
    call: ({ who, to, when }) => `${who} le llama${to} ${when}.`,
    write: ({ who, when }) => `${who} le escribe ${when}, sin llamadas.`,
    contact: ({ who, to, when }) => `${who} se va a poner en contacto con usted${to} ${when}.`,
    meeting: ({ who, when }) => `Tiene una reunión con ${who} ${when}.`,
    escalation: ({ who, when }) => `${who} está viendo su reclamación y le dice qué decide ${when}.`,
    reply: ({ who, when }) => `${who} lee su mensaje y le contesta ${when}.`,
    outage: ({ who, when }) =>
      `${who} le dice qué ha causado el corte y cuándo esperamos que vuelva el servicio, ${when}.`,
    commitment: ({ who, what, when }) => `${what}: lo cumplimos ${when}. Responde ${who}.`,
    news: ({ when }) => `Sabrá de nosotros ${when}.`,
    answer: ({ when }) => `Le damos nuestra respuesta ${when}.`,
  },
  en: {
    call: ({ who, to, when }) => `${who} calls you${to} ${when}.`,
    write: ({ who, when }) => `${who} writes to you ${when}, without any call.`,
    contact: ({ who, to, when }) => `${who} will get in touch with you${to} ${when}.`,
    meeting: ({ who, when }) => `You meet with ${who} ${when}.`,
    escalation: ({ who, when }) => `${who} is looking into your complaint and tells you what they decide ${when}.`,
    reply: ({ who, when }) => `${who} reads your message and answers you ${when}.`,
    outage: ({ who, when }) => `${who} tells you what caused the outage, and when we expect the service back, ${when}.`,
    commitment: ({ who, what, when }) => `${what}: we keep it ${when}. ${who} answers for it.`,
    news: ({ when }) => `You will hear from us ${when}.`,
    answer: ({ when }) => `We give you our answer ${when}.`,
  },
};

const late: Record<ReplyLanguage, Sentences> = {
  es: {
    call: ({ who, when }) => `Teníamos que haberle llamado ${when}. Lo sentimos. Lo tiene ahora ${who}.`,
    write: ({ who, when }) => `Teníamos que haberle escrito ${when}. Lo sentimos. Lo tiene ahora ${who}.`,
    contact: ({ who, when }) =>
      `Teníamos que habernos puesto en contacto con usted ${when}. Lo sentimos. Lo tiene ahora ${who}.`,
    meeting: ({ who, when }) => `Tenía una reunión con ${who} ${when}. Si no se celebró, lo sentimos: díganoslo.`,
    escalation: ({ who, when }) =>
      `Teníamos que haberle comunicado nuestra decisión ${when}. Lo sentimos. Lo tiene ahora ${who}.`,
    reply: ({ who, when }) => `Teníamos que haber contestado a su mensaje ${when}. Lo sentimos. Lo tiene ahora ${who}.`,
    outage: ({ who, when }) =>
      `Teníamos que haberle dado noticias del corte ${when}. Lo sentimos. Lo tiene ahora ${who}.`,
    commitment: ({ who, what, when }) =>
      `${what}: teníamos que haberlo cumplido ${when}. Lo sentimos. Lo tiene ahora ${who}.`,
    news: ({ who, when }) => `Tenía que haber sabido de nosotros ${when}. Lo sentimos. Lo tiene ahora ${who}.`,
    answer: ({ who, when }) => `Teníamos que haberle respondido ${when}. Lo sentimos. Lo tiene ahora ${who}.`,
  },
  en: {
    call: ({ who, when }) => `We should have called you ${when}. We are sorry. ${who} has it now.`,
    write: ({ who, when }) => `We should have written to you ${when}. We are sorry. ${who} has it now.`,
    contact: ({ who, when }) => `We should have got in touch with you ${when}. We are sorry. ${who} has it now.`,
    meeting: ({ who, when }) => `You were to meet with ${who} ${when}. If that did not happen, we are sorry: tell us.`,
    escalation: ({ who, when }) => `We should have told you our decision ${when}. We are sorry. ${who} has it now.`,
    reply: ({ who, when }) => `We should have answered your message ${when}. We are sorry. ${who} has it now.`,
    outage: ({ who, when }) => `We should have given you news of the outage ${when}. We are sorry. ${who} has it now.`,
    commitment: ({ who, what, when }) => `${what}: we should have kept it ${when}. We are sorry. ${who} has it now.`,
    news: ({ who, when }) => `You should have heard from us ${when}. We are sorry. ${who} has it now.`,
    answer: ({ who, when }) => `We should have answered you ${when}. We are sorry. ${who} has it now.`,
  },
};

const at: Record<ReplyLanguage, (to: string) => string> = { es: (to) => ` al ${to}`, en: (to) => ` at ${to}` };
const somebody: Record<ReplyLanguage, string> = { es: 'Una persona de nuestro equipo', en: 'A person of our team' };

/**
 * Told to the minute, as the mail that promises it does and the law may ask: somebody stands by the telephone or waits to be written to
 * in danger, was told who gets in touch or decides by when, comes to a meeting, or sits in the dark and is told every so many hours.
 */
const TO_THE_MINUTE: readonly PromiseKind[] = ['call', 'write', 'contact', 'escalation', 'meeting', 'outage'];

const termIn = ({ kind, by }: Pick<Promised, 'kind' | 'by'>, { zone }: Pick<Reader, 'zone'>): Term =>
  TO_THE_MINUTE.includes(kind) ? { at: by } : termOf(by, zone);

/** Whether the date of a promise, as it was told, has passed. */
export const isLate = (promised: Pick<Promised, 'kind' | 'by'>, reader: Pick<Reader, 'now' | 'zone'>): boolean =>
  termIn(promised, reader).at < reader.now;

/** A promise in a sentence, with whoever has it, when, and where it is called; where it is late, that it is. */
export const promiseText = (promised: Promised, reader: Reader): string => {
  const { language } = reader;
  const { kind, who, to, what = '' } = promised;
  const term = termIn(promised, reader);
  const isOver = isLate(promised, reader);
  const name = who ?? somebody[language];
  const sentence = (isOver ? late : kept)[language][kind];
  return sentence({
    who: isOver && !who ? name.charAt(0).toLowerCase() + name.slice(1) : name,
    to: to ? at[language](to) : '',
    what,
    // A meeting is at its hour, not by it.
    when: isOver || kind === 'meeting' ? wasDue(term, reader) : byWhen(term, reader),
  });
};

/** Who reads: in a language, at a moment, by the hours of the company. */
export const readerOf = (
  { policy, now }: { policy: Policy; now: string },
  language: ReplyLanguage,
  country: string | undefined,
): Reader => ({
  language,
  zone: policy.company.zone,
  now,
  ...(country !== undefined && country !== policy.company.country && { isAbroad: true }),
});
