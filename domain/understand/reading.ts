import type { Policy } from '../policy/policy.ts';
import type { ClassifiedText } from './classifier/classify.ts';
import type { Kind } from './kind.ts';
import { type MotiveFound, motiveAsRead } from './motive.ts';
import { type Motive, motives } from './motives.ts';
import type { TopicFound } from './topic.ts';

/** What the classifier calls what it has no topic for. */
const NONE = 'other';

/** Words of this topic are words of danger: they are surer than any reading. */
const SAFETY = 'safety';

/**
 * The topics of a complaint, the main one first: what the classifier reads, where the policy has that topic; the topics that
 * the words of the policy name stand after it. Where it reads none, or the words name first a topic that only this company
 * has, they decide.
 */
export const topicsAsRead = (
  { topics, classifier }: Pick<Policy, 'topics' | 'classifier'>,
  named: TopicFound[],
  { topic: read }: Pick<ClassifiedText, 'topic'>,
): TopicFound[] => {
  const topic = topics.find(({ id }) => id === read);
  const [first] = named;
  const isOwn = first && !classifier.outputs.some(({ name }) => name === `topic:${first.topic}`);
  if (!topic || read === NONE || isOwn || first?.topic === SAFETY) return named;
  const { es, en } = topic.title;
  const found = named.find((one) => one.topic === topic.id) ?? {
    topic: topic.id,
    reason: { code: `topic-${topic.id}`, es: `${es}: se lee así`, en: `${en}: it reads like that` },
  };
  return [found, ...named.filter((one) => one.topic !== topic.id)];
};

const isMotive = (name: string | undefined): name is Motive =>
  (motives as readonly (string | undefined)[]).includes(name);

/** What a complaint mostly comes from: words that only say so say little. */
export const USUAL: Motive = 'unmet-expectations';

/** The motive of a complaint: what its words name, if that is more than the usual one, else what the classifier reads. */
export const motiveAmong = (
  named: MotiveFound | undefined,
  { kind, motive }: { kind: Kind } & Pick<ClassifiedText, 'motive'>,
): MotiveFound | undefined => {
  if (kind !== 'complaint') return undefined;
  if (named && named.motive !== USUAL) return named;
  return isMotive(motive) ? motiveAsRead(motive) : named;
};
