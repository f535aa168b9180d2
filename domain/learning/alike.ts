import { searchWords } from '../search/words.ts';
import { findName, findPersonalData, redact } from '../understand/personal-data.ts';

/** Letters of a word that make it the same word in other forms: `factura`, `facturas`, `facturado`. */
const STEM = 6;
/** The first words say what a complaint is about. */
const MOST_STEMS = 40;

/**
 * What a complaint is compared with others by: the beginnings of its words, each once, without what stands in every complaint, the
 * customer's name and what else is personal data.
 */
export const stemsOf = (text: string, { name }: { name?: string | undefined }): string[] => {
  const plain = redact(text, [...findPersonalData(text), ...(name ? findName(text, name) : [])]);
  // What took the place of personal data, such as `[email]`, is nobody's word.
  const words = searchWords(plain.replace(/\[[a-z]+\]/g, ' '), MOST_STEMS);
  return [...new Set(words.map((word) => word.slice(0, STEM)))];
};

/** How much two sets have in common, from 0 to 1 (Jaccard): what is in both, of what is in either. */
export const resemblance = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const both = [...one].filter((each) => other.has(each)).length;
  const either = one.size + other.size - both;
  return either === 0 ? 0 : both / either;
};

/** Below this two complaints have no more in common than any two have. */
export const ALIKE_FROM = 0.12;
