import type { Feeling } from '../case/reason.ts';
import type { Policy } from '../policy/policy.ts';
import { classify } from './classifier/classify.ts';
import { judge } from './judge.ts';

/** So much more must speak for a complaint than for anything else. Measured: docs/decisions/066. */
const SURE = 0.5;

/** The languages of which the classifier has read enough. */
const READ_IN = ['es', 'en', 'pt'];

/** Whether it is a complaint even if whoever wrote it should be content. Measured: docs/decisions/076. */
const isComplaintAnyway = (policy: Policy, text: string, language: string): boolean =>
  judge(policy, { text, language, feeling: 'positive', earlierCases: 0 }).kind === 'complaint';

/**
 * How whoever wrote a text feels, where our own reading leaves no doubt: who surely complains is not content. It is sure where much more
 * speaks for a complaint than for anything else, and where no answer of anybody could make it something else. Undefined where somebody
 * else has to be asked.
 */
export const feelingRead = (policy: Policy, text: string, language: string): Feeling | undefined => {
  if (!READ_IN.includes(language)) return undefined;
  const [most, next] = [...classify(policy, text).kinds].sort(([, one], [, other]) => other - one);
  if (most?.[0] !== 'complaint') return undefined;
  return most[1] - (next?.[1] ?? 0) >= SURE || isComplaintAnyway(policy, text, language) ? 'negative' : undefined;
};
