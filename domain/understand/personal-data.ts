/** Kinds that our own patterns find; Amazon Comprehend adds its own, such as `name` and `address`. */
type PersonalKind = 'email' | 'iban' | 'card' | 'dni' | 'nie' | 'cif' | 'phone' | 'name' | 'address';

/** Where personal data stands in a text: `begin` inclusive, `end` exclusive, in UTF-16 units. */
export type PersonalSpan = { kind: string; begin: number; end: number };

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';
const compact = (text: string): string => text.replace(/[\s.-]/g, '').toUpperCase();

/** Spanish identity number: the letter is the number modulo 23. */
export const isDni = (text: string): boolean => {
  const [, digits, letter] = /^(\d{8})([A-Z])$/.exec(compact(text)) ?? [];
  return digits !== undefined && LETTERS[Number(digits) % 23] === letter;
};

/** Identity number of a foreigner in Spain: X, Y, Z stand for 0, 1, 2 before the seven digits. */
export const isNie = (text: string): boolean => {
  const [, first = '', rest] = /^([XYZ])(\d{7}[A-Z])$/.exec(compact(text)) ?? [];
  return rest !== undefined && isDni(`${'XYZ'.indexOf(first)}${rest}`);
};

/** Tax number of a Spanish organisation: a control digit, or the letter that stands for it. */
export const isCif = (text: string): boolean => {
  const [, digits = '', control = ''] = /^[ABCDEFGHJNPQRSUVW](\d{7})([0-9A-J])$/.exec(compact(text)) ?? [];
  if (digits === '') return false;
  const sum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / 10) + (value % 10);
  }, 0);
  const expected = (10 - (sum % 10)) % 10;
  return control === String(expected) || control === 'JABCDEFGHI'[expected];
};

/** International bank account number: ISO 7064, modulo 97 is 1. */
export const isIban = (text: string): boolean => {
  const iban = compact(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) || (iban.startsWith('ES') && iban.length !== 24)) return false;
  const digits = [...iban.slice(4), ...iban.slice(0, 4)].map((character) => Number.parseInt(character, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
};

/** Card number: 13 to 19 digits whose Luhn sum ends in 0. */
export const isCard = (text: string): boolean => {
  const digits = compact(text);
  if (!/^[1-9]\d{12,18}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};

/** A Spanish number (nine digits from 6 to 9) or an international one with `+` or `00`. */
const isPhone = (text: string): boolean =>
  /^(?:(?:\+|00)34)?[6-9]\d{8}$|^(?:\+|00)(?!34)[1-9]\d{6,13}$/.test(text.replace(/[\s().-]/g, ''));

const NAME = String.raw`\p{Lu}[\p{L}'’-]+(?: (?:(?:de|del|la|las|los|y|i) ){0,2}\p{Lu}[\p{L}'’-]+){0,3}`;
/** A signature at the end of a line, after a closing formula; and how people say who they are. */
const CLOSING =
  '[Ss]aludos?|[Cc]ordiales|[Aa]tentamente|[Cc]ordialmente|[Gg]racias|[Rr]egards|[Ss]incerely|[Yy]ours|[Tt]hanks';
const SIGNED = String.raw`(?<=\b(?:${CLOSING})[\s,.:]{1,4})${NAME}(?=[\s.]*$)`;
const INTRODUCED = String.raw`(?<=\b(?:[Mm]e llamo|[Mm]i nombre es|[Mm]y name is)\s)${NAME}`;

/** Where somebody lives, by the word for a street, its name and a number; what follows may be a floor, a postal code and a town. */
const STREET =
  '[Cc]alle|[Cc]/|[Aa]venida|[Aa]vda\\.?|[Pp]laza|[Pp]aseo|[Rr]onda|[Cc]arretera|[Tt]ravesía|[Cc]arrer|[Aa]vinguda|[Pp]laça|[Rr]úa';
const PROPER = String.raw`\p{Lu}[\p{L}'’·-]{1,30}`;
const STREET_NAME = String.raw`(?:(?:de|del|la|las|los|el|do|da) ){0,3}${PROPER}(?: (?:(?:de|del|la|las|los|y|i|do|da) ){0,3}${PROPER}){0,4}`;
const TOWN = String.raw`(?:(?:,? \d{5}|,? en|,? de|,) ${PROPER}(?: (?:(?:de|del|la|las|los) ){0,2}${PROPER}){0,3})?`;
const LIVES_AT = String.raw`(?<![\p{L}\p{N}])(?:${STREET}) ?${STREET_NAME},? (?:n\.?[ºo°]? ?|número )?\d{1,4}(?!\p{N})(?:, ?\d{1,2}[ºª°](?: ?\p{Lu}(?!\p{L}))?)?${TOWN}`;

/** Each kind: what it looks like, and whether it is one. Earlier kinds win where two overlap. */
const KINDS: { kind: PersonalKind; pattern: RegExp; holds: (text: string) => boolean }[] = [
  { kind: 'email', pattern: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, holds: () => true },
  { kind: 'iban', pattern: /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{2,4}){3,8}/gi, holds: isIban },
  { kind: 'card', pattern: /(?<![\d+])\d(?:[ -]?\d){12,18}(?!\d)/g, holds: isCard },
  {
    kind: 'nie',
    pattern: /(?<![\p{L}\p{N}])[XYZ][ -]?\d[.]?\d{3}[.]?\d{3}[ -]?[A-Z](?![\p{L}\p{N}])/giu,
    holds: isNie,
  },
  { kind: 'dni', pattern: /(?<![\p{L}\p{N}])\d{2}[.]?\d{3}[.]?\d{3}[ -]?[A-Z](?![\p{L}\p{N}])/giu, holds: isDni },
  { kind: 'cif', pattern: /(?<![\p{L}\p{N}])[A-W][ -]?\d{7}[ -]?[0-9A-J](?![\p{L}\p{N}])/giu, holds: isCif },
  {
    kind: 'phone',
    pattern: /(?<![\p{L}\p{N}+])(?:\+|00)?\(?\d(?:[ ().-]{0,2}\d){6,14}(?![\p{L}\p{N}])/gu,
    holds: isPhone,
  },
  { kind: 'name', pattern: new RegExp(`${SIGNED}|${INTRODUCED}`, 'gmu'), holds: () => true },
  { kind: 'address', pattern: new RegExp(LIVES_AT, 'gu'), holds: () => true },
];

/** What looks like a number may begin or end with words of its neighbours (`12 600 123 456 de`): the longest part that holds. */
const longestThatHolds = (
  found: string,
  holds: (text: string) => boolean,
): { at: number; text: string } | undefined => {
  const words = [...found.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ from: index, to: index + word.length }));
  return words
    .flatMap(({ from }, first) => words.slice(first).map(({ to }) => ({ at: from, text: found.slice(from, to) })))
    .sort((a, b) => b.text.length - a.text.length)
    .find(({ text }) => holds(text));
};

