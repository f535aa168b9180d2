import type { Case } from '#domain/case/case.ts';
import type { CaseFile, Reading } from '#domain/case/case-file.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { COMPLAINANT_PART, textPart } from '#domain/case/digests.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import { eventsOf } from '#domain/case/events.ts';
import type { Message } from '#domain/case/message.ts';
import { Transient } from '#domain/failures.ts';
import { originalId } from '#domain/messages/attachments.ts';
import { shortTextId } from '#domain/messages/compose.ts';
import { hiddenId } from '#domain/messages/hidden-words.ts';
import { ownWordsId } from '#domain/messages/own-words.ts';
import { backoff } from '#platform/backoff.ts';
import { bare } from './bare.ts';
import { itemSize } from './item-size.ts';
import { keys } from './keys.ts';
import { eventsBefore, LASTING, PASSING_EVENTS, PASSING_MESSAGES, PASSING_TEXTS, READ_UP_TO } from './ranges.ts';
import type { Item, Table } from './table.ts';

/** A case with fewer items is read in one piece, by one query: what little it has costs less than to ask for it by parts. */
const WHOLE_ITEMS = 120;
/** A query gives 1 MB at once (API Reference, Query): what is larger takes several. */
const ONE_QUERY_BYTES = 1_000_000;
/** Of messages, with the notices that come with them, and of the events of messages, so many of the last are read. */
const RECENT_MESSAGES = 20;
const RECENT_EVENTS = 10;
/** A case is read in several steps: one that moved in between is read so often. */
const ATTEMPTS = 5;

type StoredFile = Omit<CaseFile, 'regime'>;

/** Salts by the names of the parts of a case (domain/case/digests). */
const saltsOf = (texts: { textId: string; salt?: string }[], ofPerson?: string): Map<string, string> =>
  new Map([
    ...texts.flatMap(({ textId, salt }): [string, string][] => (salt ? [[textPart(textId, '', salt).name, salt]] : [])),
    ...(ofPerson ? [[COMPLAINANT_PART, ofPerson] as [string, string]] : []),
  ]);

/** What kind of item it is: what its sort key begins with. */
const kindOf = ({ sk }: Item): string => sk.slice(0, sk.indexOf('#') + 1) || sk;

const fileOf = (items: readonly Item[]): StoredFile | undefined => {
  const kinds = Map.groupBy(items, kindOf);
  const of = <T>(kind: string): T[] => (kinds.get(kind) ?? []).map((item) => bare<T>(item));
  const [head] = of<Case>('CASE');
  if (!head) return undefined;
  const [{ salt: ofPerson, ...complainant } = {}] = of<Complainant & { salt?: string }>('PERSON');
  const texts = of<{ textId: string; text: string; salt?: string }>('TEXT#');
  return {
    head,
    complainant,
    tasks: of('TASK#'),
    events: of<CaseEvent>('EVENT#').sort((a, b) => a.seq - b.seq),
    // What was split off, or went back with a merge undone, is kept and not read.
    messages: of<Message>('MESSAGE#')
      .filter(({ movedTo }) => !movedTo)
      .sort((a, b) => (a.messageId < b.messageId ? -1 : 1)),
    texts: new Map(texts.map(({ textId, text }) => [textId, text])),
    salts: saltsOf(texts, ofPerson),
    examinations: of('EXAMINATION#'),
    opinions: of('OPINION#'),
    offers: of('OFFER#'),
    agreements: of('AGREEMENT#'),
    outcomes: of('OUTCOME#'),
  };
};

/** What a run reads again and again of a case that it knows is put together once. */
const filed = new WeakMap<readonly Item[], StoredFile>();

const fileOnce = (items: readonly Item[]): StoredFile | undefined => {
  const file = filed.get(items) ?? fileOf(items);
  if (file) filed.set(items, file);
  return file;
};

/** The last messages of a case, or all, in order. */
const messagesOf = async (table: Table, pk: string, { allMessages, before, recent = RECENT_MESSAGES }: Reading) => {
  const last = allMessages ? {} : { descending: true, limit: recent };
  const found = await table.query(pk, '', { ...PASSING_MESSAGES, ...(before && { to: `MESSAGE#${before}` }), ...last });
  return allMessages ? found : found.reverse();
};

