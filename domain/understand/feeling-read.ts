import type { Feeling } from '../case/reason.ts';
import { classify, type ReadingPolicy } from './classifier/classify.ts';

/** So much more must speak for a complaint than for anything else. Measured: docs/decisions/066. */
const SURE = 0.5;

/** The languages of which the classifier has read enough. */
const READ_IN = ['es', 'en', 'pt'];

/**
 * How whoever wrote a text feels, where our own reading leaves no doubt: who surely complains is not content. Undefined where somebody
 * else has to be asked.
 */
export const feelingRead = (policy: ReadingPolicy, text: string, language: string): Feeling | undefined => {
  if (!READ_IN.includes(language)) return undefined;
  const [most, next] = [...classify(policy, text).kinds].sort(([, one], [, other]) => other - one);
  return most?.[0] === 'complaint' && most[1] - (next?.[1] ?? 0) >= SURE ? 'negative' : undefined;
};
