import { expect, it } from 'vitest';
import { evaluate } from '#domain/report/evaluate.ts';
import { parameters } from '#domain/report/parameters.ts';
import type { CaseRecord } from '#domain/report/record.ts';
import { answerRows } from './answer-rows.ts';
import { contactRows } from './contact-rows.ts';
import { dutyRows } from './duty-rows.ts';
import { followUpRows } from './follow-up-rows.ts';
import { history, setting } from './histories.ts';
import { serviceRows } from './service-rows.ts';
import { settlementRows } from './settlement-rows.ts';

/** The figures of a parameter as `class=billing p90` -> value; `total` and the like for everything. */
const figures = async (id: string, cases: CaseRecord[]): Promise<Record<string, number | undefined>> => {
  const { results } = await evaluate(cases, setting);
  const groups = results.find(({ parameter }) => parameter.id === id)?.groups ?? [];
  return Object.fromEntries(
    groups.flatMap(({ by, figures: all }) =>
      all.map(({ statistic, value }) => [by ? `${by.dimension}=${by.value} ${statistic}` : statistic, value]),
    ),
  );
};

const rows = [...serviceRows, ...answerRows, ...contactRows, ...dutyRows, ...settlementRows, ...followUpRows];

it.each(rows)('$title ($parameter)', async ({ parameter, cases, figures: expected }) => {
  const records = cases.map((told, index) => history(told, { caseId: `case-${index}` }));
  expect(await figures(parameter, records)).toMatchObject(expected);
});

it('No parameter of the report is left without a row that shows what it measures', () => {
  const shown = new Set(rows.map(({ parameter }) => parameter));
  expect(parameters.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
});

it('The ids of the parameters of the report are unique', () => {
  expect(new Set(parameters.map(({ id }) => id)).size).toBe(parameters.length);
});

it('A parameter that is a share says of what', () => {
  for (const { id, fold, of } of parameters) expect([id, of !== undefined]).toEqual([id, fold === 'share']);
});

it('Where there is nothing to measure a parameter has no figure rather than a nought', async () => {
  const { results } = await evaluate([], setting);
  for (const { parameter, groups } of results)
    expect([parameter.id, groups.length, groups[0]?.figures[0]?.value]).toEqual([
      parameter.id,
      1,
      parameter.fold === 'tally' ? 0 : undefined,
    ]);
});
