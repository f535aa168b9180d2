/**
 * What a language's words say about feeling. Words stand with their accents for the reader and are compared without; a
 * star ends a stem ("estaf*" is estafa, estafaron, estafador). Weights run from -3 (outrage) to 3 (delight).
 */
export type Lexicon = {
  words: Record<string, string>;
  /** More than one word, parted by commas; they win over the words in them: greetings, at 0.1, hide the good in "buenos días". Stars are allowed. */
  phrases: Record<string, string>;
  /** What is expected of a company: says nothing by itself, and is a complaint when negated ("no contesta"). */
  duties: string;
  negators: string;
  /** Strengthen, or weaken, the word that follows within two words. */
  intensifiers: string;
  diminishers: string;
  /** After these the writer comes to the point ("bonito, pero..."). */
  contrasts: string;
};
