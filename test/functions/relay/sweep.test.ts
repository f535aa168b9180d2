import { describe, expect, it } from 'vitest';
import { deadPartition, shardOf } from '#cases/store/keys.ts';
import type { Effect } from '#domain/case/effects.ts';
import { Transient } from '#domain/failures.ts';
import { sweep } from '#functions/relay/sweep/sweep.ts';
import { CASE_ID, caseFixture, caseIdNumber } from '#test/support/case-fixture.ts';
import { relayDepsOf, services } from './services.ts';

const start: Effect = { effect: 'start', machine: 'complaint', cycle: 1 };
const drop = (name: string): Effect => ({ effect: 'drop-timer', name });

const left = async (effects: Effect[], cases = 1) => {
  const fixture = caseFixture();
  const outside = services();
  for (let n = 1; n <= cases; n++) await fixture.openCase({ head: { caseId: caseIdNumber(n) }, effects });
  return { fixture, outside, deps: relayDepsOf(fixture, outside) };
};

describe('the sweep', () => {
  it('The sweep leaves young effects to the stream and does older ones of every case in order', async () => {
    const { fixture, outside, deps } = await left([drop('a'), drop('b')], 20);
    fixture.clock.pass('PT29S');
    await sweep(deps);
    expect(outside.calls).toEqual([]);
    fixture.clock.pass('PT2S');
    await sweep(deps);
    expect(outside.calls).toHaveLength(40);
    expect(fixture.table.all().filter(({ sk }) => sk.startsWith('OUTBOX#'))).toEqual([]);
  });

  it('The sweep keeps the order of the effects of one case', async () => {
    const { outside, deps, fixture } = await left([drop('a'), drop('b'), drop('c')]);
    fixture.clock.pass('PT1M');
    await sweep(deps);
    expect(outside.calls).toEqual(['drop a', 'drop b', 'drop c']);
  });

  it('The sweep gets through more effects than a page holds', async () => {
    const { outside, deps, fixture } = await left([drop('a')], 450);
    fixture.clock.pass('PT1M');
    await sweep(deps);
    expect(outside.calls).toHaveLength(450);
  });

  it('A backlog of 5,000 effects is done in a few runs, the oldest first, and no run lasts longer than its time', async () => {
    const BACKLOG = 5000;
    const [RUN_MS, CALL_MS, AT_ONCE] = [55_000, 200, 8];
    const fixture = caseFixture();
    const outside = services();
    for (let n = 1; n <= BACKLOG; n++) {
      const head = { caseId: caseIdNumber(n), receivedAt: fixture.clock.now() };
      await fixture.openCase({ head, effects: [drop(String(n).padStart(4, '0'))] });
      fixture.clock.pass('PT1S');
    }
    fixture.clock.pass('PT1M');
    const done = (): number[] => outside.calls.map((call) => Number(call.replace('drop ', '')));
    let runs = 0;
    for (; done().length < BACKLOG && runs < 20; runs++) {
      const before = done().length;
      const spent = () => ((done().length - before) / AT_ONCE) * CALL_MS;
      await sweep(relayDepsOf(fixture, outside), () => RUN_MS - spent());
      expect(spent()).toBeLessThan(RUN_MS);
      const [first = 0] = done().slice(before);
      expect(first, 'what was left over is first').toBeLessThanOrEqual(before + 100);
    }
    expect(runs).toBeLessThanOrEqual(4);
    expect(done().toSorted((a, b) => a - b)).toEqual(Array.from({ length: BACKLOG }, (_, n) => n + 1));
    expect(fixture.table.all().filter(({ sk }) => sk.startsWith('OUTBOX#'))).toEqual([]);
  });

  it('A run that has no time left does nothing, and the next one does it', async () => {
    const { outside, deps, fixture } = await left([drop('a'), drop('b')], 3);
    fixture.clock.pass('PT1M');
    await sweep(deps, () => 5_000);
    expect(outside.calls).toEqual([]);
    await sweep(deps, () => 50_000);
    expect(outside.calls).toHaveLength(6);
  });

  it('An effect is tried eight times at growing intervals, then kept for a person', async () => {
    const { fixture, outside, deps } = await left([start]);
    outside.fail('start', new Transient('ServiceUnavailable'));
    const tries: number[] = [];
    for (let minute = 1; minute <= 24 * 60; minute++) {
      fixture.clock.pass('PT1M');
      const before = outside.calls.filter((call) => call.startsWith('start')).length;
      await sweep(deps);
      if (outside.calls.filter((call) => call.startsWith('start')).length > before) tries.push(minute);
    }
    expect(tries).toEqual([1, 2, 4, 7, 12, 21, 38, 71]);
    const dead = await fixture.table.index('gsi2', deadPartition(shardOf(CASE_ID)));
    expect(await fixture.table.getMany(dead.keys)).toMatchObject([
      { effect: 'start', attempts: 8, failure: 'ServiceUnavailable' },
    ]);
    expect((await fixture.file()).events.at(-1)).toMatchObject({
      type: 'effect-given-up',
      data: { effect: 'start', failure: 'ServiceUnavailable' },
    });
  });

  it('A supervisor is notified once for each case with given-up effects', async () => {
    const { fixture, outside, deps } = await left([start, drop('a'), { ...start, machine: 'follow-up' }]);
    outside.fail('start', new Transient('ServiceUnavailable'));
    outside.fail('drop', new Transient('ServiceUnavailable'));
    for (let time = 0; time < 12; time++) {
      fixture.clock.pass('PT1H');
      await sweep(deps);
    }
    expect((await fixture.events()).filter((type) => type === 'effect-given-up')).toHaveLength(3);
    expect(outside.mails.map(({ to }) => to)).toEqual(['sofia@lumbre.example']);
  });

  it('While the bus is away for days a case says once that announcements were given up, and all of them are kept', async () => {
    const fixture = caseFixture(undefined, 'announced');
    const outside = services();
    await fixture.openCase();
    outside.fail('put', new Transient('ServiceUnavailable'));
    const deps = relayDepsOf(fixture, outside);
    for (let hour = 0; hour < 72; hour++) {
      fixture.clock.pass('PT1H');
      await sweep(deps);
    }
    expect((await fixture.events()).filter((type) => type === 'effect-given-up')).toHaveLength(1);
    const kept = fixture.table.all().filter(({ gsi2pk }) => gsi2pk === deadPartition(shardOf(CASE_ID)));
    expect(kept.map(({ effect, attempts }) => [effect, attempts])).toEqual([
      ['announce', 8],
      ['announce', 8],
    ]);
  });
});
