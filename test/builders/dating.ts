import type { Policy } from '#domain/policy.ts';
import type { Clock } from '#domain/time.ts';
import { clockwork } from '#functions/shared/clocks/clockwork.ts';
import type { Dating } from '#functions/shared/store/case-store.ts';
import { regimesOf } from '#functions/shared/store/regimes.ts';
import type { Table } from '#functions/shared/store/table.ts';
import { defaultRegime, law } from '#test/builders/law.ts';

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
