import type { CaseFile } from '../case/case-file.ts';
import type { Offer } from '../case/settlement.ts';
import { limitOf } from '../people/directory.ts';
import type { Policy } from '../policy/policy.ts';

/** What somebody may grant alone, in minor units; nothing where there is nobody. */
export const limitBy = (policy: Policy, id: string | undefined): number => {
  const person = policy.people.find((candidate) => candidate.id === id);
  return person ? limitOf(policy, person) : 0;
};

/** What the owner of a case may grant alone, in minor units; nothing while it has no owner. */
export const ownerLimit = (policy: Policy, { head }: CaseFile): number => limitBy(policy, head.owner);

/** The offers of a cycle, in order of their rounds. */
export const offersOf = ({ offers }: Pick<CaseFile, 'offers'>, cycle: number): Offer[] =>
  offers.filter((offer) => offer.cycle === cycle).sort((a, b) => a.round - b.round);

/** The offer of a cycle that the customer answered last; undefined where they have answered none. */
export const lastAnswered = (file: CaseFile, cycle: number): Offer | undefined =>
  offersOf(file, cycle).findLast(({ answeredAt }) => answeredAt !== undefined);

/** What somebody may put to the customer after changing it, in minor units: what both they and the owner may grant. */
export const commonLimit = (policy: Policy, file: CaseFile, by: { id: string }): number =>
  Math.min(ownerLimit(policy, file), limitBy(policy, by.id));

/** Whether an approver refused an offer of a cycle: then nothing dearer is proposed than the owner may grant. */
export const wasRefused = ({ events }: Pick<CaseFile, 'events'>, cycle: number): boolean =>
  events.some(({ type, data }) => type === 'verdict-given' && data.cycle === cycle && data.decision === 'refuse');
