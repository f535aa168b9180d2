import type { Policy } from '../policy/policy.ts';
import { type OurWords, withoutOurWords } from './our-words.ts';
import { says, tokens, type WordLists } from './words.ts';

const isSaid = (text: string, { requests: { brokenPromise } }: Pick<Policy, 'requests'>): boolean => {
  const words = tokens(text);
  const has = (lists: WordLists): boolean => says(words, lists);
  const { said, promised, unmet } = brokenPromise;
  return has(said) || (has(promised) && has(unmet));
};

/**
 * Whether a text says that a promise of ours was not kept, by the words of the policy in every language we have. What it
 * quotes of our own letters says nothing. Ask it only where something was promised: it also finds first complaints.
 */
export const saysPromiseBroken = (policy: Pick<Policy, 'requests'> & OurWords, text: string): boolean =>
  isSaid(text, policy) &&
  isSaid(
    withoutOurWords(policy, text, (sentence) => isSaid(sentence, policy)),
    policy,
  );
