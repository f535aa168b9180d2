import { describe, expect, test } from 'vitest';
import { askFigures, figuresBetween, keepFigures } from '#cases/store/figures.ts';
import { caseIndex, keys } from '#cases/store/keys.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import { addDays } from '#domain/deadline/local-day.ts';
import { breakdowns, triedOf } from '#domain/figures/fact.ts';
import { rolledUp } from '#domain/figures/roll-up.ts';
import { backMeasure, triedCell } from '#domain/figures/tried.ts';
import { makeFigures } from '#functions/figures/make-figures.ts';
import { recordSurvey } from '#functions/stages/follow-up/record-survey.ts';
import { aClosedCase } from '#test/stages/follow-up/closed-case.ts';
import { aCase, CASE_ID, caseIdNumber, knownAs, policy } from '#test/support/case-fixture.ts';
import { meteredTable } from '../../../bench/metered-table.ts';
import { aYear, factOfDay } from './a-year.ts';

type Closed = Awaited<ReturnType<typeof aClosedCase>>;

const made = ({ table, clock }: Closed) => makeFigures({}, { table, clock, policy });
const facts = ({ table }: Closed) => table.all().filter(({ pk }) => pk.startsWith('FACTS#'));
const totals = async ({ table }: Closed, from: string, to = from) =>
  (await figuresBetween(table, { by: 'all', from, to })).map(({ period, values }) => ({ period, ...values['all'] }));

