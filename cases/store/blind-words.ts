import { createHmac } from 'node:crypto';
import type { Case } from '#domain/case/case.ts';
import type { ChangePart } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { DESIRED_REMEDY } from '#domain/messages/requested-remedies.ts';
import { SHORTEST_WORD, searchWords } from '#domain/search/words.ts';
import type { Instant } from '#domain/time.ts';
import { ifConditionHolds } from './conditional.ts';
import { keys, wordsPartition } from './keys.ts';
import { outboxWrites } from './outbox.ts';
import { INDEX_NAMES, type IndexKeys, type IndexName, type Table, type Write } from './table.ts';
import { wordSetWrites } from './word-sets.ts';

/**
 * The blind index over names and words: a word is stored as keyed hashes of its beginnings, so that whoever reads the table reads
 * no word, and whoever has the key can ask for a word or for how it begins. Its items lie with the case: what blocks and erases
 * that takes them along.
 */

/** Words of a name and a product, of the first words of a customer, and of each of the messages that follow; so many of those. */
const OF_NAME = 6;
const OF_PRODUCT = 4;
const OF_COMPLAINT = 40;
const OF_MESSAGE = 20;
const INDEXED_MESSAGES = 30;
/** Writes that a transaction with words has at most: it holds a hundred, and what the change itself writes comes first. */
const MOST_WRITES = 90;
/** Words in an item: it stands in each index once. */
const TO_AN_ITEM = INDEX_NAMES.length;
/** The place of the effect among those of its change: behind all of them. */
const WORDS_PLACE = 99;

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

/** Where a word of a case stands in an index: by its beginning, whole words apart from those that only begin like them. */
const placeIn = (index: IndexName, caseId: string, { beginning, path }: BlindWord): IndexKeys => ({
  [`${index}pk`]: wordsPartition(beginning),
  [`${index}sk`]: `${path}.${caseId}`,
});

/** The item of some words of a case, one for each index: what an item costs is paid once for all of them. */
const wordItem = (caseId: string, words: readonly BlindWord[]): Write => ({
  put: {
    ...keys.words(caseId, words.map(({ beginning, path }) => `${beginning}${path}`).join('.')),
    caseId,
    ...Object.assign({}, ...words.map((word, place) => placeIn(INDEX_NAMES[place] as IndexName, caseId, word))),
  },
});

/** The items of words of a case, of which each holds as many as there are indexes. */
const wordItems = (caseId: string, words: readonly string[], secret: string): Write[] =>
  Array.from({ length: Math.ceil(words.length / TO_AN_ITEM) }, (_, item) =>
    wordItem(
      caseId,
      words.slice(item * TO_AN_ITEM, (item + 1) * TO_AN_ITEM).map((word) => blindWord(secret, word)),
    ),
  );

/** What a change adds to a case: `after` is the case with it, `seq` and `at` included. */
export type Added = { after: Case; at: Instant; change: Pick<ChangePart, 'items' | 'events'>; opens: boolean };

/** The texts of a customer in a change: their messages, what they changed in one, and what they said to us of an offer. */
const saidIn = ({ items = [], events = [] }: Added['change']): string[] => {
  const said = new Set([
    ...items.flatMap((item) =>
      item.kind === 'message' && item.message.direction === 'in' && item.message.audience === 'customer'
        ? item.message.textId
        : [],
    ),
    ...eventsOf(events, 'message-edited').flatMap(({ data }) => data.textId ?? []),
    ...eventsOf(events, 'offer-answered').flatMap(({ data }) =>
      data.because === 'customer-said' ? (data.reasonTextId ?? []) : [],
    ),
  ]);
  return items.flatMap((item) =>
    item.kind === 'text' && (said.has(item.textId) || item.textId === DESIRED_REMEDY) ? item.textId : [],
  );
};

/** The texts of a change by whose words the case is found. */
const indexedTexts = ({ after, change, opens }: Added): string[] =>
  opens || (after.correspondence?.said ?? 0) <= INDEXED_MESSAGES ? saidIn(change) : [];

