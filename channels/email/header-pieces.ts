/** A piece of an address header: words, what is quoted, a comment, or what stands between angle brackets. */
export type Piece = { kind: 'words' | 'quoted' | 'comment' | 'angle'; text: string };

const CLOSES: Record<string, { end: string; kind: Piece['kind'] }> = {
  '"': { end: '"', kind: 'quoted' },
  '(': { end: ')', kind: 'comment' },
  '<': { end: '>', kind: 'angle' },
};

/** Where what opens at `start` ends: after its closing character, comments within comments included; undefined if it never does. */
const endOf = (value: string, start: number, end: string): number | undefined => {
  let depth = 1;
  for (let at = start + 1; at < value.length; at++) {
    const letter = value[at];
    if (letter === '\\' && end !== '>') at++;
    else if (letter === end) depth--;
    else if (letter === '(' && end === ')') depth++;
    if (depth === 0) return at + 1;
  }
  return undefined;
};

/** What opens here, and where the header goes on after it; an angle bracket that never closes reaches to the end. */
const pieceAt = (value: string, at: number): { piece: Piece; end: number } | undefined => {
  const { kind, end: closing } = CLOSES[value[at] ?? ''] ?? {};
  if (!kind || !closing) return undefined;
  const end = endOf(value, at, closing);
  if (kind === 'angle') return { piece: { kind, text: value.slice(at + 1, end && end - 1) }, end: end ?? value.length };
  return end === undefined
    ? undefined
    : { piece: { kind, text: value.slice(at + 1, end - 1).replace(/\\(.)/g, '$1') }, end };
};

/** Cuts the value of an address header into its pieces (RFC 5322, 3.2). What opens and never closes is words. */
export const piecesOf = (value: string): Piece[] => {
  const pieces: Piece[] = [];
  let words = '';
  // What never closes once never does: it is not looked for again, so that this stays linear.
  const inVain = new Set<string>();
  for (let at = 0; at < value.length; ) {
    const letter = value[at] ?? '';
    const found = inVain.has(letter) ? undefined : pieceAt(value, at);
    if (!found) {
      inVain.add(letter);
      words += letter;
      at++;
      continue;
    }
    if (words) pieces.push({ kind: 'words', text: words });
    words = '';
    pieces.push(found.piece);
    at = found.end;
  }
  return words ? [...pieces, { kind: 'words', text: words }] : pieces;
};
