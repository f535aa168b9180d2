import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Counts, RollUp } from '#domain/figures/fact.ts';
import type { CorrectiveAction } from '#domain/improvement/corrective-action.ts';
import type { Effect } from '#domain/improvement/effect.ts';
import type { Incident } from '#domain/incidents/incident.ts';
import { daysOf, type MonthRollUps, monthBefore, reviewOf } from '#domain/learning/month.ts';
import { figuresInWords, monthInWords, reasonsInWords } from '#domain/learning/month-words.ts';
import { policy } from '#test/support/policy.ts';

const month = (
  name: string,
  all: Counts | undefined,
  parts: { topic?: RollUp; cause?: RollUp } = {},
): MonthRollUps => ({
  ...{ month: name, all: all ? { all } : {}, topic: {}, cause: {} },
  ...parts,
});
const NONE = { incidents: [], late: [], done: [] };

/** 300 cases of November, of which billing has many more than in October. */
const november = month(
  '2026-11',
  {
    ...{ received: 300, ended: 280, agreed: 224, broken: 3, 'cost-EUR': 840_000 },
    ...{ 'timer-answer': 280, 'timer-answer-late': 4, rated: 8, satisfied: 3, scores: 30 },
  },
  {
    topic: { billing: { received: 140 }, delivery: { received: 100 }, app: { received: 9 }, unknown: { received: 51 } },
  },
);
const october = month(
  '2026-10',
  { received: 250, ended: 240, agreed: 120, broken: 2, 'timer-answer': 240, 'cost-EUR': 700_000 },
  {
    topic: { billing: { received: 60 }, delivery: { received: 110 }, app: { received: 2 }, unknown: { received: 150 } },
  },
);
const unknown = month('2025-11', undefined);

const reviewed = (...[now, before, yearAgo]: MonthRollUps[]) => {
  const review = reviewOf(now ?? november, before ?? october, yearAgo ?? unknown);
  if (!review) throw new Error('Nothing was counted');
  return review;
};

describe('the review of a month', () => {
  it('Says of each figure what it was before, and whether chance explains the difference', () => {
    const { counts, shares, missed } = reviewed(november, october, unknown);
    expect(counts).toContainEqual({
      name: 'received',
      compared: { now: 300, before: { value: 250, trend: 'unclear' } },
    });
    // Five of both months together are too few.
    expect(counts.find(({ name }) => name === 'broken')?.compared.before?.trend).toBe('too-few');
    expect(shares.find(({ name }) => name === 'agreed')?.compared.before).toMatchObject({ trend: 'more' });
    expect(shares.find(({ name }) => name === 'satisfied')?.compared.before).toMatchObject({ trend: 'too-few' });
    expect(missed).toEqual([{ timer: 'answer', late: 4, of: 280 }]);
  });

  it('Names topics that surely moved, and neither those that are few nor what is not known', () => {
    expect(reviewed(november, october, unknown).moved).toEqual([
      { by: 'topic', value: 'billing', now: 140, before: 60 },
    ]);
    expect(reviewed(november, unknown, unknown).moved).toEqual([]);
  });

  it('There is none of a month in which nothing was counted', () => {
    expect(reviewOf(unknown, october, unknown)).toBeUndefined();
  });

  it('A longer month is no change: what comes in at the same pace is chance', () => {
    void fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (perDay) => {
        const at = (name: string) => month(name, { received: perDay * daysOf(name) });
        const { counts } = reviewed(at('2026-03'), at('2026-02'), at('2025-03'));
        expect(counts[0]?.compared.before?.trend).toBe('unclear');
      }),
    );
  });

  it('Two months are told apart in the same way from either side', () => {
    const counted = fc.integer({ min: 0, max: 2000 });
    void fc.assert(
      fc.property(counted, counted, (one, other) => {
        const trend = (now: number, before: number) =>
          reviewed(month('2026-08', { received: now }), month('2026-07', { received: before }), unknown).counts[0]
            ?.compared.before?.trend;
        const turned = { more: 'less', less: 'more', unclear: 'unclear', 'too-few': 'too-few' } as const;
        expect(trend(other, one)).toBe(turned[trend(one, other) ?? 'too-few']);
      }),
    );
  });

  it('Months lie before one another over the turn of the year', () => {
    expect([monthBefore('2026-01'), monthBefore('2026-11', 12), monthBefore('2026-03', 3)]).toEqual([
      ...['2025-12', '2025-11', '2025-12'],
    ]);
    expect([daysOf('2028-02'), daysOf('2026-02'), daysOf('2026-12')]).toEqual([29, 28, 31]);
  });
});

