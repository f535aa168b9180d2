import { describe, expect, it } from 'vitest';
import { caseRecords } from '#cases/store/case-records.ts';
import { deadPartition, pendingPartition, severalPartition, shardOf } from '#cases/store/keys.ts';
import { pendingEffects } from '#cases/store/pending-effects.ts';
import { effectsIn } from '#cases/store/stream.ts';
import type { How, Write } from '#cases/store/table.ts';
import type { Effect } from '#domain/case/effects.ts';
import { Transient } from '#domain/failures.ts';
import { relay } from '#functions/relay/relay.ts';
import { sweep } from '#functions/relay/sweep/sweep.ts';
import { CASE_ID, caseFixture } from '#test/support/case-fixture.ts';
import { relayDepsOf, services } from './services.ts';

const start: Effect = { effect: 'start', machine: 'complaint', cycle: 1 };
const drop = (name: string): Effect => ({ effect: 'drop-timer', name });
const announce: Effect = { effect: 'announce', events: [{ seq: 1, type: 'complaint-received' }] };
const send: Effect = { effect: 'send', messageId: 'nobody-has-it' };

/** A case whose first change asked for these effects. */
const asked = async (effects: Effect[]) => {
  const fixture = caseFixture();
  const outside = services();
  await fixture.openCase({ effects });
  const stored = () => fixture.table.all().filter(({ sk }) => sk.startsWith('OUTBOX#'));
  const deps = relayDepsOf(fixture, outside);
  const told = () =>
    stored()
      .flatMap(effectsIn)
      .map((item) => ({ what: 'effect', caseId: CASE_ID, item }) as const);
  const done = () => outside.calls.map((call) => call.split(' ')[0]);
  return { fixture, outside, deps, stored, told, done };
};

