import type { Policy } from '../policy/policy.ts';
import type { Worth } from './worth.ts';

/**
 * Who has the cases of a customer of that worth, by the policy: those of the highest tier that it reaches who speak the customer's
 * language, so that nobody is looked after worse for being worth more. Nobody in particular where it is unknown or reaches no tier.
 * @param language BCP 47
 */
export const handledBy = (policy: Pick<Policy, 'customers' | 'people'>, worth: Worth, language: string): string[] => {
  const { tiers = [] } = policy.customers;
  const reached = worth.known ? tiers.filter(({ from }) => worth.value >= from) : [];
  const [highest] = reached.toSorted((a, b) => b.from - a.from);
  return (highest?.owners ?? []).filter((id) =>
    policy.people.some((person) => person.id === id && person.languages.includes(language)),
  );
};
