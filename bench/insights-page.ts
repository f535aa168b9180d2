import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import { keepFigures } from '#cases/store/figures.ts';
import { daysBetween } from '#domain/deadline/local-day.ts';
import type { Fact } from '#domain/figures/fact.ts';
import { type RollUps, rolledUp, together } from '#domain/figures/roll-up.ts';
import type { LocalRun } from '#local/local-run.ts';
import { dummyCredentials } from '#local/loopback.ts';
import { loadPolicy } from '#policy/load.ts';
import { apiClient, succeeded } from '#tools/api-client.ts';

const CASES = 100_000;
const REQUESTS = 60;
const YEAR = { from: '2025-01-01', to: '2025-12-31' };
const MADE_AT = '2026-01-01T03:00:00.000Z';

/** A day of so many cases, spread over the topics: a fact of each topic stands for all its cases of the day. */
const dayOf = (day: string, topics: readonly string[], cases: number): RollUps => {
  const each = Math.ceil(cases / topics.length);
  const add = {
    received: each,
    ended: each,
    agreed: Math.floor(each / 2),
    'timer-answer': each,
    'cost-EUR': each * 1500,
  };
  return rolledUp(
    topics.map((topic): Fact => {
      const of = { topic, cause: 'company-error', motive: 'unmet-expectations', channel: 'web', product: 'other' };
      return { caseId: `${day}-${topic}`, seq: 1, day, of: { ...of, team: 'care', regime: 'es-sac' }, add };
    }),
  );
};

const sumOf = (days: readonly RollUps[]): RollUps =>
  Object.fromEntries(
    (Object.keys(days[0] ?? {}) as (keyof RollUps)[]).map((by) => [by, together(days.map((day) => day[by] ?? {}))]),
  ) as RollUps;

const seeded = async ({ endpointUrl: endpoint, region, tableName }: LocalRun): Promise<void> => {
  const table = dynamoTable(new DynamoDBClient({ endpoint, region, credentials: dummyCredentials }), tableName);
  const topics = loadPolicy('policy').topics.map(({ id }) => id);
  const months = new Map<string, RollUps[]>();
  for (const day of daysBetween(YEAR.from, YEAR.to)) {
    const rollUps = dayOf(day, topics, CASES / 365);
    await keepFigures(table, { period: day, rollUps, at: MADE_AT });
    months.set(day.slice(0, 7), [...(months.get(day.slice(0, 7)) ?? []), rollUps]);
  }
  for (const [period, days] of months) await keepFigures(table, { period, rollUps: sumOf(days), at: MADE_AT });
};

/** How long the page of figures takes over a year of 100,000 cases on the emulator: median and 95th percentile, in milliseconds. */
export const measureInsightsPage = async (
  run: LocalRun,
): Promise<{ received: number; median: number; p95: number }> => {
  await seeded(run);
  const desk = await apiClient(run).as('sofia');
  const ask = async () => succeeded(await desk.insights({ to: YEAR.to, days: '365', by: 'topic' }));
  const { total } = await ask();
  const times: number[] = [];
  for (let request = 0; request < REQUESTS; request++) {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { received: total.received, median: at(0.5), p95: at(0.95) };
};
