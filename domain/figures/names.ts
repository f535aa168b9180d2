import type { Policy } from '../policy/policy.ts';
import type { LocalizedText } from '../values.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import type { Breakdown } from './fact.ts';

/** Where the names of values are. */
export type Naming = { policy: Policy; language: ReplyLanguage };

const titles: { [By in Breakdown]?: (value: string, policy: Policy) => LocalizedText | undefined } = {
  topic: (value, { topics }) => topics.find(({ id }) => id === value)?.title,
  product: (value, { company }) => company.products?.find(({ id }) => id === value)?.name,
  team: (value, { budgets }) => budgets.teams.find(({ id }) => id === value)?.name,
};

/** What the policy calls a value of a breakdown; undefined of those that it does not name. */
export const nameOfValue = (
  { by, value }: { by: Breakdown; value: string },
  { policy, language }: Naming,
): string | undefined => titles[by]?.(value, policy)?.[language];
