import { describe, expect, it } from 'vitest';
import { DELIVERY_DAYS, listDeliveries, recordDelivery } from '#cases/store/deliveries.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import { ConditionFailed } from '#cases/store/table.ts';

const now = '2026-11-23T09:00:00.000Z';
const delivery = (id: string, receivedAt: string, channel = 'web') =>
  ({ id, channel, receivedAt, result: 'opened', caseId: `case-${id}` }) as const;

const filled = async () => {
  const table = memoryTable();
  await Promise.all(
    [
      delivery('a', '2026-11-23T08:00:00.000Z'),
      delivery('b', '2026-11-23T08:30:00.000Z', 'email'),
      delivery('c', '2026-11-22T23:59:59.999Z'),
      delivery('d', '2026-10-24T00:00:00.000Z', 'email'),
      delivery('e', '2026-10-23T23:59:59.999Z'),
    ].map((one) => recordDelivery(table, { delivery: one, original: `inbound/${one.id}` })),
  );
  return (options: { channel?: string; since?: string; limit?: number }) =>
    listDeliveries(table, { limit: 10, now, ...options }).then((rows) => rows.map(({ id }) => id));
};

describe('deliveries', () => {
  it.each([
    ['newest first, as far back as it goes', {}, ['b', 'a', 'c', 'd']],
    ['of one channel', { channel: 'web' }, ['a', 'c']],
    ['of a channel that is none', { channel: 'telex' }, []],
    ['since an instant', { since: '2026-11-22T23:59:59.999Z' }, ['b', 'a', 'c']],
    ['since an instant of the same day', { since: '2026-11-23T08:15:00.000Z' }, ['b']],
    ['since before it goes back', { since: '2020-01-01T00:00:00.000Z' }, ['b', 'a', 'c', 'd']],
    ['since tomorrow', { since: '2026-11-24T00:00:00.000Z' }, []],
    ['no more than asked for', { limit: 2 }, ['b', 'a']],
  ])('Deliveries are listed %s', async (_, options, ids) => expect(await (await filled())(options)).toEqual(ids));

  it('A list of deliveries asks for a bounded number of days', async () => {
    const table = memoryTable();
    const asked: string[] = [];
    const query = async (pk: string) => {
      asked.push(pk);
      return [];
    };
    await listDeliveries({ ...table, query }, { channel: 'email', limit: 10, now });
    expect(asked).toHaveLength(DELIVERY_DAYS);
  });

  it('A list of deliveries shows what became of each and not where its original lies', async () => {
    const table = memoryTable();
    const unreadable = {
      id: 'x',
      channel: 'email',
      receivedAt: now,
      result: 'unreadable',
      reason: 'too-large',
    } as const;
    await recordDelivery(table, { delivery: unreadable, original: 'inbound/x' });
    expect(await listDeliveries(table, { limit: 1, now })).toEqual([unreadable]);
    expect(table.all()).toMatchObject([{ original: 'inbound/x' }]);
  });

  it('Deliveries are recorded once', async () => {
    const table = memoryTable();
    await recordDelivery(table, { delivery: delivery('a', now) });
    await expect(recordDelivery(table, { delivery: delivery('a', now) })).rejects.toThrow(ConditionFailed);
  });
});
