import type { Case } from '../case/case.ts';
import { chooseRegime } from '../deadline/choose.ts';
import type { ComplaintClass, Regime } from '../deadline/regime.ts';
import { strictestClass } from '../deadline/strictest-class.ts';
import { dayOf } from '../people/directory.ts';
import type { Policy } from '../policy/policy.ts';

type Head = Pick<Case, 'receivedAt' | 'reachedAt' | 'country' | 'class' | 'topic' | 'otherTopics'> & {
  regime?: Case['regime'];
};

/** What the law calls a complaint: what a person said it is, else the strictest of all its topics, else one in general. */
export const classOf = (
  { class: said, topic, otherTopics = [] }: Pick<Case, 'class' | 'topic' | 'otherTopics'>,
  { topics }: Pick<Policy, 'topics'>,
): ComplaintClass =>
  said ??
  strictestClass(topics.filter(({ id }) => id === topic || otherTopics.includes(id)).map((found) => found.class));

/**
 * The regime a case is under. It stays the one, and the version, that the case began with; only a case that turns out to be
 * of another class is looked at anew, as of the day it reached us.
 * @param kept the regime the case is under so far, as it was then
 */
export const regimeFor = (
  head: Head,
  kept: Regime | undefined,
  { regimes, policy }: { regimes: Regime[]; policy: Policy },
): { regime: Regime; class: ComplaintClass } => {
  const complaintClass = classOf(head, policy);
  if (kept && head.regime?.class === complaintClass) return { regime: kept, class: complaintClass };
  const { company } = policy;
  const regime = chooseRegime(regimes, {
    country: head.country ?? company.country,
    sector: company.sector,
    class: complaintClass,
    bigCompany: company.bigCompany,
    on: dayOf(policy, head.reachedAt ?? head.receivedAt),
  });
  return { regime: kept?.id === regime.id ? kept : regime, class: complaintClass };
};
