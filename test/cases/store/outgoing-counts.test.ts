import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryTable } from '#cases/store/memory-table.ts';
import { admitOutgoing, type OutgoingAsk, type OutgoingVerdict } from '#cases/store/outgoing-counts.ts';
import type { Table } from '#cases/store/table.ts';
import { Transient } from '#domain/failures.ts';
import { interleaved } from '#test/support/interleaved.ts';

const START = Date.parse('2026-11-23T09:00:00.000Z');
const later = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();

const ask = (id: string, over: Partial<OutgoingAsk> = {}): OutgoingAsk => ({
  id,
  address: 'a',
  kind: 'acknowledgment',
  at: later(0),
  rate: { hour: 3, day: 5 },
  day: { channel: 'email', most: 1000, mayExceed: false },
  ...over,
});

const isAdmitted = ({ may }: OutgoingVerdict): boolean => may;
const because = (verdict: OutgoingVerdict): string => (verdict.may ? 'admitted' : verdict.because);

/** How much the counters of a day hold together. */
const counted = (table: ReturnType<typeof memoryTable>, channel = 'email'): number =>
  table
    .all()
    .filter(({ pk }) => pk.startsWith(`OUTGOINGDAY#${channel}#`))
    .reduce((sum, { count }) => sum + Number(count), 0);

describe('what goes to one address', () => {
  it('An hour and a day bring no more than they may, and the next ones bring it again', async () => {
    const table = memoryTable();
    const asked = async (id: string, minutes: number) =>
      because(await admitOutgoing(table, ask(id, { at: later(minutes) })));
    expect([await asked('1', 0), await asked('2', 1), await asked('3', 2), await asked('4', 3)]).toEqual([
      'admitted',
      'admitted',
      'admitted',
      'address-limit',
    ]);
    expect([await asked('4', 61), await asked('5', 62), await asked('6', 63)]).toEqual([
      'admitted',
      'admitted',
      'address-limit',
    ]);
    expect(await asked('6', 600)).toBe('address-limit');
    expect(await asked('6', 24 * 60 + 1)).toBe('admitted');
    expect(await asked('7', 24 * 60 + 2)).toBe('admitted');
  });

  it('A repeat of a message counts once, also where nothing more may leave', async () => {
    const table = memoryTable();
    for (let turn = 0; turn < 10; turn++) expect(isAdmitted(await admitOutgoing(table, ask('1')))).toBe(true);
    expect(counted(table)).toBe(1);
    for (const id of ['2', '3']) await admitOutgoing(table, ask(id));
    expect(because(await admitOutgoing(table, ask('4')))).toBe('address-limit');
    expect(await admitOutgoing(table, ask('2'))).toMatchObject({ may: true, isRepeat: true });
    expect(counted(table)).toBe(3);
  });

  it('Another kind, and another address, have their own', async () => {
    const table = memoryTable();
    for (const id of ['1', '2', '3']) await admitOutgoing(table, ask(id));
    expect(because(await admitOutgoing(table, ask('4', { kind: 'letter' })))).toBe('admitted');
    expect(because(await admitOutgoing(table, ask('4', { address: 'b' })))).toBe('admitted');
    expect(because(await admitOutgoing(table, ask('5')))).toBe('address-limit');
  });

  it('Many at once never leave more than may, and lose none that may', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }), async (most, copies) => {
        const memory = memoryTable();
        const table = interleaved(memory);
        const rate = { hour: most, day: most };
        const ids = Array.from({ length: 4 }, (_, n) => `m${n}`).flatMap((id) => Array<string>(copies).fill(id));
        const verdicts = await Promise.all(
          ids.map(async (id) => {
            // Who was slower each time is left to the sweep, which asks again.
            for (;;) {
              try {
                return { id, may: isAdmitted(await admitOutgoing(table, ask(id, { rate }))) };
              } catch (error) {
                if (!(error instanceof Transient)) throw error;
              }
            }
          }),
        );
        const left = new Set(verdicts.filter(({ may }) => may).map(({ id }) => id));
        expect(left.size).toBe(Math.min(most, 4));
        expect(counted(memory)).toBe(left.size);
        // All copies of a message got one answer.
        for (const { id, may } of verdicts) expect(may).toBe(left.has(id));
      }),
      { numRuns: 15 },
    );
  });
});

describe('what a channel sends in a day', () => {
  const some = (n: number, over: Partial<OutgoingAsk['day']>, at = later(0)) =>
    ask(`c${n}`, { address: `address ${n}`, at, day: { channel: 'email', most: 3, mayExceed: false, ...over } });

  it('No more leave than a day may bring; what the law demands leaves and is counted; another day is another', async () => {
    const table = memoryTable();
    const verdicts = [];
    for (let n = 0; n < 5; n++) verdicts.push(because(await admitOutgoing(table, some(n, {}))));
    expect(verdicts).toEqual(['admitted', 'admitted', 'admitted', 'day-limit', 'day-limit']);
    expect(because(await admitOutgoing(table, some(9, { mayExceed: true })))).toBe('admitted');
    expect(counted(table)).toBe(4);
    expect(because(await admitOutgoing(table, some(3, { channel: 'sms' })))).toBe('admitted');
    expect(because(await admitOutgoing(table, some(3, {}, later(24 * 60))))).toBe('admitted');
  });

  it.each([60, 400, 1000])(
    'A day of %i is spread over counters, is never exceeded, and is nearly used up',
    async (most) => {
      const table = memoryTable();
      let admitted = 0;
      for (let n = 0; n < most * 2; n++) if (isAdmitted(await admitOutgoing(table, some(n, { most })))) admitted++;
      expect(admitted).toBeLessThanOrEqual(most);
      expect(admitted).toBeGreaterThan(most * 0.95);
      expect(counted(table)).toBe(admitted);
      const shards = table.all().filter(({ pk }) => pk.startsWith('OUTGOINGDAY#'));
      expect(shards.length).toBe(Math.min(16, Math.floor(most / 50)));
    },
  );

  it('A message asks the table twice, however much was sent', async () => {
    const memory = memoryTable();
    const calls: string[] = [];
    const table: Table = {
      ...memory,
      getMany: async (keys) => {
        calls.push(`get ${keys.length}`);
        return memory.getMany(keys);
      },
      write: async (writes) => {
        calls.push(`write ${writes.length}`);
        return memory.write(writes);
      },
    };
    for (let n = 0; n < 50; n++) await admitOutgoing(memory, some(n, { most: 1000 }));
    await admitOutgoing(table, some(99, { most: 1000 }));
    expect(calls).toEqual(['get 5', 'write 2']);
  });
});
