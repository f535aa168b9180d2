import { describe, expect, test } from 'vitest';
import { monthsBetween, newestPolicyVersion } from '#cases/store/histories.ts';
import { keys } from '#cases/store/keys.ts';
import type { Table } from '#cases/store/table.ts';
import type { Report } from '#domain/report/evaluate.ts';
import type { Statistic } from '#domain/report/fold.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import { makeReport } from '#tools/report/make-report.ts';

const complaint = (index: number) => ({
  text: `Compré una lavadora y ha llegado rota, con el tambor abollado. Es la caja número ${index}. Quiero mi dinero.`,
  customer: { name: 'Marta Olmedo Ruiz', email: `marta${index}@correo.example` },
});

const figure = (
  { results }: Report,
  id: string,
  { statistic, by = '' }: { statistic: Statistic; by?: string },
): number | undefined =>
  results
    .find(({ parameter }) => parameter.id === id)
    ?.groups.find((group) => (group.by ? `${group.by.dimension}=${group.by.value}` : '') === by)
    ?.figures.find((one) => one.statistic === statistic)?.value;

/** One complaint settled, kept and praised, one examined and waiting for its customer. */
const story = async () => {
  const amends = inMemoryAmends();
  const settled = await cast(amends, complaint(1));
  await settled.examines({});
  const { offer } = await settled.sees();
  await settled.answers({ decision: 'accept', option: offer?.options[0]?.option });
  await settled.keepsPromises();
  await amends.pass('2026-12-04T09:00:00.000Z');
  await settled.scores(5);
  const waiting = await cast(amends, complaint(2));
  await waiting.examines({ cause: 'third-party' });
  return { amends, settled, waiting };
};

describe('a report of cases as they really went', () => {
  test('A report tells what happened', async () => {
    const { amends, settled, waiting } = await story();
    const report = await makeReport({ year: 2026 }, amends.deps);
    const of = (id: string, statistic: Statistic, by?: string) => figure(report, id, { statistic, ...(by && { by }) });
    expect(of('received', 'total')).toBe(2);
    expect(of('received', 'total', 'channel=web')).toBe(2);
    expect(of('acknowledged', 'share')).toBe(100);
    expect(of('answered-in-term', 'of')).toBe(1);
    expect(of('answers', 'total', 'result=agreed')).toBe(1);
    expect(of('answers', 'total', 'cause=company-error')).toBe(1);
    expect(of('unanswered', 'total')).toBe(1);
    expect(of('offers', 'total')).toBe(2);
    expect(of('offer-answers', 'total', 'decision=accept')).toBe(1);
    expect(of('satisfaction', 'mean')).toBe(5);
    const [outcome] = (await settled.file()).outcomes;
    expect(of('concession-cost', 'total')).toBe(outcome?.totalCost.amount);
    const events = (await settled.file()).events.length + (await waiting.file()).events.length;
    expect(report.basis).toMatchObject({ cases: 2, events, broken: [] });
  });

  test('A report is the same again, and holds nobody’s name or words', async () => {
    const { amends } = await story();
    const [once, again] = [
      await makeReport({ year: 2026 }, amends.deps),
      await makeReport({ year: 2026 }, amends.deps),
    ];
    expect(again).toEqual(once);
    for (const words of ['Marta', 'Olmedo', 'correo.example', 'lavadora', 'tambor'])
      expect(JSON.stringify(once)).not.toContain(words);
  });

  test('A report of another year holds what happened in it', async () => {
    const { amends, waiting } = await story();
    const report = await makeReport({ year: 2026 }, amends.deps);
    await amends.pass('2027-01-11T09:00:00.000Z');
    const { offer } = await waiting.sees();
    await waiting.answers({ decision: 'accept', option: offer?.options[0]?.option });
    const next = await makeReport({ year: 2027 }, amends.deps);
    expect(figure(next, 'received', { statistic: 'total' })).toBe(0);
    expect(figure(next, 'answers', { statistic: 'total' })).toBe(1);
    expect(figure(await makeReport({ year: 2026 }, amends.deps), 'answers', { statistic: 'total' })).toBe(
      figure(report, 'answers', { statistic: 'total' }),
    );
    expect(figure(await makeReport({ year: 2025 }, amends.deps), 'received', { statistic: 'total' })).toBe(0);
  });

  test('A report finds a changed event', async () => {
    const { amends, settled } = await story();
    const key = keys.event(settled.caseId, 2);
    const [, event] = (await amends.cases.load(settled.caseId))?.events ?? [];
    await amends.memory.write([{ update: key, set: { data: { ...event?.data, kind: 'praise' } } }]);
    expect((await makeReport({ year: 2026 }, amends.deps)).basis.broken).toEqual([{ caseId: settled.caseId, seq: 2 }]);
  });
});

test('Only months and their cases are read for a report, a page at a time', async () => {
  const { amends } = await story();
  const asked: string[] = [];
  const pages: number[] = [];
  const table: Pick<Table, 'index' | 'getMany' | 'query'> = {
    index: (name, pk, range) => {
      asked.push(`${name} ${pk}`);
      pages.push(range?.limit ?? 0);
      return amends.deps.table.index(name, pk, range);
    },
    getMany: amends.deps.table.getMany,
    query: (pk, prefix) => {
      asked.push(`${pk} ${prefix}`);
      return amends.deps.table.query(pk, prefix);
    },
  };
  await makeReport({ year: 2026, since: '2026-10' }, { ...amends.deps, table });
  expect(asked.filter((line) => !/^(gsi2 CASES#2026-1[012]#[0-3]|CASE#[^ ]+ EVENT#)$/.test(line))).toEqual([]);
  expect(Math.max(...pages)).toBe(25);
});

test('Months are counted over the turn of the year', () => {
  expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
});

test.each([{ year: 26 }, { year: 2026.5 }, { year: 2026, since: '2026-13' }])(
  'A report of %o is refused',
  async (input) => {
    const { deps } = inMemoryAmends();
    await expect(makeReport(input, deps)).rejects.toThrow();
  },
);

test('The newest case of a month tells which policy is deployed', async () => {
  const { amends } = await story();
  const { policyVersion } = await (await cast(amends, complaint(3))).head();
  expect(await newestPolicyVersion(amends.deps.table, '2026-11')).toBe(policyVersion);
  expect(await newestPolicyVersion(amends.deps.table, '2026-10')).toBeUndefined();
});
