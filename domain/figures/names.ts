import type { Law } from '../deadline/law.ts';
import type { Policy } from '../policy/policy.ts';
import type { LocalizedText } from '../values.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import type { Breakdown } from './fact.ts';

/** Where the names of values are. */
export type Naming = { policy: Policy; law?: Pick<Law, 'regimes'>; language: ReplyLanguage };

type Named = Pick<Naming, 'policy' | 'law'>;

const titles: { [By in Breakdown]?: (value: string, named: Named) => LocalizedText | undefined } = {
  topic: (value, { policy: { topics } }) => topics.find(({ id }) => id === value)?.title,
  product: (value, { policy: { company } }) => company.products?.find(({ id }) => id === value)?.name,
  team: (value, { policy: { budgets } }) => budgets.teams.find(({ id }) => id === value)?.name,
  regime: (value, { law }) => law?.regimes.find(({ id }) => id === value)?.title,
};

/** What the policy, or the law, calls a value of a breakdown; undefined of those that they do not name. */
export const nameOfValue = (
  { by, value }: { by: Breakdown; value: string },
  { language, ...named }: Naming,
): string | undefined => titles[by]?.(value, named)?.[language];
