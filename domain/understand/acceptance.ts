import type { Option } from '../case/settlement.ts';
import { isThanks } from '../matching/matching.ts';
import type { Policy } from '../policy/policy.ts';
import { ANY_LANGUAGE, findPhrases, fold, listsFor, says, tokens, type WordLists } from './words.ts';

/** What words that look like an acceptance accept; without an option where they name none of several. */
export type AcceptanceHeard = { optionId?: string };

type Words = Pick<Policy, 'requests'>;
type Named = Pick<Option, 'optionId' | 'title'>;

/** A longer text says more than yes, and a person has to read what. */
const MOST_CHARACTERS = 500;
/** A text that says nothing but which option, such as "La b, gracias". */
const BARE =
  /^\W*(?:(?:la|el|the|opcion|option|propuesta|numero|number)\s+)*(?:[a-z]|\d|primer[ao]|segund[ao]|tercer[ao]|ultim[ao]|first|second|third|last)\b(?:\W*(?:one|gracias|muchas gracias|por favor|thanks|thank you|please))*\W*$/;

/** `Sí` is no `si`, and who accepted in the past (`aceptó`) is somebody else: both are lost without accents. */
const withoutYes = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/(?<!\p{L})(?:sí|aceptó)(?!\p{L})/giu, ' ')
    .replace(/(^|[.!\n]\s{0,20})si\s{0,20}(?=[,.!])/gi, '$1');

const has = (text: string, lists: WordLists): boolean => says(tokens(text), lists);

/** Whether something in the text makes it more, or less, than a yes: a condition, a wish, a no, a question. */
const isDoubtful = (text: string, { requests: { acceptance } }: Words): boolean => {
  const words = tokens(text);
  const doubts = listsFor(acceptance.doubts, ANY_LANGUAGE);
  return (
    /[?¿]/.test(text) || doubts.some((phrase) => findPhrases(['.', ...words], [phrase]).length > 0) || deniesAny(words)
  );
};

/** A no anywhere: what it denies is for a person to read. */
const NOES = new Set('no not never nunca jamas tampoco ninguna ninguno ni neither nor none'.split(' '));
const deniesAny = (words: string[]): boolean => words.some((word) => NOES.has(word) || /n't$/.test(word));

const ORDINALS: [RegExp, number][] = [
  [/\b(?:primer[ao]?|first)\b/, 0],
  [/\b(?:segund[ao]|second)\b/, 1],
  [/\b(?:tercer[ao]?|third)\b/, 2],
  [/\b(?:cuart[ao]|fourth)\b/, 3],
  [/\b(?:ultim[ao]|last)\b/, -1],
];

/** `opción b`, `la b`, `option 2`, `nº 2`, `la 2ª`: a letter or a number that stands for an option. */
const NAMES = [
  /\b(?:opcion|alternativa|propuesta|letra|option|proposal|letter)\s+(?:(?:numero|number|no?\.?[ºo°]?)\s*)?[«"'(]*([a-z]|\d)\b(?!\s+\p{L}{1,2}\b)/gu,
  /\b(?:la|el|the|numero|number)\s+[«"'(]*([b-z]|a(?=\s*(?:[.,;:!)»"']|$|[oyue]\b|or\b|and\b))|\d)\b(?![\d€%]|\s*(?:eur|€|%))/gu,
  /\b(\d)\s*[ªº]/gu,
  /^\W*([a-z]|\d)\b(?=\W*(?:$|gracias|muchas|por favor|thanks|thank|please))/gu,
];

const byName = (name: string, options: Named[]): Named | undefined =>
  options.find(({ optionId }) => optionId === name) ?? (/\d/.test(name) ? options[Number(name) - 1] : undefined);

/** The options a text names. */
const namedIn = (text: string, options: Named[]): Set<string> => {
  const folded = fold(text);
  const named = [
    ...NAMES.flatMap((pattern) => [...folded.matchAll(pattern)].map(([, name = '']) => byName(name, options))),
    ...ORDINALS.map(([pattern, place]) => (pattern.test(folded) ? options.at(place) : undefined)),
    ...options.filter(({ title }) => folded.includes(fold(title).replace(/\.$/, ''))),
  ];
  return new Set(named.flatMap((option) => option?.optionId ?? []));
};

/** Whether a text names an option that is none of the offer's. */
const namesAnother = (text: string, options: Named[]): boolean =>
  [...fold(text).matchAll(NAMES[0] ?? /$^/g)].some(([, name = '']) => byName(name, options) === undefined);

const SEVERAL = /\b(?:ambas|ambos|las dos|los dos|todas|todo|both|all of)\b/;

/**
 * Whether words of a customer look like an acceptance of an offer: "acepto la opción b", "de acuerdo con la primera", "vale,
 * acepto". What is conditional, asks something or names several options is none: it is a counter, or for a person to read.
 * It is never more than a proposal to the owner, who asks or confirms.
 */
export const readAcceptance = (policy: Words, text: string, options: Named[]): AcceptanceHeard | undefined => {
  const said = withoutYes(text);
  if (said.length > MOST_CHARACTERS || isDoubtful(said, policy) || SEVERAL.test(fold(said))) return undefined;
  const named = namedIn(said, options);
  if (named.size > 1) return undefined;
  const [only] = options.length === 1 && !namesAnother(said, options) ? options : [];
  const optionId = [...named][0] ?? only?.optionId;
  const { accepts, agrees } = policy.requests.acceptance;
  if (has(said, accepts)) return optionId === undefined ? {} : { optionId };
  if (optionId === undefined || isThanks(text)) return undefined;
  return (named.size > 0 && BARE.test(fold(said))) || has(said, agrees) ? { optionId } : undefined;
};
