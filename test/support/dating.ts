import type { Dating } from '#cases/store/case-store.ts';
import { regimesOf } from '#cases/store/regimes.ts';
import type { Table } from '#cases/store/table.ts';
import { clockwork } from '#cases/timers/recalculate-timers.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import { defaultRegime, law } from './law.ts';

/** Cases keep the dates they are given: for tests of what is not about clocks. */
export const still: Dating = {
  wind: ({ after, regime = defaultRegime }) => ({
    regime,
    set: {
      regime: after.regime ?? { id: regime.id, version: regime.version, class: 'general' },
      clocks: after.clocks ?? [],
      answerBy: after.answerBy ?? after.nextWordBy,
      nextWordBy: after.nextWordBy,
    },
    effects: [],
  }),
  regimes: { find: async () => defaultRegime, keep: async () => undefined },
};

/** Cases are dated as in production, by all the regimes that are shipped. */
export const dated = (table: Table, policy: Policy, clock: Clock): Dating => ({
  wind: clockwork({ law, policy, clock }),
  regimes: regimesOf(table, law.regimes),
});
