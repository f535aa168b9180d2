import { describe, expect, test } from 'vitest';
import type { Table } from '#cases/store/table.ts';
import type { Fact } from '#domain/figures/fact.ts';
import { fairness } from '#functions/desk/fairness/endpoints.ts';
import { figuresOfPeriod, insights } from '#functions/desk/insights/insights.ts';
import { insightsCsv } from '#functions/desk/insights/insights-csv.ts';
import { makeFigures } from '#functions/figures/make-figures.ts';
import { aYear as aYearOfDays, factOfDay, MADE_AT } from '#test/functions/figures/a-year.ts';
import { policy } from '#test/support/case-fixture.ts';
import { aDesk, lucia, sofia } from '#test/support/desk.ts';
import { meteredTable } from '../../../bench/metered-table.ts';

const clock = { now: () => '2026-12-31T12:00:00.000Z' };

const facts = (day: string, many: number, of: Parameters<typeof factOfDay>[2]): Fact[] =>
  Array.from({ length: many }, (_, number) => factOfDay(day, number, of));

/** Days with figures, and their months. */
const aYear = (perDay: (day: string) => Fact[]) => aYearOfDays(perDay, { months: true });

const ask = (table: Table, asked: { from?: string; to?: string; by?: string }) =>
  insights({ ...asked, language: 'es' }, { table, clock, policy } as never);

