import type { Feeling, Reason, Severity } from '../case/reason.ts';
import type { Policy } from '../policy/policy.ts';
import { type Kind, kindOf } from './kind.ts';
import { type Motive, motiveOf } from './motive.ts';
import { severityOf } from './severity.ts';
import { topicReasons, topicsOf } from './topic.ts';
import { tokens } from './words.ts';

/** All that is known of a complaint before the rules look at it. */
export type ComplaintFacts = {
  text: string;
  /** All that came, where some of it is folded away: how serious it is, is read from this. */
  heard?: string;
  /** BCP 47 code or `unknown`. */
  language: string;
  /** Absent where the analysis had no answer. */
  feeling?: Feeling | undefined;
  earlierCases: number;
};

/** What the rules make of a complaint. `reasons` speak for kind, topic and motive; severity has its own. */
export type Judgment = {
  kind: Kind;
  /** The main topic, and those that are mentioned besides. */
  topic?: string;
  otherTopics: string[];
  motive?: Motive;
  severity: Severity;
  reasons: Reason[];
};

/** Kind, topic, motive and severity of a complaint, each with its reason. Pure: the same text is always judged alike. */
export const judge = (policy: Policy, facts: ComplaintFacts): Judgment => {
  const words = tokens(facts.text);
  const severity = severityOf(policy, { ...facts, text: facts.heard ?? facts.text });
  const topics = topicsOf(policy, words, facts.language);
  const [topic, ...others] = topics;
  const motive = motiveOf(words, facts.language);
  const signals = new Set(policy.severity.signals.map(({ id }) => id));
  const isSerious = severity.reasons.some(({ code }) => signals.has(code));
  const kind = kindOf({ ...facts, words, isSerious, hasMotive: motive !== undefined });
  return {
    kind: kind.kind,
    ...(topic && { topic: topic.topic }),
    otherTopics: others.map((other) => other.topic),
    ...(motive && { motive: motive.motive }),
    severity,
    reasons: [kind.reason, ...topicReasons(policy, topics), ...(motive ? [motive.reason] : [])],
  };
};
