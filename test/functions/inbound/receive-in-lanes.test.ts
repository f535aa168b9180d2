import { describe, expect, it } from 'vitest';
import { Transient } from '#domain/failures.ts';
import { lanesOf } from '#functions/inbound/lanes.ts';
import { receiveDelivery } from '#functions/inbound/receive-delivery.ts';
import { inboundFixture, item, saying } from './inbound-fixture.ts';

const of = (id: string, over: Parameters<typeof item>[0] = {}) =>
  item({ author: { id, phone: `+3460011${id.padStart(4, '0')}` }, threadId: id, ...over });

/** So many people, two messages each, as a platform delivers them at once. */
const crowd = (people: number) =>
  Array.from({ length: 2 * people }, (_, n) =>
    of(String(1000 + (n % people)), { externalId: `wamid.${n}`, text: n < people ? 'No calienta' : 'Sigo esperando' }),
  );

/** Time for so many items. */
const timeFor = (items: number) => {
  let left = items;
  return () => left-- > 0;
};

describe('the items of a delivery', () => {
  it('lie in lanes by person, conversation and message, in their order', () => {
    const items = [
      of('1', { externalId: 'a' }),
      of('2', { externalId: 'b' }),
      of('1', { externalId: 'c' }),
      item({ author: { id: '3' }, threadId: '2', externalId: 'd' }),
      item({ kind: 'status', author: { id: '9' }, threadId: '9', externalId: 'a', text: 'read' }),
    ];
    expect(lanesOf(items)).toEqual([
      [0, 2, 4],
      [1, 3],
    ]);
  });

  it('are one lane where somebody leads from one to the other by another name', () => {
    const items = [
      item({ author: { id: '1', email: 'Ana@example.com' }, threadId: 't1', externalId: 'a' }),
      item({ author: { id: '2', phone: '+34 600 11 12 22' }, threadId: 't2', externalId: 'b' }),
      item({ author: { id: '3', alias: '1', phone: '+34600111222' }, threadId: 't3', externalId: 'c' }),
      item({ author: { id: '4', email: 'ana@example.com' }, threadId: 't4', externalId: 'd' }),
    ];
    expect(lanesOf(items)).toEqual([[0, 1, 2, 3]]);
  });
});

describe('a delivery with many items', () => {
  it('is worked several people at once, and each person has one case with both messages', async () => {
    const { put, deps, cases, table, deliveries } = inboundFixture();
    let running = 0;
    let most = 0;
    const busy = {
      ...deps.table,
      write: async (writes: Parameters<typeof table.write>[0]) => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        await deps.table.write(writes).finally(() => running--);
      },
    };
    await receiveDelivery(put('whatsapp', saying(...crowd(40))), { ...deps, table: busy });
    expect(cases()).toBe(40);
    expect(await deliveries('whatsapp')).toMatchObject([{ result: 'opened' }]);
    expect(most).toBeLessThanOrEqual(8);
  });

  it('goes on in another call where time is over, and nothing is lost or done twice', async () => {
    const { put, deps, cases, inbox, table, deliveries } = inboundFixture();
    const kept: string[] = [];
    const stored = put('whatsapp', saying(...crowd(30)));
    const own = {
      ...inbox,
      keep: async (key: string, bytes: Uint8Array) => {
        kept.push(key);
        await inbox.keep(key, bytes);
      },
    };
    let calls = 0;
    for (; (await deliveries('whatsapp')).length === 0 && calls < 20; calls++)
      await receiveDelivery(stored, { ...deps, inbox: own, hasTime: timeFor(20 * (calls + 1)) });
    expect(calls).toBe(3);
    // Kept anew, it is announced anew.
    expect(kept).toEqual([stored.key, stored.key]);
    expect(cases()).toBe(30);
    expect(table.all().filter(({ sk }) => sk.startsWith('EVENT#IN#'))).toHaveLength(30);
  });

  it('is left to the queue, which counts, where a call got no further', async () => {
    const { put, deps, deliveries } = inboundFixture();
    const work = receiveDelivery(put('whatsapp', saying(...crowd(3))), { ...deps, hasTime: () => false });
    await expect(work).rejects.toThrow(Transient);
    expect(await deliveries('whatsapp')).toEqual([]);
  });

  it('has what fails tried again by the queue, and all other people served', async () => {
    const { put, deps, cases, deliveries } = inboundFixture();
    const stored = put('whatsapp', saying(...crowd(5)));
    const failing = {
      ...deps.cases,
      open: (...asked: Parameters<typeof deps.cases.open>) =>
        asked[1].items?.some((one) => one.kind === 'complainant' && one.complainant.phone?.endsWith('1002'))
          ? Promise.reject(new Error('broken'))
          : deps.cases.open(...asked),
    };
    await expect(receiveDelivery(stored, { ...deps, cases: failing })).rejects.toThrow('broken');
    expect(cases()).toBe(4);
    expect(await deliveries('whatsapp')).toEqual([]);
    await receiveDelivery(stored, deps);
    expect(cases()).toBe(5);
    expect(await deliveries('whatsapp')).toHaveLength(1);
  });
});
