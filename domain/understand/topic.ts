import type { Reason } from '../case/reason.ts';
import { strictestClass } from '../deadline/strictest-class.ts';
import type { Policy } from '../policy/policy.ts';
import { findPhrases, listsFor, type Match, type Tokens } from './words.ts';

/** A topic that words speak of, and the phrase that says so. */
export type TopicFound = { topic: string; reason: Reason };

type Topic = Policy['topics'][number];

const distinct = (matches: Match[]): number => new Set(matches.map(({ phrase }) => phrase)).size;

/** Where a topic is spoken of, the longest phrase first; not inside a phrase in which its words mean something else. */
const matchesOf = ({ words, except }: Topic, text: Tokens, language: string): Match[] => {
  const found = findPhrases(text, listsFor(words, language));
  const meant = except && found.length > 0 ? findPhrases(text, listsFor(except, language)) : [];
  return found
    .filter(({ at }) => !meant.some((other) => other.at <= at && at < other.at + other.words))
    .sort((a, b) => b.words - a.words);
};

const reasonOf = ({ id, title }: Topic, [longest]: Match[]): Reason => {
  const phrase = (longest?.phrase ?? '').replaceAll('*', '…');
  return {
    code: `topic-${id}`,
    es: `${title.es}: menciona «${phrase}»`,
    en: `${title.en}: mentions “${phrase}”`,
  };
};

/**
 * The topics that a text speaks of, by the words of the policy, the main one first: the one with the longest phrase (in
 * words), then with the most different phrases, then with the most in all, then the one that stands first in the policy.
 */
export const topicsOf = ({ topics }: Pick<Policy, 'topics'>, text: Tokens, language: string): TopicFound[] =>
  topics
    .map((topic) => {
      const matches = matchesOf(topic, text, language);
      return { topic, matches, rank: [matches[0]?.words ?? 0, distinct(matches), matches.length] };
    })
    .filter(({ matches }) => matches.length > 0)
    .sort((a, b) => b.rank.reduce((order, value, index) => order || value - (a.rank[index] ?? 0), 0))
    .map(({ topic, matches }) => ({ topic: topic.id, reason: reasonOf(topic, matches) }));

/** The topics besides the main one, as a reason; none where there is only one. */
const alsoReasons = (topics: Topic[]): Reason[] =>
  topics.length === 0
    ? []
    : [
        {
          code: 'also-topics',
          es: `También menciona: ${topics.map(({ title }) => title.es).join(', ')}`,
          en: `Also mentions: ${topics.map(({ title }) => title.en).join(', ')}`,
        },
      ];

/** Why the legal term is not that of the main topic; none where it is. */
const classReasons = (main: Topic, others: Topic[]): Reason[] => {
  const strictest = strictestClass([main, ...others].map((topic) => topic.class));
  const deciding = others.find((topic) => topic.class === strictest);
  if (strictest === main.class || !deciding) return [];
  return [
    {
      code: `class-${strictest}`,
      es: `El plazo es el de «${deciding.title.es}», el más corto de lo que menciona`,
      en: `The term is that of “${deciding.title.en}”, the shortest of what it mentions`,
    },
  ];
};

/** Why a complaint has the topics it has: the main one, those it mentions besides, and the one whose term decides. */
export const topicReasons = ({ topics }: Pick<Policy, 'topics'>, [main, ...others]: TopicFound[]): Reason[] => {
  if (!main) return [];
  const named = (found: TopicFound[]) => found.flatMap(({ topic }) => topics.find(({ id }) => id === topic) ?? []);
  const [first] = named([main]);
  const besides = named(others);
  return [main.reason, ...alsoReasons(besides), ...(first ? classReasons(first, besides) : [])];
};