describe('several effects of one change', () => {
  it('They are one item, which is stored once and dropped once; a letter, which is claimed, lies by itself', async () => {
    const { deps, stored, told, done } = await asked([start, send, drop('a')]);
    expect(stored().map(({ effect, sk }) => [effect, sk])).toEqual([
      ['several', 'OUTBOX#000001'],
      ['send', 'OUTBOX#000001-01'],
    ]);
    const writes: Write[] = [];
    const table = {
      ...deps.table,
      write: async (some: Write[]) => {
        writes.push(...some.filter((write) => 'drop' in write));
        await deps.table.write(some);
      },
    };
    await relay(told(), { ...deps, table });
    expect(done()).toEqual(['start', 'drop']);
    expect(writes).toHaveLength(2);
    expect(stored()).toEqual([]);
  });

  it('Done effects leave each by itself: where a run dies between two of them, the sweep does the other once more and drops it', async () => {
    const { fixture, deps, stored, told, done } = await asked([start, send, drop('a')]);
    const drops = (writes: Write[]) => writes.some((write) => 'drop' in write);
    const dying = {
      ...deps.table,
      write: async (writes: Write[], how?: How) => {
        if (!drops(writes)) return deps.table.write(writes, how);
        expect(how).toEqual({ apart: true });
        await deps.table.write(writes.slice(0, 1), how);
        throw new Transient('ServiceUnavailable');
      },
    };
    await expect(relay(told(), { ...deps, table: dying })).rejects.toThrow('ServiceUnavailable');
    expect(stored()).toHaveLength(1);
    fixture.clock.pass('PT5M');
    await sweep(deps);
    expect(stored()).toEqual([]);
    expect(done().filter((what) => what === 'start').length).toBeLessThanOrEqual(2);
  });

  it('Each has the id it would have by itself, in the order in which the change asked for them', async () => {
    const { fixture } = await asked([start, send, drop('a'), announce]);
    expect((await fixture.outbox()).map(({ effectId, effect }) => `${effectId} ${effect}`)).toEqual([
      '000001-00 start',
      '000001-01 send',
      '000001-02 drop-timer',
      '000001-03 announce',
    ]);
    const { outbox = [] } = (await caseRecords(fixture.table, CASE_ID)) ?? {};
    expect(outbox.map(({ effectId, state }) => `${effectId} ${state}`).sort()).toEqual(
      ['00', '01', '02', '03'].map((place) => `000001-${place} pending`),
    );
  });

  it('One that fails waits by itself, and none of the others is done again', async () => {
    const { fixture, outside, deps, stored, told, done } = await asked([start, drop('a'), announce]);
    outside.fail('drop', new Transient('ServiceUnavailable'));
    await relay(told(), deps);
    expect(stored()).toMatchObject([
      {
        ...{ sk: 'OUTBOX#000001-01', effect: 'drop-timer', name: 'a', attempts: 1, failure: 'ServiceUnavailable' },
        ...{ gsi2pk: pendingPartition(shardOf(CASE_ID)), gsi2sk: '2026-11-23T09:00:30.000Z' },
      },
    ]);
    expect(stored().flatMap(effectsIn), 'the stream does not hand it on at once').toEqual([]);
    outside.heal();
    fixture.clock.pass('PT2M');
    await sweep(deps);
    expect(done().toSorted()).toEqual(['drop', 'drop', 'put', 'start']);
    expect(stored()).toEqual([]);
  });

  it('One that always fails is given up by itself, under its own id, and wakes an alarm', async () => {
    const { fixture, outside, deps, stored, done } = await asked([start, drop('a'), announce]);
    outside.fail('start', new Transient('ServiceUnavailable'));
    for (let time = 0; time < 12; time++) {
      fixture.clock.pass('PT1H');
      await sweep(deps);
    }
    expect(
      done()
        .filter((call) => call !== 'send')
        .toSorted(),
    ).toEqual(['drop', 'put', ...Array.from({ length: 8 }, () => 'start')]);
    expect(stored()).toMatchObject([
      { effect: 'start', effectId: '000001-00', attempts: 8, gsi2pk: deadPartition(shardOf(CASE_ID)) },
    ]);
    expect((await fixture.file()).events.at(-1)).toMatchObject({
      type: 'effect-given-up',
      data: { effect: 'start', effectId: '000001-00', failure: 'ServiceUnavailable' },
    });
  });

  it('After a death before they are dropped all of them are done once more, and none is lost or counted twice', async () => {
    const { fixture, outside, deps, stored, told, done } = await asked([start, drop('a'), announce]);
    outside.fail('put', new Transient('ServiceUnavailable'));
    const dies = async (writes: Write[]) => {
      if (writes.some((write) => 'drop' in write)) throw new Error('dead');
      await deps.table.write(writes);
    };
    const mortal = { ...deps, table: { ...deps.table, write: dies } };
    await expect(relay(told(), mortal)).rejects.toThrow();
    expect(stored().map(({ effect }) => effect)).toEqual(['several', 'announce']);
    fixture.clock.pass('PT2M');
    await sweep(deps);
    expect(stored()).toMatchObject([{ effect: 'announce', attempts: 2 }]);
    outside.heal();
    fixture.clock.pass('PT1H');
    await sweep(deps);
    expect(stored()).toEqual([]);
    expect(new Set(done())).toEqual(new Set(['start', 'drop', 'put']));
  });

  it('Where the table does not take what is left of one, all stay where they are', async () => {
    const { fixture, outside, deps, stored, told } = await asked([start, drop('a'), announce]);
    outside.fail('drop', new Transient('ServiceUnavailable'));
    const refuses = async (writes: Write[]) => {
      if (writes.some((write) => 'put' in write && write.put.sk.startsWith('OUTBOX#')))
        throw new Transient('Throttled');
      await deps.table.write(writes);
    };
    await expect(relay(told(), { ...deps, table: { ...deps.table, write: refuses } })).rejects.toThrow('Throttled');
    expect(stored().map(({ effect }) => effect)).toEqual(['several']);
    outside.heal();
    fixture.clock.pass('PT2M');
    await sweep(deps);
    expect(stored()).toEqual([]);
  });

  it('What an earlier version stored one by one is done as it was', async () => {
    const { fixture, deps, stored, told, done } = await asked([]);
    const filed = {
      caseId: CASE_ID,
      createdAt: '2026-11-23T09:00:00.000Z',
      gsi2pk: pendingPartition(shardOf(CASE_ID)),
    };
    await fixture.table.write(
      [start, drop('a')].map((effect, place) => ({
        put: {
          ...{ pk: `CASE#${CASE_ID}`, sk: `OUTBOX#000001-0${place}`, effectId: `000001-0${place}` },
          ...{ ...filed, gsi2sk: filed.createdAt },
          ...effect,
        },
      })),
    );
    const pending = [];
    for await (const items of pendingEffects(fixture.table, '9')) pending.push(...items);
    expect(pending.map(({ effectId }) => effectId)).toEqual(['000001-00', '000001-01']);
    await relay(told(), deps);
    expect(done()).toEqual(['start', 'drop']);
    expect(stored()).toEqual([]);
  });

  it('Neither the stream nor the sweep of an earlier version, which would not know them, comes across them', async () => {
    const { fixture, stored } = await asked([start, drop('a')]);
    expect(stored()).toMatchObject([{ triedBy: 'relay', gsi2pk: severalPartition(shardOf(CASE_ID)) }]);
    expect((await fixture.table.index('gsi2', pendingPartition(shardOf(CASE_ID)))).keys).toEqual([]);
  });
});
