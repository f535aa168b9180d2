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
const ELISION = /^[ldsmtn]['’](?=\p{L}{2})/iu;
const CLAUSE_END = new Set(',;:()¡¿');
const SENTENCE_END = new Set('.!?\n…');

/** Words say the same however often they come. */
const soundsIn = (): ((word: string) => string) => {
  const known = new Map<string, string>();
  return (word) => {
    const heard = known.get(word) ?? sound(word);
    known.set(word, heard);
    return heard;
  };
};

const isCapitalized = (written: string, word: string): boolean =>
  written[0] !== word[0] && written.slice(1) === word.slice(1) && word.length > 1;

/** Splits a text into words, clauses and sentences; elisions (`l'escala`) and hyphens part words. */
export const spoken = (text: string, sentenceCounts: number): Spoken => {
  const read: Spoken = { words: [], sounds: [], at: [], clause: [], sentence: [], isName: [] };
  const heard = soundsIn();
  let [at, clause, sentence, isFirst] = [0, 0, 0, true];
  for (const [part] of text.normalize('NFD').replace(/\p{M}/gu, '').matchAll(PART)) {
    const mark = part[0] ?? '';
    if (CLAUSE_END.has(mark)) clause++;
    else if (SENTENCE_END.has(mark)) {
      [at, clause, sentence, isFirst] = [at + (isFirst ? 0 : sentenceCounts), clause + 1, sentence + 1, true];
    } else {
      const bare = part.replace(ELISION, '');
      const word = bare.toLowerCase().replaceAll('’', "'");
      read.words.push(word);
      read.sounds.push(heard(word));
      read.at.push(at++);
      read.clause.push(clause);
      read.sentence.push(sentence);
      read.isName.push(!isFirst && isCapitalized(bare, word));
      isFirst = false;
    }
  }
  return read;
};
