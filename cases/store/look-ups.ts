import type { Case } from '#domain/case/case.ts';
import type { LookUp, ReceiptFacts } from '#domain/case/change.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { keys } from './keys.ts';
import type { Item, Key, Table } from './table.ts';

/** Everything here is read consistently: what was stored this moment is found. */

/** Somewhere that may lead to a case. Nothing that is found there is trusted yet. */
export type Place =
  /** A message or a conversation (`threadHash`, `conversationHash`). */
  | { kind: 'thread'; hash: string }
  | { kind: 'reference'; reference: string }
  /** Something that a channel brought before. */
  | { kind: 'seen'; channel: string; hash: string };

/** Where a place leads; `messageId` where it is a message. */
export type FoundPlace<Asked extends Place = Place> = { place: Asked; caseId?: string; messageId?: string };

const keyOf = (place: Place): Key => {
  switch (place.kind) {
    case 'thread':
      return keys.thread(place.hash);
    case 'reference':
      return keys.reference(place.reference);
    case 'seen':
      return keys.seen(place.channel, place.hash);
  }
};

/** Those of some places that lead anywhere, in their order; a place that is named twice is found once. At most 100. */
export const lookUp = async <Asked extends Place>(
  table: Table,
  places: readonly Asked[],
): Promise<FoundPlace<Asked>[]> => {
  const byKey = new Map(places.map((place) => [keyOf(place).pk, place]));
  const found = await table.getMany([...byKey.values()].map(keyOf));
  return found.flatMap((item) => {
    const place = byKey.get(item.pk);
    const { caseId, messageId } = item as Item & { caseId?: string; messageId?: string };
    return place ? [{ place, ...(caseId && { caseId }), ...(messageId && { messageId }) }] : [];
  });
};

/** The ids of the cases that some places lead to, in the order of the places. */
export const caseIdsAt = async (table: Table, places: readonly Place[]): Promise<string[]> =>
  (await lookUp(table, places)).flatMap(({ caseId }) => caseId ?? []);

/** Whether the customer of the case is still known by a pseudonym; see the item `identity-removed`. */
export const isKnownBy = (item: Item): boolean => (item as { removed?: boolean }).removed !== true;

/** The ids of the newest cases of whoever has one of these pseudonyms, as many of each as `limit` says. */
export const caseIdsOfPerson = async (table: Table, customerKeys: string[], limit: number): Promise<string[]> => {
  const found = await Promise.all(
    customerKeys.map((key) => table.query(keys.identity(key, '').pk, '', { descending: true, limit })),
  );
  return found
    .flat()
    .filter(isKnownBy)
    .map(({ sk }) => sk);
};

/** The ids of the newest cases about an order or a contract (`orderKey`). */
export const caseIdsOfOrder = async (table: Table, hash: string, limit: number): Promise<string[]> =>
  (await table.query(keys.order(hash, '').pk, '', { descending: true, limit })).map(({ sk }) => sk);

/** A case with its customer, without its history. */
export type CustomerCase = { head: Case; complainant: Complainant };

/** The heads of cases that exist, in the order of their ids. */
export const headsOf = async (table: Table, caseIds: readonly string[]): Promise<Case[]> =>
  (await table.getMany(caseIds.map(keys.head))) as unknown as Case[];

/** The cases of some ids that exist, each with its customer. At most 50. */
export const customerCases = async (table: Table, caseIds: string[]): Promise<CustomerCase[]> => {
  const items = await table.getMany(caseIds.flatMap((id) => [keys.head(id), keys.complainant(id)]));
  const at = ({ pk, sk }: Key): unknown => items.find((item) => item.pk === pk && item.sk === sk);
  return caseIds.flatMap((id) => {
    const head = at(keys.head(id)) as Case | undefined;
    return head ? [{ head, complainant: (at(keys.complainant(id)) ?? {}) as Complainant }] : [];
  });
};

/** What became of something a channel brought. */
export type Seen = Omit<Extract<LookUp, { kind: 'seen' }>, 'kind' | 'channel' | 'hash'>;

/** What became of something a channel brought, if it was seen before; see the item `seen`. */
export const findSeen = async (
  table: Table,
  { channel, hash }: { channel: string; hash: string },
): Promise<Seen | undefined> => (await table.get(keys.seen(channel, hash))) as Seen | undefined;

/** Whether whoever has an address asked for no more messages there; see the item `stop`. */
export const isStopInForce = async (table: Table, hash: string): Promise<boolean> =>
  ((await table.get(keys.stop(hash))) as { isInForce?: boolean } | undefined)?.isInForce === true;

/** The answer that a request with an idempotency key was given before; see the item `receipt`. */
export const findReceipt = async (
  table: Table,
  hash: string,
): Promise<{ caseId: string; bodyHash: string; receipt: ReceiptFacts } | undefined> =>
  (await table.get(keys.idempotency(hash))) as { caseId: string; bodyHash: string; receipt: ReceiptFacts } | undefined;

/** The receipts that were given for a case, by the keys it was opened under. */
export const receiptsOf = async (table: Table, caseId: string): Promise<Item[]> => {
  const { pk, sk } = keys.usedKey(caseId, '');
  const used = await table.query(pk, sk);
  return table.getMany(used.map(({ hash }) => keys.idempotency(String(hash))));
};
