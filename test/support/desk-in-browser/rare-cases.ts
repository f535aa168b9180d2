import { policy } from '#test/support/policy.ts';
import type { Cast } from '../cast.ts';
import type { InMemoryAmends } from '../in-memory-amends.ts';
import type { AmendsOptions } from '../in-memory-options.ts';
import { LOOKED_AT, sameEveryTime, told } from './demo-cases.ts';
import { rareStories } from './rare-stories.ts';

/** Of the demo company, with little money left and little patience for many messages. */
export const rarely = (): AmendsOptions => {
  const [care, ...others] = policy.budgets.teams;
  if (!care) throw new Error('No team has a budget');
  return {
    ...sameEveryTime(),
    policy: {
      ...policy,
      limits: { ...policy.limits, messagesADay: { ofChannel: 4, ofCase: 5 } },
      budgets: { ...policy.budgets, teams: [{ ...care, total: 30_000 }, ...others] },
    },
  };
};

export type RareCases = Record<keyof ReturnType<typeof rareStories>, Cast>;

/** Fills Amends with cases as they seldom are. */
export const rareCases = async (amends: InMemoryAmends): Promise<RareCases> => {
  const cases = await told(amends, rareStories(amends));
  await amends.pass(LOOKED_AT);
  return cases;
};
