import { gunzipSync, gzipSync } from 'node:zlib';
import { sha256 } from '#domain/case/history.ts';
import { ifConditionHolds } from './conditional.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

/** What is kept of something under a name, ready to be written. */
export type Packed = { parts: string[]; hash: string };

/** An item holds 400 KB; what is larger is split. */
const PART_CHARACTERS = 300_000;

export const packed = (content: unknown): Packed => {
  const json = JSON.stringify(content);
  const text = gzipSync(json).toString('base64');
  const count = Math.ceil(text.length / PART_CHARACTERS);
  const parts = Array.from({ length: count }, (_, n) => text.slice(n * PART_CHARACTERS, (n + 1) * PART_CHARACTERS));
  return { parts, hash: sha256(json) };
};

const unpacked = (marker: Item, parts: Item[]): unknown => {
  if (parts.length !== marker['parts']) return undefined;
  const text = parts.map(({ content }) => String(content)).join('');
  const json = gunzipSync(Buffer.from(text, 'base64')).toString('utf8');
  return sha256(json) === marker['sha256'] ? JSON.parse(json) : undefined;
};

const numbers = (count: unknown): number[] => Array.from({ length: Number(count) }, (_, n) => n + 1);

/** What was kept under a name of `keys.policy`; undefined where that is nothing, or was changed. */
export const readParts = async <T>(table: Pick<Table, 'get' | 'getMany'>, name: string): Promise<T | undefined> => {
  const marker = await table.get(keys.policy(name));
  if (!marker) return undefined;
  const parts = await table.getMany(numbers(marker['parts']).map((part) => keys.policyPart(name, part)));
  try {
    return unpacked(marker, parts) as T | undefined;
  } catch {
    return undefined;
  }
};

/** Stores an item unless it is there: whoever was faster stored the same. */
const putOnce = (table: Table, item: Item): Promise<unknown> =>
  ifConditionHolds(table.write([{ put: item, ifAbsent: true }]));

/**
 * Keeps something under a name, unless it is kept. The mark stands last, and is small: asking for it costs little, and what it says
 * is whole.
 */
export const keepParts = async (table: Table, name: string, pack: () => Packed): Promise<void> => {
  if (await table.get(keys.policy(name))) return;
  const { parts, hash } = pack();
  for (const [n, content] of parts.entries()) await putOnce(table, { ...keys.policyPart(name, n + 1), content });
  await putOnce(table, { ...keys.policy(name), parts: parts.length, sha256: hash });
};
