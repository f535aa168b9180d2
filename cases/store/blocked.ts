import type { CaseFile } from '#domain/case/case-file.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { customerFields } from '#domain/case/digests.ts';
import type { Message } from '#domain/case/message.ts';
import { orderKey } from '#domain/matching/matching.ts';
import { aliasesIn, conversationHash, threadHash } from '#domain/messages/threads.ts';
import { customerKeys } from '#platform/customer-keys.ts';
import { itemSize } from './item-size.ts';
import { keys } from './keys.ts';
import { isKnownBy, receiptsOf } from './look-ups.ts';
import type { Item, Key, Table, Write } from './table.ts';

/**
 * The blocked partition (LOPDGDD art. 32): what names a customer or holds words of a case, out of reach of every function
 * but the one of retention, which IAM sees to.
 */

/**
 * A transaction holds 100 writes, of which a moved item takes three at most, and 4 MB: what is moved may count twice, where it was
 * and where it goes (API Reference, TransactWriteItems).
 */
const MOST_MOVED = 33;
const LARGEST_MOVED = 1.9 * 1024 * 1024;

/** What leads to the person, with the salt of the hash over it. */
const PERSONAL_FIELDS = [...customerFields, 'salt'] as const;

const IDENTITY = /^IDENTITY#(.+)$/;
const isPersonal = ({ sk }: Item): boolean => sk === 'PERSON' || /^(?:TEXT|MESSAGE|USEDKEY|WORDS?)#/.test(sk);

/** What a group stores, in bytes. */
const bytesOf = (group: Write[]): number =>
  group.reduce(
    (sum, write) => sum + ('put' in write ? itemSize(write.put) : 'update' in write ? itemSize(write.set) : 0),
    0,
  );

/** Stores in batches that each hold whole groups; whoever is interrupted begins again with what is left. */
export const writeGroups = async (table: Table, groups: Write[][]): Promise<void> => {
  let batch: Write[][] = [];
  let bytes = 0;
  for (const group of groups) {
    const more = bytesOf(group);
    if (batch.length === MOST_MOVED || (batch.length > 0 && bytes + more > LARGEST_MOVED)) {
      await table.write(batch.flat());
      [batch, bytes] = [[], 0];
    }
    batch.push(group);
    bytes += more;
  }
  if (batch.length > 0) await table.write(batch.flat());
};

/** What in the case's own partition names the customer or holds words. */
export const personalItems = async (table: Table, caseId: string): Promise<Item[]> =>
  (await table.query(keys.partition(caseId))).filter(isPersonal);

/** Everything that the person, a conversation or a message is looked up by. */
const lookUpKeys = ({ head, complainant, messages, texts }: CaseFile, secret: string): Key[] => {
  const aliases = aliasesIn(texts);
  const talks = [...(complainant.handles ?? []), ...aliases];
  const { customerKey, identities = [], alsoKnownAs = [] } = head;
  const order = head.orderRef && orderKey(head.orderRef);
  const people = [
    ...customerKeys(secret, complainant),
    ...customerKeys(secret, { handles: aliases }),
    ...(customerKey ? [customerKey] : []),
    ...alsoKnownAs,
    ...identities.map(({ key }) => key),
  ];
  const threads = [
    ...talks.map(conversationHash),
    ...messages.flatMap(({ channel, externalId }) => (externalId ? [threadHash(channel, externalId)] : [])),
  ];
  return [
    ...[...new Set(people)].map((key) => keys.identity(key, head.caseId)),
    ...[...new Set(threads)].map(keys.thread),
    ...(order ? [keys.order(order, head.caseId)] : []),
  ];
};

/** The look-ups that lead to a case, as long as its person and messages can be read, and the receipts given for it. */
export const lookUps = async (table: Table, file: CaseFile, secret: string): Promise<Item[]> => {
  const { caseId } = file.head;
  const found = await Promise.all([table.getMany(lookUpKeys(file, secret)), receiptsOf(table, caseId)]);
  return found.flat().filter((item) => item['caseId'] === caseId);
};

