import { describe, expect, test } from 'vitest';
import { keepFigures } from '#cases/store/figures.ts';
import { keys } from '#cases/store/keys.ts';
import { wordSetWrites } from '#cases/store/word-sets.ts';
import type { Case } from '#domain/case/case.ts';
import type { Counts, Fact } from '#domain/figures/fact.ts';
import { rolledUp } from '#domain/figures/roll-up.ts';
import { backMeasure, triedCell } from '#domain/figures/tried.ts';
import type { Advice } from '#functions/desk/advice/contract.ts';
import {
  aCase,
  CASE_ID,
  caseFixture,
  caseIdNumber,
  MONDAY,
  policy,
  SEARCH_KEY,
  standingClock,
} from '#test/support/case-fixture.ts';
import { aDesk, elena, iker, lucia } from '#test/support/desk.ts';

const BILL =
  'En la factura de octubre me cobran dos veces el mantenimiento de la caldera, que ya pagué en septiembre por transferencia.';

const of = (topic: string): Fact['of'] => ({
  ...{ topic, cause: 'company-error', motive: 'service', channel: 'web' },
  ...{ product: 'gas', team: 'care', regime: 'default' },
});

let made = 0;
const fact = (add: Counts, tried: Record<string, Counts>, topic = 'billing'): Fact => ({
  ...{ caseId: `case-${made++}`, seq: 1, day: '2026-05-10', of: of(topic), add, tried },
});

const cell = (remedy: string, severity = '2', cause = 'company-error') => triedCell({ cause, severity, remedy });

/** A desk with a case about a bill, and the figures of a month long past. */
const setting = async (facts: Fact[], head: Partial<Case> = {}) => {
  const fixture = caseFixture(standingClock(), 'searchable');
  const severity = { level: 2, reasons: [] } as unknown as NonNullable<Case['severity']>;
  await fixture.openCase({ text: BILL });
  await fixture.table.write([
    { update: keys.head(CASE_ID), set: { topic: 'billing', severity, ...head } },
    ...wordSetWrites(CASE_ID, { texts: [BILL] }, SEARCH_KEY),
  ]);
  await keepFigures(fixture.table, { period: '2026-05', rollUps: rolledUp(facts), at: MONDAY });
  return aDesk(fixture);
};

const advice = async ({ desk }: Awaited<ReturnType<typeof setting>>, as = lucia) => {
  const answer = await desk('GET', `/desk/cases/${CASE_ID}/advice`, { as, headers: { 'accept-language': 'es' } });
  return { status: answer.status, body: answer.body as Advice };
};

describe('GET /desk/cases/{id}/advice', () => {
  test('By cause it says what was tried, of how many, and which did better; of the same severity where those are enough', async () => {
    const it = await setting([
      fact({ ended: 60 }, { [cell('bill-correction')]: { ended: 60, [backMeasure('2026-05')]: 2 } }),
      fact({ ended: 60 }, { [cell('bill-credit-10')]: { ended: 60, [backMeasure('2026-05')]: 30 } }),
      fact({ ended: 3 }, { [cell('nothing', '3', 'unfounded')]: { ended: 3 } }),
    ]);
    const { body } = await advice(it);
    expect(body.topic).toEqual({ id: 'billing', name: policy.topics.find(({ id }) => id === 'billing')?.title.es });
    expect(body.remedies).toMatchObject([
      {
        cause: 'company-error',
        severity: '2',
        cases: 120,
        differs: true,
        better: { remedy: 'bill-correction', in: ['stayed'] },
      },
      { cause: 'unfounded', cases: 3, differs: false, tried: [{ remedy: 'nothing', cases: 3 }] },
    ]);
    expect(body.remedies[1]).not.toHaveProperty('severity');
    const names = body.remedies[0]?.tried.map(({ name }) => name);
    expect(names).toContain(policy.concessions.find(({ id }) => id === 'bill-correction')?.title.es);
    expect(body.fewest).toBe(20);
  });

  test('What went wrong in like cases is told at the start, against all others', async () => {
    const late = { ended: 30, agreed: 30, 'timer-answer': 30, 'timer-answer-late': 15 };
    const it = await setting([fact(late, {}), fact({ ended: 300, agreed: 300, 'timer-answer': 300 }, {}, 'delivery')]);
    expect((await advice(it)).body.expected).toMatchObject({
      cases: 30,
      wrong: [{ mishap: 'answer-late', share: { count: 15, of: 30, percent: 50 }, isMore: true }],
    });
  });

  test('Closed cases that read alike come with what became of them; of one that is about the reader nothing is said', async () => {
    const it = await setting([]);
    const past = (n: number, more: Partial<Case> = {}) => [
      {
        put: {
          ...keys.head(caseIdNumber(n)),
          ...aCase({ caseId: caseIdNumber(n), reference: `AM-2345678${n}`, ...more }),
          closedAt: '2026-11-20T10:00:00.000Z',
        },
      },
      ...wordSetWrites(caseIdNumber(n), { texts: [BILL] }, SEARCH_KEY),
    ];
    await it.table.write([...past(2), ...past(3, { concerned: { lucia: 'marked' } })]);
    const outcome = {
      ...{ cycle: 1, result: 'agreed', cause: 'company-error', rounds: 1, recordedAt: MONDAY, agreementSha256: 'x' },
      concessions: [{ concession: 'bill-correction', cost: { amount: 0, currency: 'EUR' } }],
      totalCost: { amount: 0, currency: 'EUR' },
    };
    await it.table.write([{ put: { ...keys.outcome(caseIdNumber(2), 1), ...outcome } }]);
    const { body } = await advice(it);
    expect(body.alike).toMatchObject([
      { caseId: caseIdNumber(2), result: 'agreed', cause: 'company-error', resemblance: 1 },
    ]);
    expect(body.alike).toHaveLength(1);
    expect((await advice(it, elena)).body.alike).toHaveLength(2);
  });

  test('Without a topic nothing is compared, and an expert is not told', async () => {
    const it = await setting([]);
    await it.table.write([{ update: keys.head(CASE_ID), remove: ['topic'] }]);
    expect((await advice(it)).body).toMatchObject({ expected: { cases: 0, wrong: [] }, remedies: [] });
    expect((await advice(it, iker)).status).toBe(403);
  });
});
