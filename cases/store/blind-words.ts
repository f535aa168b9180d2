import { createHmac } from 'node:crypto';
import type { Case } from '#domain/case/case.ts';
import type { CaseItem } from '#domain/case/change.ts';
import { SHORTEST_WORD, searchWords } from '#domain/search/words.ts';
import { keys, wordsPartition } from './keys.ts';
import type { Write } from './table.ts';

/**
 * The blind index over names and words: a word is stored as keyed hashes of its beginnings, so that whoever reads the table reads
 * no word, and whoever has the key can ask for a word or for how it begins. Its items lie with the case: what blocks and erases
 * that takes them along.
 */

/** Words of a name and a product, of the first words of a customer, and of each of the messages that follow; so many of those. */
const OF_NAME = 6;
const OF_PRODUCT = 4;
const OF_COMPLAINT = 20;
const OF_MESSAGE = 8;
const INDEXED_MESSAGES = 8;
/** Writes that a transaction with words has at most: it holds a hundred, and what the change itself writes comes first. */
const MOST_WRITES = 90;

/** A word, hidden: the hash of its first three letters, and of each letter after them one piece more. */
export type BlindWord = { beginning: string; path: string };

/** Pieces of a path: 24 bits of a keyed hash of the word up to there, in four signs. */
const PIECE = 4;

export const blindWord = (secret: string, word: string): BlindWord => {
  const letters = Array.from(word);
  const hash = (length: number) =>
    createHmac('sha256', secret)
      .update(`word:${letters.slice(0, length).join('')}`)
      .digest('base64url');
  const path = letters.slice(SHORTEST_WORD).map((_, index) => hash(SHORTEST_WORD + index + 1).slice(0, PIECE));
  return { beginning: hash(SHORTEST_WORD).slice(0, 20), path: path.join('') };
};

/** The item of a word of a case. In the index by its beginning, whole words apart from those that only begin like them. */
const wordItem = (caseId: string, { beginning, path }: BlindWord): Write => ({
  put: {
    ...keys.word(caseId, `${beginning}${path}`),
    caseId,
    gsi1pk: wordsPartition(beginning),
    gsi1sk: `${path}.${caseId}`,
  },
});

type Words = { head: Pick<Case, 'caseId' | 'product' | 'correspondence'>; items: readonly CaseItem[]; opens: boolean };

/** What the customer says in a change: the texts of their messages. */
const saidIn = (items: readonly CaseItem[]): string[] => {
  const said = new Set(
    items.flatMap((item) =>
      item.kind === 'message' && item.message.direction === 'in' && item.message.audience === 'customer'
        ? item.message.textId
        : [],
    ),
  );
  return items.flatMap((item) => (item.kind === 'text' && said.has(item.textId) ? item.text : []));
};

/** The words that a change adds to what the case is found by. */
const wordsIn = ({ head, items, opens }: Words): string[] => {
  const names = items.flatMap((item) => (item.kind === 'complainant' ? (item.complainant.name ?? '') : []));
  const isIndexed = opens || (head.correspondence?.said ?? 0) <= INDEXED_MESSAGES;
  return [
    ...names.flatMap((name) => searchWords(name, OF_NAME)),
    ...(opens && head.product ? searchWords(head.product, OF_PRODUCT) : []),
    ...(isIndexed ? saidIn(items).flatMap((text) => searchWords(text, opens ? OF_COMPLAINT : OF_MESSAGE)) : []),
  ];
};

/**
 * The writes by which a change is found again by names and words, as many as fit beside what it writes itself. None without the
 * key: a function that has no business with identities indexes nothing.
 */
export const wordWrites = async (
  words: Words,
  { secret, beside }: { secret: (() => Promise<{ current: string }>) | undefined; beside: number },
): Promise<Write[]> => {
  const found = secret ? [...new Set(wordsIn(words))] : [];
  if (!secret || found.length === 0) return [];
  const { current } = await secret();
  return found
    .slice(0, Math.max(0, MOST_WRITES - beside))
    .map((word) => wordItem(words.head.caseId, blindWord(current, word)));
};