describe('the figures of a day', () => {
  test('Of however many topics they are, they are stored in as many writes as a transaction holds, those of all cases last', async () => {
    const table = memoryTable();
    const { write } = table;
    const written: string[][] = [];
    table.write = async (writes) => {
      written.push(writes.map((one) => ('put' in one ? one.put.sk : '')));
      await write(writes);
    };
    const facts = Array.from({ length: 250 }, (_, n) => ({
      ...factOfDay('2026-11-23', n, { topic: `topic-${n}`, add: { ended: 1 } }),
      tried: { [triedCell({ cause: 'unfounded', severity: '2', remedy: 'nothing' })]: { ended: 1 } },
    }));
    await keepFigures(table, { period: '2026-11-23', rollUps: rolledUp(facts), at: '2026-11-24T09:00:00.000Z' });
    expect(written.flat().length).toBeGreaterThan(250);
    expect(Math.max(...written.map(({ length }) => length))).toBeLessThanOrEqual(100);
    expect(written.flat().at(-1)).toBe('day#all#2026-11-23');
  });

  test('A cycle that ends leaves one small fact in its day, without what anybody wrote, and the run counts it', async () => {
    const talk = await aClosedCase();
    expect(facts(talk)).toMatchObject([
      {
        caseId: CASE_ID,
        day: '2026-11-23',
        of: { cause: 'company-error', team: 'care' },
        add: { ended: 1, agreed: 1 },
      },
    ]);
    expect(JSON.stringify(facts(talk)).length).toBeLessThan(1024);
    await made(talk);
    const whole = {
      received: 1,
      ended: 1,
      agreed: 1,
      concessions: 1,
      promises: 1,
      'cost-EUR': 1000,
      'timer-answer': 1,
    };
    expect(await totals(talk, '2026-11-23')).toMatchObject([{ period: '2026-11-23', ...whole }]);
    expect(await totals(talk, '2026-11')).toMatchObject([{ period: '2026-11', ...whole }]);
  });

  test('Whatever comes later counts on its own day, and a run that comes twice counts nothing twice', async () => {
    const talk = await aClosedCase();
    await made(talk);
    talk.clock.pass('P2D');
    await recordSurvey({ caseId: CASE_ID, score: 5 }, { ...talk, policy });
    await made(talk);
    const before = talk.table.all();
    await made(talk);
    expect(talk.table.all()).toEqual(before);
    expect(await totals(talk, '2026-11-25')).toEqual([{ period: '2026-11-25', rated: 1, scores: 5, satisfied: 1 }]);
    expect(await totals(talk, '2026-11')).toMatchObject([{ received: 1, ended: 1, rated: 1, satisfied: 1 }]);
  });

  test('What was tried is told by topic, cause, severity and remedy: taken, content, and not back', async () => {
    const talk = await aClosedCase();
    await made(talk);
    const tried = async (period: string) =>
      (await figuresBetween(talk.table, { by: triedOf('product-fault'), from: period, to: period }))[0]?.values;
    const credit = triedCell({ cause: 'company-error', severity: '2', remedy: 'bill-credit-10' });
    const first = await tried('2026-11');
    expect(first?.[credit]).toEqual({ ended: 1, offered: 1, accepted: 1, promises: 1 });
    expect(Object.values(first ?? {}).some(({ offered, ended }) => offered === 1 && ended === undefined)).toBe(true);
    talk.clock.pass('P2D');
    await recordSurvey({ caseId: CASE_ID, score: 5 }, { ...talk, policy });
    talk.clock.pass('P8D');
    await talk.cases.change(CASE_ID, talk.clock.now(), () => ({
      events: [{ type: 'reopened', actor: { kind: 'system' }, data: { cycle: 1, next: 2, because: 'desk' } }],
    }));
    await made(talk);
    expect((await tried('2026-12'))?.[credit]).toEqual({ [backMeasure('2026-11')]: 1 });
    expect((await tried('2026-11'))?.[credit]).toMatchObject({ ended: 1, rated: 1, satisfied: 1 });
  });

  test('Whoever complains of the same again within 90 days is back, told once their day is over', async () => {
    const talk = await aClosedCase();
    const again = (n: number, receivedAt: string, topic = 'product-fault') => {
      const caseId = caseIdNumber(n);
      const regime = { id: 'default', version: '1', class: 'general' };
      const head = { ...aCase({ caseId, receivedAt, topic }), ...knownAs('ana'), regime, timers: [] };
      return [
        { put: { ...keys.head(caseId), ...caseIndex(head), ...head } },
        { put: { ...keys.identity('ana', caseId), caseId } },
      ];
    };
    await talk.table.write([
      { update: keys.head(CASE_ID), set: knownAs('ana') },
      { put: { ...keys.identity('ana', CASE_ID), caseId: CASE_ID } },
      ...again(2, '2026-12-10T10:00:00.000Z'),
      ...again(3, '2026-12-11T10:00:00.000Z', 'billing'),
      ...again(4, '2027-04-01T10:00:00.000Z'),
    ]);
    const back = async (period: string) => {
      await made(talk);
      const found = await figuresBetween(talk.table, { by: triedOf('product-fault'), from: period, to: period });
      return found.map(({ values }) => values);
    };
    talk.clock.set('2026-12-10T12:00:00.000Z');
    expect(await back('2026-12-10')).toEqual([]);
    talk.clock.set('2026-12-12T12:00:00.000Z');
    const cell = triedCell({ cause: 'company-error', severity: '2', remedy: 'bill-credit-10' });
    expect(await back('2026-12')).toEqual([{ [cell]: { [backMeasure('2026-11')]: 1 } }]);
    talk.clock.set('2027-04-03T12:00:00.000Z');
    expect(await back('2027-04')).toEqual([]);
  });

  test('A day is counted until two hours after its end, a missed one is made up for, and one that is final is left alone', async () => {
    const talk = await aClosedCase();
    talk.clock.set('2026-11-24T00:30:00.000Z');
    expect((await made(talk)).days).toHaveLength(32);
    talk.clock.set('2026-11-24T01:30:00.000Z');
    expect((await made(talk)).days).toEqual(['2026-11-23', '2026-11-24']);
    talk.clock.set('2026-11-26T09:00:00.000Z');
    expect((await made(talk)).days).toEqual(['2026-11-24', '2026-11-25', '2026-11-26']);
  });
});

