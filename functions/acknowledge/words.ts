import type { Words } from '#domain/policy.ts';

/** What happens after the acknowledgment, as the customer is told. */
export const nextStep: Words = {
  es: 'leemos su caso con calma y, si necesitamos algún dato, nos ponemos en contacto con usted',
  en: 'we read your case carefully and, if we need to know anything more, we get in touch with you',
};

/** Who has a case that no rule could place; a supervisor hands it over. */
export const careTeam: Words = { es: 'nuestro equipo de atención', en: 'our care team' };

const EXCERPT = 200;
/** Addresses of pages and mailboxes: our mail must not carry to others what a stranger wrote. */
const ADDRESSES = /\S*(?:https?:|www\.|@|\w\.[a-z]{2,}\/)\S*/gi;

/** The first words of a text, on one line and cut between words; a reader recognises what they wrote. */
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
