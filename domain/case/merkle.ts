import { createHash } from 'node:crypto';

/**
 * A Merkle tree over texts, as in RFC 6962 (section 2.1): one hash stands for all of them, and a few hashes prove that one of them
 * is under it, without the others being shown. Hashes are hex.
 */

const hash = (prefix: number, ...parts: (string | Buffer)[]): string => {
  const digest = createHash('sha256').update(Uint8Array.of(prefix));
  for (const part of parts) digest.update(part);
  return digest.digest('hex');
};

const leaf = (text: string): string => hash(0, text);
const node = (left: string, right: string): string => hash(1, Buffer.from(left, 'hex'), Buffer.from(right, 'hex'));

/** The largest power of two below a number of at least two. */
const half = (count: number): number => 2 ** (Math.ceil(Math.log2(count)) - 1);

/** The root of a tree, and of each leaf the hashes that lead from it to the root, the nearest first. */
type Tree = { root: string; paths: string[][] };

const treeOf = (leaves: string[]): Tree => {
  const [only = hash(0)] = leaves;
  if (leaves.length <= 1) return { root: only, paths: leaves.map(() => []) };
  const middle = half(leaves.length);
  const left = treeOf(leaves.slice(0, middle));
  const right = treeOf(leaves.slice(middle));
  return {
    root: node(left.root, right.root),
    paths: [...left.paths.map((path) => [...path, right.root]), ...right.paths.map((path) => [...path, left.root])],
  };
};

/** The tree over some texts, in their order. */
export const merkleTree = (texts: readonly string[]): Tree => treeOf(texts.map(leaf));

/** Where a text stands in a tree: its place, how many there are, and the hashes that lead to the root. */
export type Place = { index: number; count: number; path: readonly string[] };

const rootAbove = (own: string, { index, count, path }: Place): string | undefined => {
  const beside = path.at(-1);
  if (count === 1) return beside === undefined ? own : undefined;
  if (beside === undefined || index >= count || index < 0) return undefined;
  const middle = half(count);
  const rest = path.slice(0, -1);
  const isLeft = index < middle;
  const below = rootAbove(
    own,
    isLeft ? { index, count: middle, path: rest } : { index: index - middle, count: count - middle, path: rest },
  );
  if (below === undefined) return undefined;
  return isLeft ? node(below, beside) : node(beside, below);
};

/** The root that a text at a place would have; undefined for a place that no tree has. */
export const rootOf = (text: string, place: Place): string | undefined => rootAbove(leaf(text), place);
