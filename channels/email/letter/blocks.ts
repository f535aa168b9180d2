import { REFERENCE_FORM } from '#domain/case/ids.ts';

/** What a text of ours consists of, as a reader sees it; `lines` stand below one another. */
export type Block =
  | { kind: 'title' | 'heading'; text: string }
  | { kind: 'paragraph' | 'option'; lines: string[] }
  | { kind: 'bullets'; items: string[][] }
  | { kind: 'numbers'; items: { number: number; lines: string[] }[] }
  | { kind: 'button' };

/** The title of an agreement or an answer: a line in capitals that ends with the reference (domain/agreement). */
const TITLE = new RegExp(`^[^\\p{Ll}]{3,80} ${REFERENCE_FORM}$`, 'u');
/** The heading of a part of one: a line of its own above others, no sentence, no list and no field such as `Asunto: …`. */
const HEADING = /^(?![-•*] |\d{1,3}\. |[A-Z]\) )(?!.*: )\p{Lu}.{1,78}[^.,:;!»”"]$/u;
const BULLET = /^[-•*] +(?=\S)/;
const NUMBER = /^([1-9]\d{0,2})\. +(?=\S)/;
const OPTION = /^[A-Z]\) +\S/;

/** A line that goes on with what stands above it, or begins something. */
const added = (blocks: Block[], line: string): Block[] => {
  const last = blocks.at(-1);
  const number = NUMBER.exec(line);
  if (BULLET.test(line)) {
    const item = [line.replace(BULLET, '')];
    if (last?.kind !== 'bullets') return [...blocks, { kind: 'bullets', items: [item] }];
    last.items.push(item);
  } else if (number) {
    const item = { number: Number(number[1]), lines: [line.replace(NUMBER, '')] };
    if (last?.kind !== 'numbers') return [...blocks, { kind: 'numbers', items: [item] }];
    last.items.push(item);
  } else if (OPTION.test(line)) return [...blocks, { kind: 'option', lines: [line] }];
  // What stands below a numbered point is its answer; what stands below a list with dashes goes on without it.
  else if (last?.kind === 'numbers') last.items.at(-1)?.lines.push(line);
  else if (last?.kind === 'paragraph' || last?.kind === 'option') last.lines.push(line);
  else return [...blocks, { kind: 'paragraph', lines: [line] }];
  return blocks;
};

const blocksOf = (lines: string[]): Block[] => lines.reduce<Block[]>(added, []);

/** The parts of a text between empty lines, each as its lines. Characters that no mail program shows are left out. */
export const paragraphsOf = (text: string): string[][] =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are no characters of HTML
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .split(/\n[^\S\n]*\n/)
    .map((part) => part.split('\n').map((line) => line.trim()))
    .map((lines) => lines.filter(Boolean))
    .filter(({ length }) => length > 0);

/** Where the link of a mail ends a line, the last time: what a customer is quoted with stands above what we say ourselves. */
const placeOf = (parts: string[][], link: string): { part: number; line: number } | undefined => {
  const part = parts.findLastIndex((lines) => lines.some((line) => endsWith(line, link)));
  if (part < 0) return undefined;
  return { part, line: parts[part]?.findLastIndex((line) => endsWith(line, link)) ?? -1 };
};

const endsWith = (line: string, link: string): boolean => line === link || line.endsWith(` ${link}`);

/** A part that holds the link: what stands above it, the button in its place, what stands below. */
const aroundButton = (lines: string[], { at, link }: { at: number; link: string }): Block[] => {
  const leading = (lines[at] ?? '').slice(0, -link.length).trim();
  return [
    ...blocksOf([...lines.slice(0, at), leading].filter(Boolean)),
    { kind: 'button' },
    ...blocksOf(lines.slice(at + 1)),
  ];
};

/**
 * The blocks of a text, in its order: no word is left out, but for the link where it ends a line, which one button stands for, and
 * the dashes and numbers of lists, which programs that show HTML draw themselves.
 * @param link the address that the button leads to, as the text has it
 */
export const letterBlocks = (text: string, link: string | undefined): Block[] => {
  const parts = paragraphsOf(text);
  const place = link === undefined ? undefined : placeOf(parts, link);
  let isDocument = false;
  return parts.flatMap((lines, part): Block[] => {
    const [first = '', ...others] = lines;
    if (others.length === 0 && TITLE.test(first)) {
      isDocument = true;
      return [{ kind: 'title', text: first }];
    }
    if (link !== undefined && place?.part === part) return aroundButton(lines, { at: place.line, link });
    if (isDocument && others.length > 0 && HEADING.test(first))
      return [{ kind: 'heading', text: first }, ...blocksOf(others)];
    return blocksOf(lines);
  });
};
