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

type Quoted = Record<ReplyLanguage, (content: string) => string>;

/** What the customer wrote, whole, in quotation marks. */
export const writtenByYou: Quoted = {
  es: (content) => `Nos ha escrito:\n\n«${content}»`,
  en: (content) => `You wrote:\n\n“${content}”`,
};

/** What somebody of ours wrote down for the customer: our words, and not in quotation marks. */
export const notedByUs: Quoted = {
  es: (content) => `Lo que hemos anotado de lo que nos ha contado:\n\n${content}`,
  en: (content) => `What we noted of what you told us:\n\n${content}`,
};

/** Where the receipt is, with the content. */
export const receiptAt: Quoted = {
  es: (url) => `Su justificante, con el contenido de la reclamación: ${url}`,
  en: (url) => `Your receipt, with the content of the complaint: ${url}`,
};

/** Who has a case that no rule could place; a supervisor hands it over. */
export const careTeam: LocalizedText = { es: 'nuestro equipo de atención', en: 'our care team' };
