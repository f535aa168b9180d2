import { expect, it } from 'vitest';
import { policy } from '#test/support/policy.ts';
import { findIncidents } from '../../../bench/year/find-incidents.ts';
import { scoreOf } from '../../../bench/year/score.ts';
import { yearOf } from '../../../bench/year/year.ts';

it.each([1, 2])(
  'In a year of a small company each failure is found in time and told once, the viral day is a crisis, and no season is (%i)',
  (seed) => {
    const year = yearOf({ seed, complaints: 2000 });
    const score = scoreOf(year.truths, findIncidents(year, policy.incidents));
    expect(score).toMatchObject({ recall: 1, precision: 1, wrong: [], falseCrises: [], isCrisisFound: true });
  },
);