/** The words of names and products in a change. */
const namesIn = ({ after, change: { items = [] }, opens }: Added): string[] => [
  ...items.flatMap((item) => (item.kind === 'complainant' ? searchWords(item.complainant.name ?? '', OF_NAME) : [])),
  ...(opens && after.product ? searchWords(after.product, OF_PRODUCT) : []),
];

const wordsOf = (text: string, opens: boolean): string[] => searchWords(text, opens ? OF_COMPLAINT : OF_MESSAGE);

/** The effect by which the relay keeps the words of some texts, in the outbox of their change. */
const later = ({ after: { caseId, seq }, at, opens }: Added, texts: string[]): Write[] =>
  texts.length === 0
    ? []
    : outboxWrites(caseId, { seq, at, from: WORDS_PLACE }, [{ effect: 'index-words', texts, ...(opens && { opens }) }]);

/** Some texts of a change. */
const wordsIn = ({ change: { items = [] } }: Added, texts: readonly string[]): string[] =>
  items.flatMap((item) => (item.kind === 'text' && texts.includes(item.textId) ? item.text : []));

/** Who complains, where the change says it. */
const nameIn = ({ change: { items = [] } }: Added): string | undefined =>
  items.find((item) => item.kind === 'complainant')?.complainant.name;

/** The key of hidden words; `relay` for a function that has it not and leaves words to one that has. */
export type SearchKey = (() => Promise<{ current: string }>) | 'relay';

const writesOf = async (added: Added, searchKey: SearchKey, room: number): Promise<Write[]> => {
  const texts = indexedTexts(added);
  if (searchKey === 'relay') return later(added, texts);
  const said = wordsIn(added, texts).flatMap((text) => wordsOf(text, added.opens));
  const words = [...new Set([...namesIn(added), ...said])];
  if (words.length === 0) return [];
  const { current } = await searchKey();
  const { caseId } = added.after;
  const whole = added.opens
    ? wordSetWrites(caseId, { texts: wordsIn(added, texts), name: nameIn(added) }, current)
    : [];
  const items = wordItems(caseId, words, current);
  // What has no room is kept by the relay, the set with it.
  const set = items.length + whole.length <= room ? whole : [];
  const left = room - set.length;
  const written = items.slice(0, Math.max(0, left));
  return items.length > left ? [...set, ...written, ...later(added, texts)] : [...set, ...written];
};

/**
 * The writes by which changes are found again by names and words, as many as fit beside what they write themselves. What does not fit,
 * and all of a function that has no business with identities, is left to the relay; nothing is kept where no key is named.
 */
export const wordWrites = async (
  added: readonly Added[],
  { searchKey, beside }: { searchKey: SearchKey | undefined; beside: number },
): Promise<Write[]> => {
  if (!searchKey) return [];
  const writes: Write[] = [];
  for (const one of added) writes.push(...(await writesOf(one, searchKey, MOST_WRITES - beside - writes.length)));
  return writes;
};

/**
 * Indexes the words of texts that are stored, for a function that could not. A case that is blocked meanwhile, or is blocked while this is
 * done, is found by nothing: each part is stored on condition that it is not.
 */
export const indexWords = async (
  table: Table,
  { caseId, texts, opens }: { caseId: string; texts: readonly string[]; opens: boolean },
  secret: string,
): Promise<void> => {
  const found = await table.getMany([
    ...(opens ? [keys.complainant(caseId)] : []),
    ...texts.map((textId) => keys.text(caseId, textId)),
  ]);
  const said = found.flatMap(({ text }) => (typeof text === 'string' ? text : []));
  const name = found.flatMap((item) => (item as { name?: string }).name ?? [])[0];
  const words = [...new Set(said.flatMap((text) => wordsOf(text, opens)))];
  const set = opens ? wordSetWrites(caseId, { texts: said, name }, secret) : [];
  const isLiving: Write = { update: keys.head(caseId), set: { caseId }, absent: ['blockedAt'] };
  const writes = [...set, ...wordItems(caseId, words, secret)];
  for (let from = 0; from < writes.length; from += MOST_WRITES) {
    const part = writes.slice(from, from + MOST_WRITES);
    if (!(await ifConditionHolds(table.write([isLiving, ...part])))) return;
  }
};
