/*
 * Plain text whose lines flow (RFC 3676): a line that ends with a space goes on in the next one, as long as both are quoted equally
 * deep; a line that begins with a space, `From ` or `>` was given a space in front. The parser of mails joins lines whatever they quote.
 */

/** The longest paragraph that is put together, in characters: more lines than fit stay lines. */
const LONGEST = 10_000;

type Line = { depth: number; text: string };

const QUOTES = /^>+/;
const SIGNATURE = '-- ';

const lineOf = (line: string): Line => {
  const depth = QUOTES.exec(line)?.[0].length ?? 0;
  const rest = line.slice(depth);
  return { depth, text: rest.startsWith(' ') ? rest.slice(1) : rest };
};

const flows = ({ text }: Line): boolean => text.endsWith(' ') && text !== SIGNATURE;

/** Of what is not quoted a line that looks like a quotation was stuffed: it keeps its space. */
const written = ({ depth, text }: Line): string => {
  if (depth === 0) return QUOTES.test(text) ? ` ${text}` : text;
  return text === '' ? '>'.repeat(depth) : `${'>'.repeat(depth)} ${text}`;
};

/**
 * A flowed text with its paragraphs as lines: what was quoted stays apart from what was written, and a signature from both.
 * @param delSp the space at the end of a line is none of the text (`DelSp=yes`)
 */
export const unflowed = (text: string, delSp = false): string => {
  const lines: string[] = [];
  let open: { depth: number; parts: string[]; length: number } | undefined;
  const close = () => {
    if (open) lines.push(written({ depth: open.depth, text: open.parts.join('') }));
    open = undefined;
  };
  for (const raw of text.split(/\r?\n/)) {
    const line = lineOf(raw);
    if (open && (open.depth !== line.depth || line.text === SIGNATURE || open.length > LONGEST)) close();
    open ??= { depth: line.depth, parts: [], length: 0 };
    open.parts.push(flows(line) && delSp ? line.text.slice(0, -1) : line.text);
    open.length += line.text.length;
    if (!flows(line)) close();
  }
  close();
  return lines.join('\r\n');
};
