import type { BlindWord } from './blind-words.ts';
import { caseIdIn, wordsPartition } from './keys.ts';
import type { Table } from './table.ts';

/** The ids of cases in which a word stands, or one that begins like it; at most `limit`, those of the whole word first among equals. */
export const caseIdsOfWord = async (table: Table, word: BlindWord, limit: number): Promise<string[]> => {
  const { beginning, path } = word;
  const partition = wordsPartition(beginning);
  const [whole, begun] = await Promise.all([
    table.index('gsi1', partition, { from: `${path}.`, to: `${path}.~`, limit, descending: true }),
    table.index('gsi1', partition, { from: path || ' ', to: `${path}~`, limit, descending: true }),
  ]);
  return [...new Set([...whole.keys, ...begun.keys].map(caseIdIn))];
};
