import { fold } from './words.ts';

/** A text as families of words are looked for in it. */
export type Spoken = {
  /** Words, lower case and without accents. */
  words: string[];
  /** The same as they sound to a Spanish ear. */
  sounds: string[];
  /** How far each word stands from the first: the end of a sentence counts for several words. */
  at: number[];
  /** The number of the clause of each word, and of its sentence. */
  clause: number[];
  sentence: number[];
  /** Whether a word is written like a name: with a capital, and not at the beginning of a sentence. */
  isName: boolean[];
};

/** What who writes by ear mixes up: a silent h, b and v, c, s and z, g and j, ll and y, k and qu, double letters. */
export const sound = (word: string): string =>
  word
    .replace(/(?<!c)h/g, '')
    .replace(/^w?ue/, 'gue')
    .replaceAll('ll', 'y')
    .replaceAll('v', 'b')
    .replace(/c(?=[ei])/g, 's')
    .replaceAll('z', 's')
    .replace(/qu(?=[ei])/g, 'k')
    .replace(/c(?!h)/g, 'k')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/(.)\1+/g, '$1');

const PART = /[\p{L}\p{N}]+(?:['’&][\p{L}\p{N}]+)*|[.!?\n…]+|[,;:()¡¿]/gu;
const ELISION = /^([ldsmtn])['’](?=\p{L}{2})/iu;
const NAME = /^\p{Lu}[\p{Ll}\p{M}]+$/u;

const withoutElision = (part: string): string => part.replace(ELISION, '');

/** Splits a text into words, clauses and sentences; elisions (`l'escala`) and hyphens part words. */
export const spoken = (text: string, sentenceCounts: number): Spoken => {
  const read: Spoken = { words: [], sounds: [], at: [], clause: [], sentence: [], isName: [] };
  let [at, clause, sentence] = [0, 0, 0];
  let isFirst = true;
  for (const [part] of text.normalize('NFC').matchAll(PART)) {
    if (/^[,;:()¡¿]/.test(part)) clause++;
    else if (/^[.!?\n…]/.test(part)) {
      [at, clause, sentence, isFirst] = [at + (isFirst ? 0 : sentenceCounts), clause + 1, sentence + 1, true];
    } else {
      const bare = withoutElision(part);
      const word = fold(bare).replaceAll('’', "'");
      read.words.push(word);
      read.sounds.push(sound(word));
      read.at.push(at++);
      read.clause.push(clause);
      read.sentence.push(sentence);
      read.isName.push(!isFirst && NAME.test(bare));
      isFirst = false;
    }
  }
  return read;
};
