/** A piece of a text, UTF-16 offsets, the end excluded. */
export type TextRange = { begin: number; end: number };

/**
 * Turns offsets in UTF-16 units, as JavaScript counts, into Unicode code points, as Comprehend counts: a character
 * outside the basic plane (most emoji) is two of the first and one of the second.
 */
export const codePointOffsets = (text: string): ((offset: number) => number) => {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const points = new Uint32Array(text.length + 1);
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    points[index] = count;
    const isFirstOfPair = (text.codePointAt(index) ?? 0) > 0xffff;
    if (!isFirstOfPair) count++;
  }
  points[text.length] = count;
  return (offset) => points[offset] ?? count;
};

/** Characters as Comprehend bills them: code points. */
export const lengthInCodePoints = (text: string): number => codePointOffsets(text)(text.length);