/** The blocked place of a look-up by person; undefined for every other item. */
const blockedIdentity = ({ pk, sk }: Key): Key | undefined => {
  const [, customerKey] = IDENTITY.exec(pk) ?? [];
  return customerKey === undefined ? undefined : keys.blockedIdentity(customerKey, sk);
};

/** Moves an item to where only the retention function can read it; a person's look-up can still be asked for there. */
export const intoBlocked = (caseId: string, item: Item): Write[] => {
  const { pk, sk } = item;
  const identity = blockedIdentity(item);
  return [
    { put: { ...keys.blocked(caseId, item), item } },
    { drop: { pk, sk } },
    ...(identity ? [{ put: { ...identity, caseId } }] : []),
  ];
};

/** What takes out of a case's head whatever leads to the person, and keeps it among the blocked. */
export const headIntoBlocked = async (table: Table, caseId: string): Promise<Write[]> => {
  const head = await table.get(keys.head(caseId));
  if (!head) return [];
  const { pk, sk } = head;
  const fields = Object.fromEntries(
    Object.entries(head).filter(([name]) => PERSONAL_FIELDS.some((one) => one === name)),
  );
  return Object.keys(fields).length === 0
    ? []
    : [
        { put: { ...keys.blocked(caseId, { pk, sk }), item: { pk, sk, ...fields } } },
        { update: { pk, sk }, remove: Object.keys(fields) },
      ];
};

/** A blocked item: where it lies now, and the item it was. */
type Blocked = Key & { item: Item };

export const blockedItems = async (table: Table, caseId: string): Promise<Blocked[]> =>
  (await table.query(keys.blocked(caseId, { pk: '', sk: '' }).pk)) as unknown as Blocked[];

/** The ids of the cases of whoever has one of these pseudonyms, living and blocked ones. */
export const caseIdsWithBlocked = async (table: Table, customerKeys: string[]): Promise<string[]> => {
  const partitions = customerKeys.flatMap((key) => [keys.identity(key, '').pk, keys.blockedIdentity(key, '').pk]);
  const found = await Promise.all(partitions.map((pk) => table.query(pk)));
  return [
    ...new Set(
      found
        .flat()
        .filter(isKnownBy)
        .map(({ sk }) => sk),
    ),
  ];
};

/** Forgets a blocked item for good. */
export const forgotten = (caseId: string, { item }: Blocked): Write[] => {
  const identity = blockedIdentity(item);
  return [{ drop: keys.blocked(caseId, item) }, ...(identity ? [{ drop: identity }] : [])];
};

/**
 * Brings blocked items back to their places. What others are looked up by meanwhile stays theirs.
 * @param head whether the item is the head's fields, which go back into it
 */
export const outOfBlocked = async (table: Table, caseId: string, blocked: Blocked[]): Promise<Write[][]> => {
  const own = keys.partition(caseId);
  const taken = await table.getMany(blocked.flatMap(({ item: { pk, sk } }) => (pk === own ? [] : [{ pk, sk }])));
  const isTaken = ({ pk, sk }: Key) => taken.some((one) => one.pk === pk && one.sk === sk);
  return blocked.map((one) => {
    const { pk, sk, ...fields } = one.item;
    const isHead = pk === own && sk === keys.head(caseId).sk;
    const back: Write = isHead ? { update: { pk, sk }, set: fields } : { put: one.item };
    return [...(isTaken(one.item) ? [] : [back]), ...forgotten(caseId, one)];
  });
};

/** A file as it was before it was blocked: what is told of a case, and which files belong to it. */
export const fileWith = (file: CaseFile, blocked: Blocked[]): CaseFile => {
  const items = blocked.map(({ item }) => item);
  const of = <T>(prefix: string) => items.filter(({ sk }) => sk.startsWith(prefix)) as unknown as T[];
  const texts = of<{ textId: string; text: string }>('TEXT#').map(({ textId, text }) => [textId, text] as const);
  const [person] = of<Complainant>('PERSON');
  return {
    ...file,
    complainant: person ?? file.complainant,
    messages: [...file.messages, ...of<Message>('MESSAGE#')],
    texts: new Map([...file.texts, ...texts]),
  };
};