describe('the review of a month in words', () => {
  const review = reviewed(november, october, unknown);

  it('Reads in both languages, with n, and without a percentage where there are too few', () => {
    const es = figuresInWords(review, 'es');
    expect(es).toContain('- Recibidas: 300. El mes anterior: 250 (puede ser azar). Hace un año: no se contaba.');
    expect(es).toMatch(/- Con acuerdo: 80\s% de 280\. El mes anterior: 50\s% de 240 \(ahora más, y no por azar\)/);
    expect(es).toContain('- Satisfechos: 3 de 8. El mes anterior: 0 de 0 (muy pocos para concluir)');
    expect(es).toMatch(/- Coste de lo concedido: 8400,00\s€ \(30,00\s€ por caso\)\. El mes anterior: 7000,00/);
    const en = figuresInWords(review, 'en');
    expect(en).toContain('- Received: 300. The month before: 250 (can be chance). A year ago: not counted yet.');
    expect(en.split('\n')).toHaveLength(es.split('\n').length);
    expect([monthInWords('2026-11', 'es'), monthInWords('2026-11', 'en')]).toEqual([
      ...['noviembre de 2026', 'November 2026'],
    ]);
  });

  it('Says what may explain it, by the names of the policy', () => {
    const topic = policy.topics.find(({ id }) => id === 'billing')?.title;
    expect(reasonsInWords(review, NONE, { policy, language: 'es' })).toBe(
      `- Tema «${topic?.es}»: 140; el mes anterior, 60. No es azar.\n- Fuera de plazo para responder: 4 de 280.`,
    );
    expect(reasonsInWords(reviewed(october, october, unknown), NONE, { policy, language: 'en' })).toBe(
      '- No topic or cause moved more than chance explains.',
    );
  });

  it('Says what was done about causes and whether it worked, and holds no words of customers', () => {
    const action: CorrectiveAction = {
      ...{ actionId: 'a', title: 'Leer los contadores', plan: 'Cada mes', owner: 'mateo', dueOn: '2026-11-20' },
      ...{ measured: { by: 'topic', value: 'billing' }, state: 'done', openedBy: 'sofia' },
      openedAt: '2026-06-01T09:00:00.000Z',
    };
    const sums = { weeks: 20, about: 100, rest: 400 };
    const effect: Effect = { before: sums, after: sums, ratio: 0.54, low: 0.4, high: 0.72, verdict: 'fell' };
    const incident: Incident = {
      ...{ incidentId: 'i', kind: 'incident', state: 'confirmed', key: 'k', customers: 23, reasons: [] },
      ...{ beganAt: '2026-11-10T08:00:00.000Z', foundAt: '2026-11-10T08:30:00.000Z' },
      ...{ countedAt: '2026-11-10T09:00:00.000Z', about: { topic: 'billing', place: 'ES-MD', words: ['caldera'] } },
    };
    const happened = {
      incidents: [incident],
      late: [{ ...action, title: 'Otra', state: 'open' as const }],
      done: [{ action, effect }, { action: { ...action, title: 'Nueva' } }],
    };
    const text = reasonsInWords(review, happened, { policy, language: 'es' });
    expect(text).toContain('ES-MD · 23 clientes');
    expect(text).not.toContain('caldera');
    expect(text).toContain(
      '- Acción «Leer los contadores»: las reclamaciones han bajado. Por cada 100 que cabía esperar, 54 (entre 40 y 72).',
    );
    expect(text).toContain('- Acción «Nueva»: muy pocas, o muy pronto, para concluir.');
    expect(text).toMatch(/- Acción «Otra»: tenía que estar hecha el viernes,? 20 de noviembre/);
  });
});
