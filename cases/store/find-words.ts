import type { BlindWord } from './blind-words.ts';
import { caseIdIn, wordsPartition } from './keys.ts';
import { INDEX_NAMES, type Range, type Table } from './table.ts';

/** The newest of a range of a partition that is in all indexes: a word of a case stands in one of them. */
const fromAll = async (table: Table, partition: string, range: Range & { limit: number }): Promise<string[]> => {
  const pages = await Promise.all(
    INDEX_NAMES.map((name) => table.index(name, partition, { ...range, descending: true })),
  );
  const found = pages.flatMap((page) => page.keys).sort((a, b) => (a.place > b.place ? -1 : 1));
  return found.slice(0, range.limit).map(caseIdIn);
};

/** The ids of cases in which a word stands, or one that begins like it; at most `limit`, those of the whole word first among equals. */
export const caseIdsOfWord = async (table: Table, word: BlindWord, limit: number): Promise<string[]> => {
  const { beginning, path } = word;
  const partition = wordsPartition(beginning);
  const [whole, begun] = await Promise.all([
    fromAll(table, partition, { from: `${path}.`, to: `${path}.~`, limit }),
    fromAll(table, partition, { from: path || ' ', to: `${path}~`, limit }),
  ]);
  return [...new Set([...whole, ...begun])];
};
