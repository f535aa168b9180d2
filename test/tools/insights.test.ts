import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { keepFigures } from '#cases/store/figures.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import { rolledUp } from '#domain/figures/roll-up.ts';
import { clock } from '#domain/time.ts';
import { replyLanguages } from '#domain/vocabulary.ts';
import { insights } from '#functions/desk/insights/insights.ts';
import { insightsCsv, insightsTable } from '#functions/desk/insights/insights-csv.ts';
import { factOfDay } from '#test/functions/figures/a-year.ts';
import { law } from '#test/support/law.ts';
import { policy } from '#test/support/policy.ts';
import { insightsLines } from '#tools/insights-lines.ts';
import { insightsParquet } from '#tools/insights-parquet.ts';

const { zone } = policy.company;
const isNothing = (value: unknown): boolean => value === undefined || value === null;
const add = { received: 1, ended: 1, agreed: 1, 'timer-answer': 1, 'cost-EUR': 1250, concessions: 1 };

/** The figures of a week of November, with 30 cases a day of which ten are of another topic. */
const aWeek = async (by: string, language: 'es' | 'en') => {
  const table = memoryTable();
  for (const day of ['2026-11-02', '2026-11-03']) {
    const facts = Array.from({ length: 30 }, (_, number) =>
      factOfDay(day, number, { topic: number < 20 ? 'billing' : 'delivery', add }),
    );
    await keepFigures(table, { period: day, rollUps: rolledUp(facts), at: '2026-11-04T03:20:00.000Z' });
  }
  const deps = { table, policy, law, clock: clock(1, () => new Date('2026-11-08T09:00:00.000Z')) };
  return insights({ from: '2026-11-02', to: '2026-11-08', by, language }, deps);
};

test('The figures of a period are read in a terminal: the whole, its parts, then each day', async () => {
  const lines = insightsLines(await aWeek('topic', 'es'), { language: 'es', zone });
  expect(lines[0]).toMatch(/^Del lunes,? 2 de noviembre .* al domingo,? 8 de noviembre/);
  const line = (begin: string): string => lines.find((one) => one.trim().startsWith(begin)) ?? '';
  expect(line('Recibidas')).toMatch(/ 60 +0$/);
  expect(line('Con acuerdo')).toMatch(/100\s% \(94–100\), n\s=\s60 +–$/);
  expect(line('Coste por caso')).toMatch(/12,50\s€ +–$/);
  expect(line(policy.topics.find(({ id }) => id === 'billing')?.title.es ?? 'none')).toMatch(/ 40 +40 /);
  expect(line('2026-11-03')).toMatch(/ 30 +30 /);
});

test.each(
  replyLanguages.flatMap((language) =>
    ['topic', 'cause', 'motive', 'channel', 'regime', 'all'].map((by) => [language, by]),
  ),
)('In %s and by %s no line holds a name of the code', async (language, by) => {
  const reader = language === 'en' ? 'en' : 'es';
  const text = insightsLines(await aWeek(String(by), reader), { language: reader, zone }).join('\n');
  expect(text).not.toMatch(/undefined|NaN|es-sac|company-error|hand-over|timer-/);
});

test('Of days of which nothing was counted that is all there is to say', async () => {
  const deps = { table: memoryTable(), policy, law, clock: clock(1, () => new Date('2026-11-08T09:00:00.000Z')) };
  const found = await insights({ language: 'en' }, deps);
  expect(insightsLines(found, { language: 'en', zone }).at(-1)).toBe('There are no figures of those days.');
});

test('A file of Parquet holds what the CSV does, numbers as numbers', async () => {
  const figures = await aWeek('topic', 'es');
  const bytes = insightsParquet(figures);
  const rows = await parquetReadObjects({ file: bytes.buffer as ArrayBuffer });
  const [columns = [], ...expected] = insightsTable(figures);
  expect(rows).toEqual(
    expected.map((row) =>
      Object.fromEntries(columns.map((column, place) => [String(column), row[place] ?? expect.toSatisfy(isNothing)])),
    ),
  );
  const lines = insightsCsv(figures).trimEnd().split('\r\n');
  expect(rows).toHaveLength(lines.length - 1);
  expect(rows[0]).toMatchObject({ period: '2026-11-02/2026-11-08', by: 'all', received: 60, currency: 'EUR' });
  expect(lines[1]?.split(';')[4]).toBe('60');
});
