import { searchWords } from '../search/words.ts';

/** Letters of a word that make it the same word in other forms: `factura`, `facturas`, `facturado`. */
const STEM = 6;
/** The first words say what a complaint is about. */
const MOST_STEMS = 40;

/** An address, or something with a figure in it: numbers of people, accounts, orders and houses. */
const isIdentifying = (word: string): boolean => /[@\d]/.test(word);

/**
 * What a complaint is compared with others by: the beginnings of its words, each once, without what stands in every complaint, the
 * customer's name, addresses and numbers.
 */
export const stemsOf = (text: string, { name = '' }: { name?: string | undefined }): string[] => {
  const ofName = new Set(searchWords(name));
  const words = searchWords(
    text.replace(/\S+/g, (word) => (isIdentifying(word) ? ' ' : word)),
    MOST_STEMS + ofName.size,
  );
  const kept = words.filter((word) => !ofName.has(word)).slice(0, MOST_STEMS);
  return [...new Set(kept.map((word) => word.slice(0, STEM)))];
};

/** How much two sets have in common, from 0 to 1 (Jaccard): what is in both, of what is in either. */
export const resemblance = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const both = [...one].filter((each) => other.has(each)).length;
  const either = one.size + other.size - both;
  return either === 0 ? 0 : both / either;
};

/** Below this two complaints have no more in common than any two have. */
export const ALIKE_FROM = 0.12;
