import type { Pattern } from './literals.ts';
import { type Tree, treeOf } from './pattern-tree.ts';

/** A text that a pattern may take too long for: something in front, and a piece that is repeated. */
export type Attack = { before: string; piece: string; after: string };

/** Characters that stand for the kinds there are. */
const ALPHABET = [...' a1A.\n-@,>"(<:)/=_;&á#\t[]|*\'!+?%\\\r€€\u00a0ñ{}~^$`'];
const MOST_LETTERS = 6;
/** More than this is as bad as without end. */
const MANY = 60;
const ODD = '\u0001';

const flagsOf = (flags: string): string => flags.replace(/[^iuv]/g, '');

/** Characters that match a class, or the letter itself. */
const lettersOf = (source: string, flags: string): string[] => {
  const one = new RegExp(`^${source}$`, `${flagsOf(flags)}s`);
  const literal = source.length === 1 ? [source] : [];
  const found = [...literal, ...ALPHABET].filter((letter) => one.test(letter));
  const codes = source.length > 1 && found.length === 0 ? Array.from({ length: 0x250 }, (_, code) => code) : [];
  const others = codes.map((code) => String.fromCodePoint(code)).filter((letter) => one.test(letter));
  return [...new Set([...found, ...others])].slice(0, MOST_LETTERS);
};

/** A text that matches a tree: the shortest that is easily found. */
const sampleOf = (tree: Tree, flags: string): string => {
  if (tree.kind === 'character') return lettersOf(tree.source, flags)[0] ?? '';
  if (tree.kind === 'place') return '';
  if (tree.kind === 'row') return tree.parts.map((part) => sampleOf(part, flags)).join('');
  if (tree.kind === 'one-of') return sampleOf(tree.options[0] ?? { kind: 'place' }, flags);
  return sampleOf(tree.inner, flags).repeat(Math.max(tree.min, Math.min(tree.max, 1)));
};

/** What can be repeated: each letter of a class, and each way of a group. */
const piecesOf = (tree: Tree, flags: string): string[] => {
  if (tree.kind === 'character') return lettersOf(tree.source, flags);
  if (tree.kind === 'one-of') return tree.options.flatMap((option) => piecesOf(option, flags)).slice(0, MOST_LETTERS);
  const sample = sampleOf(tree, flags);
  const inside = tree.kind === 'row' ? tree.parts.flatMap((part) => piecesOf(part, flags)).slice(0, MOST_LETTERS) : [];
  return sample ? [sample, ...inside] : inside;
};

/** The repetitions of a tree, each with what stands in front of it. */
const repetitions = (tree: Tree, flags: string, before = ''): { before: string; inner: Tree }[] => {
  if (tree.kind === 'character') return [];
  if (tree.kind === 'place') return tree.inner ? repetitions(tree.inner, flags, before) : [];
  if (tree.kind === 'one-of') return tree.options.flatMap((option) => repetitions(option, flags, before));
  if (tree.kind === 'many')
    return [...(tree.max > MANY ? [{ before, inner: tree.inner }] : []), ...repetitions(tree.inner, flags, before)];
  let front = before;
  return tree.parts.flatMap((part) => {
    const found = repetitions(part, flags, front);
    front += sampleOf(part, flags);
    return found;
  });
};

/** What may follow a repetition so that it is tried in vain: nothing, and what it does not repeat. */
const endsOf = (inner: Tree, flags: string): string[] => {
  if (inner.kind !== 'character') return ['', ODD];
  const one = new RegExp(`^${inner.source}$`, `${flagsOf(flags)}s`);
  return ['', ...[ODD, ...ALPHABET].filter((letter) => !one.test(letter)).slice(0, 3)];
};

/** The attacks on a pattern, from its own letters: runs of what it repeats, alone, behind what stands before it, and both in turn. */
export const attacksOn = ({ source, flags }: Pattern): Attack[] => {
  const all = repetitions(treeOf(source), flags).flatMap(({ before, inner }) =>
    piecesOf(inner, flags).flatMap((piece): Attack[] => [
      ...endsOf(inner, flags).flatMap((after) => [
        { before: '', piece, after },
        { before, piece, after },
      ]),
      { before: '', piece: before, after: ODD },
      { before: '', piece: before + piece, after: ODD },
    ]),
  );
  const seen = new Map(all.filter(({ piece }) => piece).map((attack) => [JSON.stringify(attack), attack]));
  return [...seen.values()];
};

/** The text of an attack, of some length. */
export const textOf = ({ before, piece, after }: Attack, length: number): string =>
  before + piece.repeat(Math.ceil(length / piece.length)) + after;

/** Runs a pattern over a text as the code does. */
export const run = ({ source, flags }: Pattern, text: string): void => {
  const pattern = new RegExp(source, flags);
  if (pattern.global) text.replace(pattern, '');
  else pattern.test(text);
};
