import type { LocalizedText } from '#domain/values.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';

/** What happens after the acknowledgment, as the customer reads it. */
export const nextStep: LocalizedText = {
  es: 'leemos su caso con calma y, si necesitamos algún dato, nos ponemos en contacto con usted',
  en: 'we read your case carefully and, if we need to know anything more, we get in touch with you',
};

/** The same while a basic service is cut off (Ley 10/2025 art. 17.2). */
export const nextStepInOutage: Record<ReplyLanguage, (by: string) => string> = {
  es: (by) =>
    `averiguamos la causa del corte y le decimos cuál es, y cuándo esperamos que vuelva el servicio, como muy tarde el ${by}`,
  en: (by) => `we find out what cut the service off and tell you, with when we expect it back, by ${by} at the latest`,
};

/** How the customer gets the recording or the transcript of a call or a chat. */
export const recordingOnRequest: LocalizedText = {
  es: 'Si hay grabación o transcripción de lo que hablamos, la guardamos hasta después de darle nuestra respuesta: pídanosla con su referencia y se la enviamos.',
  en: 'If what we talked about was recorded or written down, we keep that until after our answer: ask us for it with your reference and we send it to you.',
};

export const recordingNotKept: LocalizedText = {
  es: 'Como nos pidió, no hemos guardado lo que hablamos; una persona se lo preguntará.',
  en: 'As you asked, we have not kept what we talked about; a person will ask you.',
};

type Quoted = Record<ReplyLanguage, (excerpt: string) => string>;

/** What the customer wrote, in quotation marks. */
export const writtenByYou: Quoted = {
  es: (excerpt) => `Nos ha escrito: «${excerpt}»`,
  en: (excerpt) => `You wrote: “${excerpt}”`,
};

/** What somebody of ours wrote down for the customer: our words, and not in quotation marks. */
export const notedByUs: Quoted = {
  es: (excerpt) => `Lo que hemos anotado de lo que nos ha contado: ${excerpt}`,
  en: (excerpt) => `What we noted of what you told us: ${excerpt}`,
};

/** Who has a case that no rule could place; a supervisor hands it over. */
export const careTeam: LocalizedText = { es: 'nuestro equipo de atención', en: 'our care team' };

const EXCERPT = 200;
/** Addresses of pages and mailboxes: our mail must not carry to others what a stranger wrote. */
const ADDRESSES = /\S*(?:https?:|www\.|@|\w\.[a-z]{2,}\/)\S*/gi;

/** The beginning of a text, on one line and cut between words, so that the reader recognizes what they wrote. */
export const excerptOf = (text: string): string => {
  const line = text
    .slice(0, 5 * EXCERPT)
    .replace(ADDRESSES, '…')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= EXCERPT) return line;
  const cut = line.slice(0, EXCERPT);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), EXCERPT / 2)).toWellFormed()}…`;
};
