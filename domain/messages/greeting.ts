import type { Complainant } from '#domain/case/complainant.ts';
import type { LetterLanguage } from '#domain/vocabulary.ts';

/** Programs that show mail make a link of `shop.example`; with a space it is no domain any more, and initials read as well. */
const unlinked = (name: string): string => name.replace(/\.(?=[\p{L}\p{M}])/gu, '. ');

const NAME = /^[\p{L}\p{M}][\p{L}\p{M}.'’ -]{0,59}$/u;

/**
 * What a customer is called where their name is one, else nothing. What does not look like a
 * name is left out, since anybody can write anything there, and give somebody else's address with it; nothing in it becomes a link.
 */
export const customerName = ({ name }: Pick<Complainant, 'name'>): string =>
  name && NAME.test(name) ? unlinked(name) : '';

/** The value `name` of a template for the customer: the name as it follows the greeting of that language, or nothing. */
export const greetingName = (complainant: Pick<Complainant, 'name'>, language: LetterLanguage): string => {
  const name = customerName(complainant);
  return name && `${language === 'en' ? ' ' : ', '}${name}`;
};
