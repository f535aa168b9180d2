import { timeOf } from '#channels/inbound-objects.ts';
import { channelNames } from '#channels/names.ts';
import type { Delivery } from '#domain/case/message.ts';
import type { Instant } from '#domain/time.ts';
import { ifConditionHolds } from './conditional.ts';
import { INDEX_FIELDS, keys, learningKeys, SET_ASIDE_PARTITION } from './keys.ts';
import type { Item, Table } from './table.ts';

/** A delivery that was set aside, where its original is kept, and since when it waits for somebody. */
export type SetAside = { delivery: Delivery; original: string; setAsideAt: Instant };

type Stored = Item & Delivery & { original?: string; ttl?: number };

const toSetAside = (item: Item): SetAside => {
  const { pk: _, sk: __, gsi2pk: ___, gsi2sk = '', original = '', ttl: ____, ...delivery } = item as Stored;
  return { delivery, original, setAsideAt: gsi2sk.split('#')[0] ?? '' };
};

/** Only mail is set aside so that somebody may open it; what platforms deliver and we cannot read is there to be looked at. */
const keyOf = (id: string) => keys.delivery('email', timeOf(id), id);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The delivery of a mail by its id, whatever became of it. */
export const findMailDelivery = async (table: Table, id: string): Promise<SetAside | undefined> => {
  const item = UUID.test(id) ? await table.get(keyOf(id)) : undefined;
  return item && toSetAside(item);
};

/** A delivery by its id, whatever channel brought it and whatever became of it. */
export const findDelivery = async (table: Table, id: string): Promise<SetAside | undefined> => {
  if (!UUID.test(id)) return undefined;
  const [item] = await table.getMany(channelNames.map((channel) => keys.delivery(channel, timeOf(id), id)));
  return item && toSetAside(item);
};

/** Takes what was set aside off the list, because somebody saw that nothing has to be made of it. @returns false where it is on it no more */
export const markSeen = ({ delivery }: SetAside, seenBy: string, table: Table): Promise<boolean> =>
  ifConditionHolds(
    table.write([
      {
        update: keys.delivery(delivery.channel, delivery.receivedAt, delivery.id),
        expect: { gsi2pk: SET_ASIDE_PARTITION },
        set: { seenBy },
        remove: INDEX_FIELDS,
      },
    ]),
  );

const MOST_LISTED = 100;

/** The place of a delivery in the list. */
const placeOf = ({ setAsideAt, delivery }: SetAside): string => `${setAsideAt}#${delivery.id}`;

/** What was set aside and nobody has taken in, in the order of the keys. */
const waiting = async (table: Table, found: Awaited<ReturnType<Table['index']>>): Promise<SetAside[]> =>
  (await table.getMany(found.keys)).filter(({ gsi2pk }) => gsi2pk === SET_ASIDE_PARTITION).map(toSetAside);

/**
 * What was set aside and nobody has taken in, newest first, at most 100. The index may miss what was set aside this second.
 * @param cursor where the page before ended
 */
export const listSetAside = async (table: Table, cursor?: string): Promise<{ found: SetAside[]; cursor?: string }> => {
  const to = cursor && { to: cursor };
  const page = await table.index('gsi2', SET_ASIDE_PARTITION, { descending: true, limit: MOST_LISTED, ...to });
  const rows = await waiting(table, page);
  const found = rows.filter((row) => placeOf(row) !== cursor);
  const last = page.cursor && rows.at(-1);
  return { found, ...(last && { cursor: placeOf(last) }) };
};

/** What was set aside in a time and nobody has taken in, oldest first, at most so many. */
export const setAsideBetween = async (
  table: Table,
  { from, to, most }: { from: Instant; to: Instant; most: number },
): Promise<SetAside[]> => {
  const found: SetAside[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.index('gsi2', SET_ASIDE_PARTITION, {
      ...{ from, to, limit: MOST_LISTED },
      ...(cursor && { cursor }),
    });
    found.push(...(await waiting(table, page)));
    cursor = page.cursor;
  } while (cursor && found.length < most);
  return found.slice(0, most);
};

/** A person has so many at most; more are a program's. */
const MOST_OF_SENDER = 1000;

/** The mails of whoever has one of these pseudonyms that were set aside, oldest first, whatever became of them since. */
export const setAsideOfSender = async (table: Table, customerKeys: readonly string[]): Promise<SetAside[]> => {
  const found = await Promise.all(
    customerKeys.map((key) => table.query(keys.setAsideSender(key, '').pk, '', { limit: MOST_OF_SENDER })),
  );
  const ids = [...new Set(found.flat().map(({ sk }) => sk))].sort();
  return (await table.getMany(ids.map(keyOf))).map(toSetAside);
};

/** Until when the daily list has been sent; undefined before the first. */
export const listedUntil = async (table: Table): Promise<Instant | undefined> =>
  ((await table.get(learningKeys.setAsideList())) as (Item & { through: Instant }) | undefined)?.through;

/** Keeps until when the daily list has been sent. */
export const recordListed = (table: Table, through: Instant): Promise<void> =>
  table.write([{ put: { ...learningKeys.setAsideList(), through } }]);
