import type { Funds } from '../budgets/funds.ts';
import type { CaseContext } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { Offer } from '../case/settlement.ts';
import type { Channels } from '../messages/channel-facts.ts';
import type { Policy } from '../policy/policy.ts';
import { planOfferRelease } from '../release/plan-release.ts';
import { sendOffer } from '../release/send-offer.ts';
import type { Clock } from '../time.ts';
import type { Worth } from '../worth/worth.ts';
import { offerLetter } from './offer-letter.ts';
import type { EarlierCase } from './round-facts.ts';

type NegotiationDeps = { clock: Clock; policy: Policy; channels: Channels; deskUrl: string };

/** What a proposal is made with; `url` is the customer's link in the letter. */
export type NegotiationContext = CaseContext<NegotiationDeps> & {
  cycle: number;
  earlier: EarlierCase[];
  /** What the customer is worth, or why that is not known. */
  worth: Worth;
  url: string;
  funds?: Funds | undefined;
};

/** What comes next between us and the customer, and the task it waits for. */
type Next = { next: 'approve' | 'release' | 'offer' | 'points' | 'reconcile' | 'agree'; taskId?: string };

/** Where it goes, and what has to be stored for it; nothing where a call before has stored it. */
export type NegotiationStep = { next: Next; change?: Change };

/**
 * An offer that nobody need approve any more: it goes to whoever releases it, with the letter the customer would get; only
 * where policy names offers as automatic, to the customer at once.
 */
export const putOffer = (context: NegotiationContext, offer: Offer): NegotiationStep => {
  const { file, url, deps } = context;
  const letter = offerLetter(deps.policy, file, { offer, trackingUrl: url });
  if (deps.policy.negotiation.release.automatic.includes('offer')) {
    const { taskId, change } = sendOffer(context, { offer, letter, channels: deps.channels });
    return { next: { next: 'offer', taskId }, change };
  }
  const { taskId, change } = planOfferRelease(context, offer, { letter, trackingUrl: url });
  return { next: { next: 'release', taskId }, change };
};
