import { htmlText } from '#channels/email/html-text.ts';
import { getText, getWords, instantOf } from '#channels/json.ts';
import type { Mapped, Said } from './contract.ts';

const TAG = /<(?:p|div|br|span|a|table|ul|ol|html|body|blockquote|b|i|strong|em|img|h[1-6])\b[^>]*>/i;

/** The words of a body that may be HTML, by what the system says of it or by its looks. */
export const wordsIn = (body: string, isHtml = TAG.test(body)): string => getWords(isHtml ? htmlText(body) : body);

/** The first of some fields that has words; the last ones are HTML. */
export const firstWords = (value: unknown, plain: readonly string[], html: readonly string[]): string =>
  plain.map((name) => getWords(value, name)).find(Boolean) ??
  html.map((name) => wordsIn(getText(value, name), true)).find(Boolean) ??
  '';

/** A moment as the system writes it; undefined where there is none. */
export const momentOf = (value: unknown): string | undefined => instantOf(value);

/** What a record lacks that every ticket has. */
export const lacking = (...fields: [pointer: string, value: string | undefined][]): Mapped | undefined => {
  const wrong = fields.flatMap(([pointer, value]) =>
    value ? [] : [{ pointer, message: 'is missing, or cannot be read' }],
  );
  return wrong.length > 0 ? { wrong } : undefined;
};

/** What was said, in the order of its time; what has no words is left out. */
export const inOrder = (said: readonly Said[]): Said[] =>
  said.filter(({ text }) => text !== '').toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

/** `es-ES`, `es_ES` and `es` as a code that we take. */
export const languageIn = (code: string): string | undefined => {
  const plain = code.replace('_', '-');
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(plain) ? plain : undefined;
};
