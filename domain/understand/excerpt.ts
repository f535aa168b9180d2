/** Where a sentence may end: after its mark, or at the end of a line. */
const SENTENCE_END = /(?<![.!?…])[.!?…]+["»”)]?(?=\s)|\n+/g;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The longest beginning of a text that fits, without cutting a character in two. */
const hardCut = (text: string, characters: number, bytes: number): string => {
  let cut = text.slice(0, characters);
  while (bytesOf(cut) > bytes)
    cut = cut.slice(0, Math.min(cut.length - 1, Math.floor((cut.length * bytes) / bytesOf(cut))));
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
};

/**
 * The beginning of a text, cut after a sentence if one ends in the second half of what fits, else between words.
 * @param characters UTF-16 units at most; what the analysis is paid by
 * @param bytes UTF-8 bytes at most; what a call takes
 */
export const excerpt = (text: string, characters: number, bytes = 5000): string => {
  if (text.length <= characters && bytesOf(text) <= bytes) return text;
  const cut = hardCut(text, characters, bytes);
  const ends = [...`${cut} `.matchAll(SENTENCE_END)].map(({ 0: mark, index }) => index + mark.length);
  const end = ends.findLast((place) => place >= cut.length / 2 && place <= cut.length) ?? cut.lastIndexOf(' ');
  return end > 0 ? cut.slice(0, end) : cut;
};

/** A text in pieces of at most `characters`, cut like an excerpt; `begin` is where a piece begins in the text. */
export const pieces = (text: string, characters: number): { begin: number; text: string }[] => {
  const found: { begin: number; text: string }[] = [];
  for (let begin = 0; begin < text.length; ) {
    const piece = excerpt(text.slice(begin), characters);
    found.push({ begin, text: piece });
    begin += piece.length;
  }
  return found;
};