/** Spans in order of the text, none over another: where two overlap, the one given first stays. */
export const mergeSpans = (...lists: PersonalSpan[][]): PersonalSpan[] => {
  const all = lists.flat();
  const taken = new Uint8Array(all.reduce((most, { end }) => Math.max(most, end), 0));
  const kept = all.filter(({ begin, end }) => {
    const isFree = !taken.subarray(begin, end).includes(1);
    if (isFree) taken.fill(1, begin, end);
    return isFree;
  });
  return kept.sort((a, b) => a.begin - b.begin);
};

/** Personal data that needs no analysis to be found: numbers with a checksum, phones, mail addresses, names people sign with, streets with a number. */
export const findPersonalData = (text: string): PersonalSpan[] =>
  mergeSpans(
    ...KINDS.map(({ kind, pattern, holds }) =>
      [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
        const match = longestThatHolds(found, holds);
        if (!match) return [];
        const begin = index + match.at;
        return [{ kind, begin, end: begin + match.text.length }];
      }),
    ),
  );

/** Every place where a known name stands, whole or one of its words of at least four letters, upper case or not. */
export const findName = (text: string, name: string): PersonalSpan[] => {
  const parts = [name, ...name.split(/\s+/)].filter((part) => part.trim().length >= 4);
  return mergeSpans(
    ...parts.map((part) => {
      const pattern = part.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const places = text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu'));
      return [...places].map(({ 0: found, index }) => ({ kind: 'name', begin: index, end: index + found.length }));
    }),
  );
};

const replaced = (text: string, spans: PersonalSpan[], by: (span: PersonalSpan) => string): string => {
  let end = 0;
  const parts = mergeSpans(spans).map((span) => {
    const part = text.slice(end, span.begin) + by(span);
    end = span.end;
    return part;
  });
  return parts.join('') + text.slice(end);
};

/** The text with each span replaced by its kind: `[email]`. For readers who need not know who it is. */
export const redact = (text: string, spans: PersonalSpan[]): string => replaced(text, spans, ({ kind }) => `[${kind}]`);

/** The text with each span blanked out, length unchanged, so that places found in it hold for the original. */
export const mask = (text: string, spans: PersonalSpan[]): string =>
  replaced(text, spans, ({ begin, end }) => '*'.repeat(end - begin));

/** How often each kind occurs: all that a case's history keeps of it. */
export const countKinds = (spans: PersonalSpan[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind } of spans) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};
