/** Why people and a company fall out, as the article on conflict resolution that Amends follows names it. */
export const motives = [
  'different-perceptions',
  'poor-communication',
  'unmet-expectations',
  'unrealistic-goals',
  'depends-on-others',
  'abuse-of-power',
] as const;
export type Motive = (typeof motives)[number];
