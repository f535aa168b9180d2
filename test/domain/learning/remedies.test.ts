import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Counts } from '#domain/figures/fact.ts';
import { FEWEST } from '#domain/figures/share.ts';
import { backMeasure, triedCell } from '#domain/figures/tried.ts';
import { betterRemedy, type MonthTried, remediesTried, treatmentOf } from '#domain/learning/remedies.ts';
import { isSurelyMore } from '#domain/learning/surely-more.ts';
import { wentWrong } from '#domain/learning/went-wrong.ts';

const TODAY = '2026-11-30';

const month = (period: string, cells: Record<string, Counts>): MonthTried => ({
  period,
  values: Object.fromEntries(
    Object.entries(cells).map(([remedy, counts]) => [
      triedCell({ cause: 'company-error', severity: '2', remedy }),
      counts,
    ]),
  ),
});

const like = { cause: 'company-error', severity: '2' };

describe('what was tried in like cases', () => {
  test('It is added up over months, for the cause and the severity that are asked about', () => {
    const others = {
      period: '2026-03',
      values: { [triedCell({ cause: 'unfounded', severity: '2', remedy: 'credit' })]: { ended: 50 } },
    };
    const rows = remediesTried(
      [
        month('2026-03', { credit: { ended: 12, offered: 20, accepted: 12 }, nothing: { ended: 3 } }),
        month('2026-04', { credit: { ended: 10, offered: 10, accepted: 10, promises: 10, broken: 1 } }),
        others,
      ],
      like,
      TODAY,
    );
    expect(rows).toMatchObject([
      { remedy: 'credit', cases: 22, accepted: { count: 22, of: 30, percent: 73.3 }, kept: { count: 9, of: 10 } },
      { remedy: 'nothing', cases: 3, accepted: { count: 0, of: 0 } },
    ]);
    expect(remediesTried([others], { severity: '2' }, TODAY)).toMatchObject([{ cases: 50 }]);
  });

  test('Only ends that are old enough say who did not come back', () => {
    const rows = remediesTried(
      [
        month('2026-06', { credit: { ended: 30 } }),
        month('2026-07', { credit: { [backMeasure('2026-06')]: 4 } }),
        month('2026-11', { credit: { ended: 40, [backMeasure('2026-11')]: 2 } }),
      ],
      like,
      TODAY,
    );
    expect(rows).toMatchObject([{ cases: 70, stayed: { count: 26, of: 30 } }]);
  });

  test('What fewer than five customers said is not told', () => {
    const rated = (count: number) =>
      remediesTried([month('2026-05', { credit: { ended: 9, rated: count, satisfied: 2 } })], like, TODAY);
    expect(rated(4)[0]).not.toHaveProperty('satisfied');
    expect(rated(5)[0]?.satisfied).toEqual({ count: 2, of: 5 });
  });

  test('The same cause is treated differently where no remedy is the usual one, of enough cases', () => {
    const rows = (credit: number, repair: number) =>
      remediesTried([month('2026-05', { credit: { ended: credit }, repair: { ended: repair } })], like, TODAY);
    expect(treatmentOf(rows(15, 10))).toEqual({ cases: 25, differs: true });
    expect(treatmentOf(rows(24, 1))).toEqual({ cases: 25, differs: false });
    expect(treatmentOf(rows(6, 4))).toEqual({ cases: 10, differs: false });
  });
});

describe('a remedy that works better', () => {
  const tried = (backs: Record<string, number>, each = 100) =>
    remediesTried(
      [
        month(
          '2026-05',
          Object.fromEntries(
            Object.entries(backs).map(([remedy, back]) => [
              remedy,
              { ended: each, offered: each, accepted: each, [backMeasure('2026-05')]: back },
            ]),
          ),
        ),
      ],
      like,
      TODAY,
    );

  test('It is named, with what it is better in', () => {
    expect(betterRemedy(tried({ repair: 5, credit: 35 }))).toEqual({ remedy: 'repair', in: ['stayed'] });
    expect(betterRemedy(tried({ repair: 5, credit: 35, nothing: 40 }))).toMatchObject({ remedy: 'repair' });
  });

  test('None is, where they are alike, where only one was tried, or too few', () => {
    expect(betterRemedy(tried({ repair: 20, credit: 25 }))).toBeUndefined();
    expect(betterRemedy(tried({ repair: 5 }))).toBeUndefined();
    expect(betterRemedy(tried({ repair: 0, credit: 19 }, FEWEST - 1))).toBeUndefined();
    expect(betterRemedy(tried({ repair: 5, credit: 6, nothing: 40 }))).toBeUndefined();
  });

  test('None is, that is better in one respect and worse in another', () => {
    const counts = { ended: 100, offered: 100, rated: 100 };
    const rows = remediesTried(
      [
        month('2026-05', {
          repair: { ...counts, accepted: 30, satisfied: 95 },
          credit: { ...counts, accepted: 90, satisfied: 40 },
        }),
      ],
      like,
      TODAY,
    );
    expect(betterRemedy(rows)).toBeUndefined();
  });

  test('More is surely more of one side at most, never of the same share, and never of nothing', () => {
    const share = fc
      .integer({ min: 0, max: 400 })
      .chain((of) => fc.record({ of: fc.constant(of), count: fc.integer({ min: 0, max: of }) }));
    fc.assert(
      fc.property(share, share, (one, other) => {
        expect(isSurelyMore(one, other) && isSurelyMore(other, one)).toBe(false);
        expect(isSurelyMore(one, one)).toBe(false);
        if (isSurelyMore(one, other)) expect(one.count / one.of).toBeGreaterThan(other.count / other.of);
      }),
    );
  });
});

describe('what went wrong in like cases', () => {
  const counts = { ended: 40, 'timer-answer': 40, 'timer-answer-late': 12, promises: 30, broken: 1, reopened: 5 };

  test('It is told where it is to be expected again, with whether it is more than elsewhere', () => {
    const all = {
      ended: 1000,
      agreed: 900,
      'timer-answer': 1000,
      'timer-answer-late': 30,
      promises: 500,
      reopened: 120,
    };
    expect(wentWrong({ ...counts, agreed: 40 }, all)).toEqual([
      { mishap: 'answer-late', share: expect.objectContaining({ count: 12, of: 40 }), isMore: true },
      { mishap: 'reopened', share: expect.objectContaining({ count: 5, of: 40 }), isMore: false },
    ]);
  });

  test('Of too few nothing is told, whatever went wrong', () => {
    const few = { ended: 10, 'timer-answer': 10, 'timer-answer-late': 10, reopened: 10, rated: 4 };
    expect(wentWrong(few, few)).toEqual([]);
  });

  test('Promises that were made in another month make no share larger than the whole', () => {
    const one = { ended: 30, agreed: 30, promises: 20, broken: 25 };
    expect(wentWrong(one, one)).toMatchObject([{ mishap: 'promise-broken', share: { count: 20, of: 20 } }]);
  });
});