describe('the figures of a past that was brought in', () => {
  const asked = async ({ table, clock }: Closed, days: readonly string[]) => {
    for (const day of days) await askFigures(table, day, clock.now());
    clock.pass('PT2M');
  };

  test('Are made so many days at a time, and what is left by the next runs', async () => {
    const talk = await aClosedCase();
    const days = Array.from({ length: 305 }, (_, number) => addDays('2020-01-01', number));
    const madeOfPast = async () => (await made(talk)).days.filter((day) => day < '2021');
    await asked(talk, days);
    expect(await madeOfPast()).toEqual(days.slice(0, 300));
    talk.clock.pass('PT1H');
    expect(await madeOfPast()).toEqual(days.slice(300));
    talk.clock.pass('PT1H');
    expect(await madeOfPast()).toEqual([]);
  });

  test('Are in their month also where the run dies later', async () => {
    const talk = await aClosedCase();
    await asked(talk, ['2020-01-30', '2020-01-31', '2020-02-01']);
    const { write } = talk.table;
    talk.table.write = async (writes) => {
      if (writes.some((one) => 'put' in one && one.put.sk === 'day#all#2020-02-01')) throw new Error('died');
      await write(writes);
    };
    await expect(made(talk)).rejects.toThrow('died');
    expect(await totals(talk, '2020-01')).toHaveLength(1);
  });

  /** Days that are long over, which a run makes. */
  const past = async (talk: Closed) => (await made(talk)).days.filter((day) => day < '2026');

  test('A run that dies between a day that was asked for and its month leaves both to the next one', async () => {
    const talk = await aClosedCase();
    const { write } = talk.table;
    await askFigures(talk.table, '2020-03-20', '2026-11-24T08:00:00.000Z');
    talk.table.write = async (writes) => {
      if (writes.some((one) => 'put' in one && one.put.sk === 'month#all#2020-03')) throw new Error('The run dies');
      await write(writes);
    };
    talk.clock.set('2026-11-24T09:00:00.000Z');
    await expect(made(talk)).rejects.toThrow('The run dies');
    expect(await totals(talk, '2020-03-20')).toHaveLength(1);
    talk.table.write = write;
    talk.clock.set('2026-11-24T10:00:00.000Z');
    expect(await past(talk)).toEqual(['2020-03-20']);
    expect(await totals(talk, '2020-03')).toHaveLength(1);
  });

  test('A run that dies between the last day of a month and the month leaves both to the next one', async () => {
    const talk = await aClosedCase();
    const { write } = talk.table;
    talk.table.write = async (writes) => {
      if (writes.some((one) => 'put' in one && one.put.sk === 'month#all#2026-11')) throw new Error('The run dies');
      await write(writes);
    };
    talk.clock.set('2026-12-01T02:20:00.000Z');
    await expect(made(talk)).rejects.toThrow('The run dies');
    talk.table.write = write;
    talk.clock.set('2026-12-01T03:20:00.000Z');
    expect((await made(talk)).days).toContain('2026-11-30');
    talk.clock.set('2026-12-01T04:20:00.000Z');
    expect((await made(talk)).days).toEqual(['2026-12-01']);
  });

  test('What is stored a moment after its day was asked for counts, although a run came between', async () => {
    const talk = await aClosedCase();
    await askFigures(talk.table, '2020-03-20', '2026-11-24T08:59:59.000Z');
    talk.clock.set('2026-11-24T09:00:00.000Z');
    expect(await past(talk)).toEqual(['2020-03-20']);
    talk.clock.set('2026-11-24T10:00:00.000Z');
    expect(await past(talk)).toEqual(['2020-03-20']);
    talk.clock.set('2026-11-24T11:00:00.000Z');
    expect(await past(talk)).toEqual([]);
  });
});

describe('what figures cost to read', () => {
  /** A year of so many cases, the same share of each topic. */
  const yearOf = (cases: number) => {
    const topics = policy.topics.map(({ id }) => id);
    const add = { received: 1, ended: 1, 'cost-EUR': 1000, 'timer-answer': 1 };
    return aYear((day) =>
      Array.from({ length: Math.ceil(cases / 365) }, (_, number) =>
        factOfDay(day, number, { topic: topics[number % topics.length] ?? '', add }),
      ),
    );
  };

  test('A month by topic costs as much of 100,000 cases as of 10,000, and of 1,000 hardly less', async () => {
    const units = async (cases: number) => {
      const meter = { readUnits: 0, writeUnits: 0 };
      const table = meteredTable(await yearOf(cases), meter);
      for (const by of ['all', 'topic'] as const)
        await figuresBetween(table, { by, from: '2026-03-01', to: '2026-03-31' });
      return meter.readUnits;
    };
    const [small, middle, large] = [await units(1000), await units(10_000), await units(100_000)];
    expect(large).toBeLessThanOrEqual(middle * 1.1);
    expect(large).toBeLessThanOrEqual(40);
    expect(small).toBeLessThanOrEqual(large);
  });

  test('The figures of a year are one query of each breakdown', async () => {
    const table = await yearOf(365);
    let queries = 0;
    const query: typeof table.query = (...asked) => {
      queries++;
      return table.query(...asked);
    };
    for (const by of breakdowns)
      expect(await figuresBetween({ ...table, query }, { by, from: '2026-01-01', to: '2026-12-31' })).toHaveLength(365);
    expect(queries).toBe(breakdowns.length);
  });
});
