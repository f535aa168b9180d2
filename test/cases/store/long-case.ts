import type { QueryOptions, Table } from '#cases/store/table.ts';
import { steadyId } from '#channels/inbound-objects.ts';
import { type CaseItem, textItem } from '#domain/case/change.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { CASE_ID, type CaseFixture } from '#test/support/case-fixture.ts';

/** What was read of a table: how many items, and characters of all of them. */
export type Reads = { items: number; characters: number };

/** A table that counts what is read of it. */
export const countedTable = (table: Table, reads: Reads): Table => {
  const counted = <T>(items: T[]): T[] => {
    reads.items += items.length;
    reads.characters += JSON.stringify(items).length;
    return items;
  };
  return {
    ...table,
    get: async (key) => {
      const item = await table.get(key);
      counted(item ? [item] : []);
      return item;
    },
    getMany: async (keys) => counted(await table.getMany(keys)),
    query: async (pk: string, prefix?: string, options?: QueryOptions) =>
      counted(await table.query(pk, prefix, options)),
  };
};

/** The nth message of a customer, as mail brings it: every other minute one. */
export const nth = (index: number): { messageId: string; at: string } => {
  const at = new Date(Date.parse('2026-11-23T09:05:00.000Z') + index * 120_000).toISOString();
  return { messageId: steadyId(at, `message ${index}`), at };
};

const message = (index: number, text: string): { event: NewEvent; items: CaseItem[] } => {
  const { messageId, at } = nth(index);
  const kept = { messageId, at, textId: messageId, channel: 'email', status: 'received' } as const;
  return {
    event: { type: 'message-received', actor: { kind: 'customer' }, data: { channel: 'email', messageId } },
    items: [
      { kind: 'message', message: { ...kept, direction: 'in', audience: 'customer' } },
      textItem(messageId, `${text} ${index}`),
    ],
  };
};

/** Brings so many messages of the customer into the case of a fixture, a few at a time. */
export const grown = async (
  { cases }: CaseFixture,
  count: number,
  text = 'Sigo sin calefacción y nadie me llama,',
): Promise<void> => {
  for (let start = 0; start < count; start += 25) {
    const some = Array.from({ length: Math.min(25, count - start) }, (_, index) => message(start + index, text));
    await cases.change(CASE_ID, nth(start).at, () => ({
      events: some.map(({ event }) => event),
      items: some.flatMap(({ items }) => items),
    }));
  }
};
