import { describe, expect, it } from 'vitest';
import { listDeliveries } from '#cases/store/deliveries.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import { countRefused } from '#cases/store/refused-deliveries.ts';

const at = (minute: number, hour = 9) => new Date(Date.UTC(2026, 10, 23, hour, minute)).toISOString();
const refused = (id: number, over = {}) => ({
  ...{ id: `d${id}`, channel: 'whatsapp', at: at(id % 60), reason: 'wrong-signature', bytes: 100 + id },
  ...over,
});

describe('refused deliveries', () => {
  it('A thousand of one channel, reason and hour are one item, with their number, first and last time and a few of them', async () => {
    const table = memoryTable();
    await countRefused(table, refused(0));
    for (let id = 1; id < 1000; id++) await countRefused(table, refused(id, { at: at(id / 20) }));
    expect(table.all()).toHaveLength(1);
    const [row, ...more] = await listDeliveries(table, { limit: 10, now: at(0, 12) });
    expect(more).toEqual([]);
    expect(row).toEqual({
      id: 'refused-whatsapp-2026-11-23T09-wrong-signature',
      ...{ channel: 'whatsapp', result: 'refused', reason: 'wrong-signature', count: 1000 },
      ...{ firstAt: at(0), receivedAt: at(999 / 20) },
      samples: [0, 1, 2, 3, 4].map((id) => ({ id: `d${id}`, at: at(id / 20), bytes: 100 + id })),
    });
    expect(JSON.stringify(table.all()).length).toBeLessThan(1000);
  });

  it('Another channel, another reason and another hour are counted apart', async () => {
    const table = memoryTable();
    await countRefused(table, refused(0));
    await countRefused(table, refused(1, { channel: 'sms' }));
    await countRefused(table, refused(2, { reason: 'no-signature' }));
    await countRefused(table, refused(3, { at: at(0, 10) }));
    await countRefused(table, refused(4));
    const rows = await listDeliveries(table, { limit: 10, now: at(0, 12) });
    expect(rows.map(({ count }) => count).toSorted()).toEqual([1, 1, 1, 2]);
    expect(rows[0]).toMatchObject({ receivedAt: at(0, 10) });
    expect(await listDeliveries(table, { since: at(3), limit: 10, now: at(0, 12) })).toHaveLength(2);
  });

  it('None is lost where many come at once, the first one too', async () => {
    const table = memoryTable();
    // Everybody has looked before anybody writes.
    const slow = {
      ...table,
      get: async (key: Parameters<typeof table.get>[0]) => {
        const found = await table.get(key);
        await new Promise((resolve) => setTimeout(resolve, 5));
        return found;
      },
    };
    for (let round = 0; round < 3; round++)
      await Promise.all(Array.from({ length: 20 }, (_, id) => countRefused(slow, refused(id))));
    const [row] = await listDeliveries(table, { limit: 10, now: at(0, 12) });
    expect(row?.count).toBe(60);
    expect(row?.samples?.length).toBeLessThanOrEqual(5);
  });

  it('What was counted is forgotten after ninety days', async () => {
    const table = memoryTable();
    await countRefused(table, refused(0));
    await countRefused(table, refused(1));
    expect(table.all()).toMatchObject([{ ttl: Date.parse('2027-02-21T09:00:00Z') / 1000 }]);
  });
});
