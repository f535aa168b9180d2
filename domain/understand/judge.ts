import type { Feeling, Reason, Severity } from '../case/reason.ts';
import type { Policy } from '../policy/policy.ts';
import { classify } from './classifier/classify.ts';
import { isDangerReason } from './classifier-reasons.ts';
import { type Kind, kindOf } from './kind.ts';
import { motiveOf } from './motive.ts';
import type { Motive } from './motives.ts';
import { mayBeInDanger } from './possible-danger.ts';
import { motiveAmong, topicsAsRead, USUAL } from './reading.ts';
import { cancellationIn, declaresComplaint } from './requests.ts';
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
  const read = classify(policy, facts.text);
  const topics = topicsAsRead(policy, topicsOf(policy, words, facts.language), read);
  const [topic, ...others] = topics;
  const isDanger = mayBeInDanger({ severity }) || severity.reasons.some((reason) => isDangerReason(policy, reason));
  const named = motiveOf(words, facts.language);
  const kind = kindOf(read, {
    isDanger,
    accuses: named !== undefined && named.motive !== USUAL,
    feeling: facts.feeling,
    cancels: cancellationIn(policy, facts.text),
    declares: declaresComplaint(policy, facts.text),
  });
  const motive = motiveAmong(named, { ...read, kind: kind.kind });
  return {
    kind: kind.kind,
    ...(topic && { topic: topic.topic }),
    otherTopics: others.map((other) => other.topic),
    ...(motive && { motive: motive.motive }),
    severity,
    reasons: [kind.reason, ...topicReasons(policy, topics), ...(motive ? [motive.reason] : [])],
  };
};