describe('GET /desk/insights', () => {
  test('A period is told as a whole, against as many days before, by day and by topic, with how many each share is of', async () => {
    const ends = { received: 1, ended: 1, agreed: 1, 'timer-answer': 1 };
    const table = await aYear((day) => [
      ...facts(day, day < '2026-12-02' ? 1 : 2, { topic: 'delay', add: ends }),
      ...facts(day, 1, { topic: 'billing-error', add: { ...ends, agreed: 0, 'timer-answer-late': 1 } }),
    ]);
    const found = await ask(table, {});
    expect(found).toMatchObject({ from: '2026-12-02', to: '2026-12-31', by: 'topic', madeAt: MADE_AT });
    expect(found.total).toMatchObject({ received: 90, ended: 90, agreed: { count: 60, of: 90, percent: 66.7 } });
    expect(found.total.inTime.answer).toMatchObject({ count: 60, of: 90 });
    expect(found.before).toMatchObject({ from: '2026-11-02', to: '2026-12-01', total: { received: 60 } });
    expect(found.series).toHaveLength(30);
    expect(found.rows.map(({ value, figures }) => [value, figures.received])).toEqual([
      ['delay', 60],
      ['billing-error', 30],
    ]);
    expect(found.rows[0]?.name).toBe(policy.topics.find(({ id }) => id === 'delay')?.title.es);
  });

  test.each([
    ['2026-01-01', '2026-12-31', 365],
    ['2026-02-10', '2026-11-20', 284],
    ['2026-03-31', '2026-06-01', 63],
    ['2026-03-01', '2026-03-31', 31],
  ])('From %s to %s each day counts once, whether it is read as a day or within its month', async (from, to, days) => {
    const table = await aYear((day) => facts(day, 1, { topic: 'delay', add: { received: 1 } }));
    const found = await ask(table, { from, to, by: 'cause' });
    expect(found.total.received).toBe(days);
    expect(found.rows.map(({ value, figures }) => [value, figures.received])).toEqual([['unfounded', days]]);
    expect(found.series.reduce((sum, { figures }) => sum + figures.received, 0)).toBe(days);
  });

  test('The page of a year and of a month cost the same reads of 100,000 cases as of 1,000, but for longer numbers', async () => {
    const topics = policy.topics.map(({ id }) => id);
    const add = {
      received: 1,
      ended: 1,
      agreed: 1,
      'cost-EUR': 1500,
      'timer-answer': 1,
      rated: 1,
      scores: 4,
      satisfied: 1,
    };
    const units = async (perDay: number) => {
      const table = await aYear((day) =>
        topics.flatMap((topic) =>
          facts(day, 1, {
            topic,
            add: Object.fromEntries(
              Object.entries(add).map(([measure, count]) => [measure, Math.ceil((count * perDay) / topics.length)]),
            ),
          }),
        ),
      );
      const read = async (asked: { from: string; to: string }) => {
        const meter = { readUnits: 0, writeUnits: 0 };
        await ask(meteredTable(table, meter), asked);
        return meter.readUnits;
      };
      return [
        await read({ from: '2026-01-01', to: '2026-12-31' }),
        await read({ from: '2026-12-01', to: '2026-12-31' }),
      ] as const;
    };
    const [few, many] = [await units(1000 / 365), await units(100_000 / 365)];
    for (const [place, most] of [60, 60].entries()) {
      expect(many[place]).toBeLessThanOrEqual(most);
      expect(many[place]).toBeLessThanOrEqual((few[place] ?? 0) * 1.25);
    }
  });

  test('A year is counted back from the day it is at the company, and its table reads nothing of the year before', async () => {
    const table = await aYear((day) => facts(day, 1, { topic: 'delay', add: { received: 1 } }));
    // In Madrid the first of January has begun.
    const read: string[] = [];
    const query: typeof table.query = (pk, ...more) => {
      read.push(pk);
      return table.query(pk, ...more);
    };
    const deps = { table: { ...table, query }, clock: { now: () => '2026-12-31T23:30:00.000Z' }, policy } as never;
    expect(await figuresOfPeriod({ days: '90', language: 'es' }, deps)).toMatchObject({
      from: '2026-10-04',
      to: '2027-01-01',
    });
    read.length = 0;
    await figuresOfPeriod({ days: '365', language: 'es' }, deps);
    expect(read.filter((pk) => pk.includes('2025'))).toEqual([]);
  });

  test('Ratings of a team that few rated are shown of nobody', async () => {
    const rated = (many: number) => ({ rated: many, scores: many * 5, satisfied: many });
    const table = await aYear((day) =>
      day === '2026-12-30'
        ? [
            ...facts(day, 1, { topic: 'delay', team: 'care', add: rated(30) }),
            ...facts(day, 1, { topic: 'delay', team: 'lead', add: rated(4) }),
          ]
        : [],
    );
    const found = await ask(table, { by: 'team' });
    expect(found.rows.map(({ figures }) => figures.satisfied)).toEqual([undefined, undefined]);
    expect(found.total.satisfied).toMatchObject({ count: 34, of: 34 });
  });

  test('As a table each line can be read alone, with a line for each currency', async () => {
    const table = await aYear((day) =>
      day === '2026-12-30'
        ? facts(day, 1, { topic: 'delay', add: { ended: 1, 'cost-EUR': 1000, 'cost-PEN': 20 } })
        : [],
    );
    const lines = insightsCsv(
      await figuresOfPeriod({ from: '2026-12-30', to: '2026-12-30', language: 'es' }, {
        table,
        clock,
        policy,
      } as never),
    )
      .replace('\ufeff', '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(';'));
    const [header = [], ...rows] = lines;
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header.length]));
    expect(rows.map((row) => [...row.slice(0, 3), ...row.slice(-3)])).toEqual([
      ['2026-12-30/2026-12-30', 'all', 'all', 'EUR', '1000', '1000'],
      ['2026-12-30/2026-12-30', 'all', 'all', 'PEN', '20', '20'],
      ['2026-12-30/2026-12-30', 'topic', 'delay', 'EUR', '1000', '1000'],
      ['2026-12-30/2026-12-30', 'topic', 'delay', 'PEN', '20', '20'],
      ['2026-12-30', 'all', 'all', 'EUR', '1000', '1000'],
      ['2026-12-30', 'all', 'all', 'PEN', '20', '20'],
    ]);
  });

  test('Whether like cases end alike is told of the year that the days and months are of', async () => {
    const ended = (day: string, language: string, many: number, agreed: number): Fact[] =>
      facts(day, many, { topic: 'delay', team: language, add: { ended: 1 } }).map((fact, number) => ({
        ...fact,
        ...{ language, country: 'ES', add: { ended: 1, ...(number < agreed && { agreed: 1 }) } },
      }));
    const table = await aYear((day) =>
      ['2026-03-10', '2026-12-30'].includes(day) ? [...ended(day, 'es', 200, 160), ...ended(day, 'ca', 50, 20)] : [],
    );
    const found = await fairness({}, { table, clock, policy } as never);
    expect(found.treatments.find(({ value, outcome }) => value === 'ca' && outcome === 'agreed')).toMatchObject({
      ...{ by: 'language', share: { count: 40, of: 100 }, expected: 72, isUnlike: true },
    });
  });

  test('It is for supervisors, says what it cannot read, and is empty where nothing was counted yet', async () => {
    const { desk, table, clock: time, openCase } = aDesk();
    expect((await desk('GET', '/desk/insights', { as: lucia })).status).toBe(403);
    for (const query of [
      { from: '2026-13-01' },
      { from: '2026-02-30' },
      { from: '2020-01-01' },
      { by: 'person' },
      { days: 'all' },
      { days: '0' },
      { days: '9999999' },
    ])
      expect((await desk('GET', '/desk/insights', { as: sofia, query })).status).toBe(400);
    const empty = await desk('GET', '/desk/insights', { as: sofia });
    expect(empty).toMatchObject({ status: 200, body: { total: { received: 0 }, rows: [], series: [] } });
    await openCase();
    await makeFigures({}, { table, clock: time, policy });
    const full = await desk('GET', '/desk/insights', { as: sofia });
    expect(full.body).toMatchObject({ total: { received: 1 }, rows: [{ value: 'unknown' }] });
  });
});
