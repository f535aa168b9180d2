import type { ComplaintClass } from './regime.ts';

/**
 * Classes by the term that the laws which know them give their answer, the shortest first; a test holds it against every
 * regime. The topics of a policy have classes that its laws know.
 */
const BY_TERM = [
  'continuity',
  'billing',
  'payment',
  'hardship',
  'general',
  'clarification',
  'superannuation',
] as const satisfies ComplaintClass[];

/**
 * What the law calls a complaint that is about several things: the class whose answer is due first, since an answer in time
 * for it is in time for all (Ley 10/2025 art. 17). A complaint about nothing known is one in general.
 */
export const strictestClass = (classes: ComplaintClass[]): ComplaintClass =>
  BY_TERM.find((one) => classes.includes(one)) ?? 'general';
