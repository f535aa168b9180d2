import { keys } from '#cases/store/keys.ts';
import type { Key, Table } from '#cases/store/table.ts';
import { threadHash } from '#cases/threads.ts';
import type { Case } from '#domain/case/case.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { type Candidate, caseReferencesIn, type Joining, joining } from '#domain/matching/matching.ts';
import type { Instant } from '#domain/time.ts';
import type { InboundItem, TakeDeps } from '#functions/inbound/deps.ts';
import { customerKeys } from '#platform/customer-keys.ts';
import { aliasKey, conversationKey, identityOf } from './identity.ts';

/** Newest cases of a person that are looked at; an older one is surely about something else. */
const MOST = 10;
/** Merges are followed this far; a longer chain is a mistake. */
const MAX_MERGES = 5;

/** Ids of the cases of whoever has one of these pseudonyms. */
const casesOf = async (customer: string[], table: Table): Promise<string[]> => {
  const found = await Promise.all(
    customer.map((key) => table.query(keys.identity(key, '').pk, '', { descending: true, limit: MOST })),
  );
  return found.flat().map(({ sk }) => sk);
};

const caseIdsAt = async (places: Key[], table: Table): Promise<string[]> =>
  (await table.getMany(places)).map((item) => String(item['caseId']));

/** Cases by id, as stored, each with its customer. */
type Known = Map<string, { head: Case; complainant: Complainant }>;

const read = async (caseIds: string[], table: Table): Promise<Known> => {
  const items = await table.getMany(caseIds.flatMap((id) => [keys.head(id), keys.complainant(id)]));
  const of = (caseId: string, sk: string) => items.find((item) => item.pk === keys.partition(caseId) && item.sk === sk);
  return new Map(
    caseIds.flatMap((id) => {
      const head = of(id, 'CASE') as unknown as Case | undefined;
      return head ? [[id, { head, complainant: (of(id, 'PERSON') ?? {}) as Complainant }] as const] : [];
    }),
  );
};

/** Reads cases, and for merged ones those in which they live on. */
const readLiving = async (caseIds: string[], table: Table): Promise<Known> => {
  const known: Known = new Map();
  let asked = [...new Set(caseIds)]
    .sort()
    .reverse()
    .slice(0, 3 * MOST);
  for (let step = 0; asked.length > 0 && step <= MAX_MERGES; step++) {
    const found = await read(asked, table);
    for (const [id, one] of found) known.set(id, one);
    asked = [...found.values()].flatMap(({ head }) => head.mergedInto ?? []).filter((id) => !known.has(id));
  }
  return known;
};

/** The case that a merged one lives on in. */
const livingId = (caseId: string, known: Known): string => {
  let id = caseId;
  for (let step = 0; step < MAX_MERGES; step++) id = known.get(id)?.head.mergedInto ?? id;
  return id;
};

/** Whether somebody works on a case. */
const isOpen = ({ closedAt, setAsideAt }: Case): boolean => !closedAt && !setAsideAt;

/** The case that a conversation leads to, and the one it leads to under the person's other id. */
const talkOf = async (key: Key, alias: Key | undefined, table: Table) => {
  const [[conversation], other] = await Promise.all([caseIdsAt([key], table), alias ? caseIdsAt([alias], table) : []]);
  return { conversation, talk: conversation ? [conversation, ...other] : other };
};

/** Where to look: cases by the conversation they came in by, by a reference in the text, by the person. */
type Places = { conversation: string | undefined; talks: string[]; quoted: string[]; own: string[] };

const placesOf = async ({ item, channel }: InboundItem, customer: string[], table: Table): Promise<Places> => {
  const [{ conversation, talk }, answered, quoted, own] = await Promise.all([
    talkOf(conversationKey(channel, item), aliasKey(channel, item), table),
    item.threadId ? caseIdsAt([keys.thread(threadHash(channel, item.threadId))], table) : [],
    caseIdsAt(caseReferencesIn(item.text).map(keys.reference), table),
    casesOf(customer, table),
  ]);
  // A conversation is one person's, see conversationKey; a message of ours may be answered by anybody.
  return { conversation, talks: [...talk, ...answered], quoted, own: [...talk, ...own] };
};

const candidatesOf = (
  { talks, quoted, own }: Omit<Places, 'conversation'>,
  known: Known,
  channel: string,
): Candidate[] => {
  const living = (caseIds: string[]) => new Set(caseIds.map((caseId) => livingId(caseId, known)));
  const [inTalk, byReference, ofPerson] = [living(talks), living(quoted), living(own)];
  return [...known.values()]
    .filter(({ head }) => !head.mergedInto && !head.blockedAt)
    .sort((a, b) => (a.head.caseId < b.head.caseId ? 1 : -1))
    .map(({ head, complainant }) => {
      const heard = complainant.handles?.filter((handle) => handle.channel === channel).map((one) => one.lastHeardAt);
      const lastHeardAt = heard?.sort().at(-1);
      return {
        caseId: head.caseId,
        open: isOpen(head),
        samePerson: ofPerson.has(head.caseId),
        sameConversation: inTalk.has(head.caseId),
        named: byReference.has(head.caseId),
        ...(head.orderRef && { orderRef: head.orderRef }),
        ...(lastHeardAt && { lastHeardAt }),
      };
    });
};

const weigh = async (
  { talks, quoted, own }: Omit<Places, 'conversation'>,
  { channel, ...words }: { text: string; at: Instant; channel: string },
  table: Table,
): Promise<Joining> => {
  const known = await readLiving([...talks, ...quoted, ...own], table);
  return joining(candidatesOf({ talks, quoted, own }, known, channel), words);
};

/**
 * Where an item belongs. `customer` are all pseudonyms of the author, the one of another id last; `conversation` is the case
 * that the item's conversation led to when it was asked.
 */
export type Found = { joining: Joining; customer: string[]; conversation: string | undefined };

/**
 * Finds the case that an item belongs to: by its conversation, the message of ours it answers, the reference it quotes,
 * and the person. What leads to somebody else's case is found and not used.
 */
export const findCase = async (arrival: InboundItem, { table, identity }: TakeDeps): Promise<Found> => {
  const customer = customerKeys((await identity()).current, identityOf(arrival));
  const places = await placesOf(arrival, customer, table);
  return {
    joining: await weigh(places, { text: arrival.item.text, at: arrival.receivedAt, channel: arrival.channel }, table),
    customer,
    conversation: places.conversation,
  };
};

/**
 * The open case of a person about the order that a text names, whatever channel that case came in by.
 * @param customer pseudonyms of the person
 */
export const caseAboutOrder = async (
  customer: string[],
  { text, at }: { text: string; at: Instant },
  { table }: Pick<TakeDeps, 'table'>,
): Promise<string | undefined> => {
  const own = await casesOf(customer, table);
  const found = await weigh({ talks: [], quoted: [], own }, { text, at, channel: 'none' }, table);
  return found.how === 'joins' ? found.caseId : undefined;
};
