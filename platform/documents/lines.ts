/** What a line may be narrower than the page: widths are summed word by word here, and letters of neighbours move closer together. */
const SPARE = 2;

/**
 * A text in lines that break between words only, so that a reference or a date with hyphens stays in one piece. A word that is wider
 * than a line stands in one of its own, for whoever draws it to break.
 * @param width of a line, in what `widthOf` measures
 */
export const linesBetweenWords = (text: string, width: number, widthOf: (words: string) => number): string => {
  const space = widthOf(' ');
  const most = width - SPARE;
  const broken = (line: string): string => {
    const [first = '', ...words] = line.split(' ');
    let [lines, taken] = [first, widthOf(first)];
    for (const word of words) {
      const wide = widthOf(word);
      const fits = taken + space + wide <= most;
      lines += `${fits ? ' ' : '\n'}${word}`;
      taken = fits ? taken + space + wide : wide;
    }
    return lines;
  };
  return text.split('\n').map(broken).join('\n');
};
