import type { Policy } from './policy.ts';

/**
 * What a case is decided under for as long as it lasts: the version of the policy it came in under. The rest is today's for every
 * case: who works here and what they may grant, how words are read, what keeps people safe and us from harm, the law.
 */
export type KeptPolicy = Pick<
  Policy,
  | 'deadlines'
  | 'topics'
  | 'motives'
  | 'concessions'
  | 'negotiation'
  | 'survey'
  | 'limits'
  | 'requests'
  | 'messages'
  | 'otherLanguages'
  | 'version'
>;

/** What the newer code asks of a part and the older policy did not have is today's. */
const filled = <Part extends object>(kept: Part | undefined, today: Part): Part => ({ ...today, ...kept });

/**
 * The policy a case goes by: the parts that follow the case, in the version it came in under, and today's for all others. Dates
 * and escalation, what can be offered and how far, rounds, release, authority by role, hand-overs, how often a customer can
 * escalate, and the texts follow the case.
 */
export const casePolicy = (today: Policy, kept: KeptPolicy): Policy => {
  const { handOvers, takeBack } = filled(kept.limits, today.limits);
  const { customerEscalation } = filled(kept.requests, today.requests);
  return {
    ...today,
    version: kept.version,
    todaysVersion: today.version,
    deadlines: {
      ...filled(kept.deadlines, today.deadlines),
      tasks: filled(kept.deadlines?.tasks, today.deadlines.tasks),
    },
    topics: kept.topics ?? today.topics,
    motives: kept.motives ?? today.motives,
    concessions: kept.concessions ?? today.concessions,
    negotiation: filled(kept.negotiation, today.negotiation),
    survey: filled(kept.survey, today.survey),
    limits: { ...today.limits, handOvers, takeBack },
    requests: { ...today.requests, customerEscalation },
    messages: {
      es: filled(kept.messages?.es, today.messages.es),
      en: filled(kept.messages?.en, today.messages.en),
    },
    otherLanguages: kept.otherLanguages ?? today.otherLanguages,
  };
};
