import type { CaseTimekeeping } from '#cases/store/case-store.ts';
import { policiesOf } from '#cases/store/policies.ts';
import { regimesOf } from '#cases/store/regimes.ts';
import type { Table } from '#cases/store/table.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import { timerRecalculation } from '#domain/timers/recalculate-timers.ts';
import { scheduling } from '#domain/timers/schedules.ts';
import { defaultRegime, law } from './law.ts';

/** Cases keep the dates they are given, and nothing is noticed by the clock: for tests of what is not about timers. */
export const still: CaseTimekeeping = {
  recalculateTimers: ({ after, regime = defaultRegime }) => ({
    regime,
    set: {
      regime: after.regime ?? { id: regime.id, version: regime.version, class: 'general' },
      timers: after.timers ?? [],
      answerBy: after.answerBy ?? after.nextWordBy,
      nextWordBy: after.nextWordBy,
    },
    effects: [],
  }),
  schedules: () => [],
  regimes: { find: async () => defaultRegime, keep: async () => undefined },
};

/** Cases are dated as in production, by all the regimes that are shipped. */
export const dated = (table: Table, policy: Policy, clock: Clock, deployed = policy): CaseTimekeeping => ({
  recalculateTimers: timerRecalculation({ law, policy, clock }),
  schedules: scheduling({ law, policy, clock }),
  regimes: regimesOf(table, law.regimes),
  policies: policiesOf(table, policy, deployed),
  people: policy,
  budgets: policy,
  figures: policy,
});
