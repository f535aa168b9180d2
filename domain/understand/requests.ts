import type { Policy } from '../policy/policy.ts';
import { type OurWords, withoutOurWords } from './our-words.ts';
import { findPattern, readText } from './patterns.ts';
import { says, tokens, type WordLists } from './words.ts';

/** Somebody a customer asks to talk to: a person, or one above who answered. */
export type PersonWanted = { supervisor: boolean };

const wantedIn = (text: string, { person, supervisor }: Policy['requests']): PersonWanted | undefined => {
  const words = tokens(text);
  const has = (lists: WordLists): boolean => says(words, lists);
  if (has(supervisor)) return { supervisor: true };
  return has(person) ? { supervisor: false } : undefined;
};

/**
 * Whether a text asks for a person (Ley 10/2025 art. 8.2) or for a supervisor (art. 8.3), by the words of the policy in
 * every language we have: who is upset changes languages too. An answer that quotes "if you would rather talk to a person"
 * from our own letter asks for nothing.
 */
export const asksForPerson = (policy: Pick<Policy, 'requests'> & OurWords, text: string): PersonWanted | undefined => {
  const { requests } = policy;
  if (!wantedIn(text, requests)) return undefined;
  const hears = (sentence: string) => wantedIn(sentence, requests) !== undefined;
  return wantedIn(withoutOurWords(policy, text, hears), requests);
};

type DataPolicy = Pick<Policy, 'requests'> & OurWords;

const asksForData = ({ requests: { personalData } }: DataPolicy, text: string): boolean => {
  if (!personalData) return false;
  const { asks, spoken } = personalData;
  if (asks && says(tokens(text), asks)) return true;
  if (!spoken) return false;
  const read = readText(spoken, text);
  return spoken.patterns.some((pattern) => findPattern(read, pattern) !== undefined);
};

/**
 * Whether a text asks to see, correct, take along or erase what is held of its writer, or of whom they speak for, or that it is not
 * used (GDPR arts. 15 to 22), by the words of the policy in every language we have.
 */
export const asksForTheirData = (policy: DataPolicy, text: string): boolean => {
  const hears = (sentence: string): boolean => asksForData(policy, sentence);
  return hears(text) && hears(withoutOurWords(policy, text, hears));
};

/** Whether the whole of a text is one of the phrases. */
const isOnly = (text: string, { es, en }: WordLists): boolean => {
  const said = tokens(text)
    .filter((token) => token !== '.')
    .join(' ');
  return [...es, ...en].includes(said);
};

/**
 * Whether a text asks to end a contract or to take an order back, by the words of the policy in every language we have: as all that
 * it says, or among other things. `BAJA` as the whole of an SMS stops messages (channels/shared/opt-out.ts) and never comes here;
 * as the whole of a mail it asks for this.
 */
export const cancellationIn = (
  { requests: { cancellation } }: Pick<Policy, 'requests'>,
  text: string,
): 'alone' | 'among-others' | undefined => {
  if (isOnly(text, cancellation.alone)) return 'alone';
  return says(tokens(text), cancellation.asks) ? 'among-others' : undefined;
};

/**
 * Whether a text calls itself a complaint, by the words of the policy in every language we have. What is denied (`no quiero poner una
 * reclamación`) is not found.
 */
export const declaresComplaint = ({ requests: { complaint } }: Pick<Policy, 'requests'>, text: string): boolean =>
  complaint !== undefined && says(tokens(text), complaint);
