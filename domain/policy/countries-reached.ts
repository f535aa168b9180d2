import type { Policy } from './policy.ts';

/** Countries (ISO 3166-1) whose numbers the company writes to and calls: its own, and those the policy names. */
export const countriesReached = ({ company, limits }: Pick<Policy, 'company' | 'limits'>): string[] => [
  company.country,
  ...limits.outgoing.countries,
];
