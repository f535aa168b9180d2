import type { Reason } from '../case/reason.ts';
import type { Policy } from '../policy/policy.ts';
import { findPhrases, listsFor, type Match, type Tokens } from './words.ts';

const distinct = (matches: Match[]): number => new Set(matches.map(({ phrase }) => phrase)).size;

/**
 * The topic of a complaint by the words of the policy: the longest phrase found (in words) decides, then how many
 * different phrases, then how many in all, then the order of the policy. Undefined where nothing fits.
 */
export const topicOf = (
  policy: Policy,
  text: Tokens,
  language: string,
): { topic: string; reason: Reason } | undefined => {
  const [best] = policy.topics
    .map((topic) => {
      const matches = findPhrases(text, listsFor(topic.words, language)).sort((a, b) => b.words - a.words);
      return { topic, matches, rank: [matches[0]?.words ?? 0, distinct(matches), matches.length] };
    })
    .filter(({ matches }) => matches.length > 0)
    .sort((a, b) => b.rank.reduce((order, value, index) => order || value - (a.rank[index] ?? 0), 0));
  if (!best) return undefined;
  const { topic, matches } = best;
  const phrase = (matches[0]?.phrase ?? '').replaceAll('*', '…');
  return {
    topic: topic.id,
    reason: {
      code: `topic-${topic.id}`,
      es: `${topic.title.es}: menciona «${phrase}»`,
      en: `${topic.title.en}: mentions “${phrase}”`,
    },
  };
};