const timeIn = ({ sk }: Item): string | undefined => sk.slice('MESSAGE#'.length).split('#')[0];

/** The texts of messages that lie one after another: from the first of them on. */
const textsFrom = (table: Table, pk: string, messages: Item[]): Promise<Item[]> => {
  const [first] = messages;
  const from = first && timeIn(first);
  const to = messages.at(-1);
  return from === undefined
    ? Promise.resolve([])
    : table.query(pk, '', { from: `TEXT#${from}`, to: to ? `TEXT#${timeIn(to)}~` : PASSING_TEXTS.to });
};

/** Messages by their ids, with all that belongs to them; none that was read already. */
const namedMessages = (table: Table, caseId: string, { ids, read }: { ids: string[]; read: Item[] }) => {
  const missing = ids.filter((id) => !read.some(({ sk }) => sk === keys.message(caseId, id).sk));
  return table.getMany(
    missing.flatMap((id) => [
      keys.message(caseId, id),
      ...[id, hiddenId(id), originalId(id), shortTextId(id), ownWordsId(id)].map((textId) => keys.text(caseId, textId)),
    ]),
  );
};

/** Events that come with messages: all, or the last, and those of an older page of the history. */
const eventsIn = async (
  table: Table,
  pk: string,
  { allEvents, recent = RECENT_EVENTS, history }: Reading,
): Promise<Item[]> => {
  const last = (limit: number) => (allEvents ? {} : { descending: true, limit });
  const newest = history && history.before === undefined ? Math.max(recent, history.entries) : recent;
  const older = history?.before !== undefined && { entries: history.entries, before: history.before };
  const found = await Promise.all(
    PASSING_EVENTS.flatMap((prefix) => [
      table.query(pk, prefix, last(newest)),
      ...(older ? [table.query(pk, '', { ...eventsBefore(prefix, older.before), ...last(older.entries) })] : []),
    ]),
  );
  return [...new Map(found.flat().map((item) => [item.sk, item])).values()];
};

/** A case too long to be read whole: what its procedure bounds, the last of what it does not, and what the reader asks for. */
const readParts = async (
  table: Table,
  { caseId, beginning, reading }: { caseId: string; beginning: Item[]; reading: Reading },
): Promise<Item[]> => {
  const pk = keys.partition(caseId);
  const [, ...lasting] = LASTING;
  const [rest, events, messages] = await Promise.all([
    Promise.all(lasting.map((range) => table.query(pk, '', range))),
    eventsIn(table, pk, reading),
    messagesOf(table, pk, reading),
  ]);
  const first = eventsOf(beginning as unknown[] as CaseEvent[], 'complaint-received')[0]?.data.messageId;
  const ids = [...new Set([first, ...(reading.messages ?? [])].filter((id) => id !== undefined))];
  const read = [...beginning, ...rest.flat(), ...events, ...messages];
  const [texts, named] = await Promise.all([
    textsFrom(table, pk, messages),
    namedMessages(table, caseId, { ids, read }),
  ]);
  const known = new Set(texts.map(({ sk }) => sk));
  return [...named.filter(({ sk }) => !known.has(sk)), ...read, ...texts];
};

/** The first range of a case, with the head in it, of which the first items were read already. */
const restOfBeginning = async (table: Table, pk: string, read: Item[]): Promise<Item[]> => {
  const [{ to }] = LASTING;
  const known = read.filter(({ sk }) => sk <= to);
  if (known.length < read.length) return known;
  const last = known.at(-1);
  return [...known, ...(await table.query(pk, '', last ? { from: `${last.sk}!`, to } : LASTING[0]))];
};

/** What was read of a case, and whether by one query: then all its items. */
type ReadOnce = { file: StoredFile; atOnce?: Item[] };

/** Cases known to be long, which stay so: they are not asked for in one piece again. */
export type LongCases = Set<string>;
const MOST_KNOWN = 1000;

const remember = (long: LongCases, caseId: string): void => {
  if (long.size >= MOST_KNOWN) long.clear();
  long.add(caseId);
};

const firstItems = (table: Table, pk: string): Promise<Item[]> =>
  table.query(pk, '', { to: READ_UP_TO, limit: WHOLE_ITEMS });

/** Whether what one query gave is all of a case: no second page was needed, and its head names its last event. */
const isWhole = (items: Item[]): boolean => {
  const file = fileOnce(items);
  return file !== undefined && isOneQuery(items) && stateOf(file, file.head) === 'whole';
};

