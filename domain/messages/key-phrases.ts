/** Id of the text that holds what a long message speaks of, a phrase a line. */
export const keyPhrasesId = (messageId: string): string => `key-phrases-${messageId}`;

/** So many are shown: who wants more reads the letter. */
const SHOWN = 8;
/** A phrase of more characters is a sentence. */
const LONGEST = 60;

/** The first phrases of a message, each once, whatever the case of its letters. @param kept as it is stored; undefined where none were asked for */
export const phrasesShown = (kept: string | undefined): string[] => {
  const phrases = (kept ?? '').split('\n').map((phrase) => phrase.trim());
  const distinct = new Map(phrases.map((phrase) => [phrase.toLowerCase(), phrase]));
  return [...distinct.values()].filter(({ length }) => length > 0 && length <= LONGEST).slice(0, SHOWN);
};