const isOneQuery = (items: Item[]): boolean =>
  items.reduce((bytes, item) => bytes + itemSize(item), 0) < ONE_QUERY_BYTES;

const readOnce = async (table: Table, caseId: string, { reading, long }: How): Promise<ReadOnce | undefined> => {
  const pk = keys.partition(caseId);
  const first = long.has(caseId) ? [] : await firstItems(table, pk);
  if (!long.has(caseId) && first.length < WHOLE_ITEMS) {
    const file = fileOnce(first);
    return file && { file, ...(isOneQuery(first) && { atOnce: first }) };
  }
  remember(long, caseId);
  const beginning = await restOfBeginning(table, pk, first);
  const file = fileOf(await readParts(table, { caseId, beginning, reading }));
  const isPart = !(reading.allMessages && reading.allEvents);
  return file && { file: { ...file, ...(isPart && { isPart: true as const }) } };
};

/** How what was read of a case goes together: nothing moved it meanwhile, and its last event is the one that its head names. */
const stateOf = ({ head, events }: StoredFile, now: Case | undefined): 'whole' | 'moved' | 'broken' => {
  const last = events.at(-1);
  if (now?.seq !== head.seq || (last && last.seq > head.seq)) return 'moved';
  return !last || last.hash === head.lastHash ? 'whole' : 'broken';
};

type How = { reading: Reading; long: LongCases };

/**
 * Reads a case, so that a change on what has moved since is refused. No reading of several items is of one moment (Developer
 * Guide, "Isolation levels": a query may see half of a transaction), so the last event is compared with the one that the head
 * names. Only what took several queries, between which the case may have moved, has its head read again in the end.
 * What is read does not grow with the number of messages, but where the reader asks for all of them. A case that moved while it
 * was read is read again after a pause. A head that stands still and names an event that is not there, or is another, was not
 * written by us: the case is given as it is, so that its reader can tell that its history is broken. What this run has read
 * already is not read again (recall.ts).
 * @throws Transient where the case moved each time
 */
export const readCase = async (table: Table, caseId: string, how: How): Promise<StoredFile | undefined> => {
  const known = table.recall?.itemsOf(keys.partition(caseId));
  return known ? fileOnce(known) : readFresh(table, caseId, how);
};

const readFresh = async (table: Table, caseId: string, how: How): Promise<StoredFile | undefined> => {
  for (let attempt = 0; ; attempt++) {
    const keep = table.recall?.reading(keys.partition(caseId));
    const read = await readOnce(table, caseId, how);
    if (!read) return undefined;
    const { file, atOnce } = read;
    const isSure = atOnce !== undefined && stateOf(file, file.head) === 'whole';
    if (isSure) keep?.(atOnce);
    const state = isSure ? 'whole' : stateOf(file, (await table.get(keys.head(caseId))) as Case | undefined);
    if (state === 'whole') return file;
    if (attempt + 1 >= ATTEMPTS) {
      if (state === 'broken') return file;
      throw new Transient(`Case ${caseId} moved each time it was read`);
    }
    await backoff(attempt);
  }
};

/** What a change reads of a case, as far as one query gives it; kept in mind where that is all. */
const firstOfRun = async (table: Table, caseId: string, long: LongCases): Promise<Item[]> => {
  const pk = keys.partition(caseId);
  const keep = table.recall?.reading(pk);
  const items = await firstItems(table, pk);
  if (items.length >= WHOLE_ITEMS) remember(long, caseId);
  else if (isWhole(items)) keep?.(items);
  return items;
};

/**
 * The head of a case. Within a run it comes with all that a change reads, since nearly every run goes on with that; a case known to be
 * long has its head read alone.
 */
export const readHead = async (table: Table, caseId: string, long: LongCases): Promise<Case | undefined> => {
  const key = keys.head(caseId);
  const isFirst = table.recall?.isOn() && !long.has(caseId) && !table.recall.itemsOf(key.pk);
  const first = isFirst ? await firstOfRun(table, caseId, long) : [];
  // Of a case that the run knows already the table has it at hand.
  const head = first.find(({ sk }) => sk === key.sk) ?? (await table.get(key));
  return head && bare<Case>(head);
};
