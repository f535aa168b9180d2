import { channels } from '#channels/names.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseContext } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Change } from '#domain/case/change.ts';
import type { Offer } from '#domain/case/settlement.ts';
import { offerLetter } from '#domain/concession/offer-letter.ts';
import type { EarlierCase } from '#domain/concession/round-facts.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { planOfferRelease } from '#domain/release/plan-release.ts';
import { sendOffer } from '#domain/release/send-offer.ts';
import type { Clock } from '#domain/time.ts';
import type { TrackingUrl } from '#platform/links.ts';
import type { ConcedeOutput } from './contract.ts';

export type ConcedeDeps = {
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  trackingUrl: TrackingUrl;
  earlierCases: (customer: Pick<Case, 'caseId' | 'identities'>) => Promise<EarlierCase[]>;
};

/** What a proposal is made with. */
export type Context = CaseContext<ConcedeDeps> & { cycle: number; earlier: EarlierCase[]; url: string };

/** Where it goes, and what has to be stored for it; nothing where a call before has stored it. */
export type NegotiationStep = { next: Pick<ConcedeOutput, 'next' | 'taskId'>; change?: Change };

/**
 * An offer that nobody need approve any more: it goes to whoever releases it, with the letter the customer would get; only
 * where policy names offers as automatic, to the customer at once.
 */
export const putOffer = (context: Context, offer: Offer): NegotiationStep => {
  const { file, url, deps } = context;
  const letter = offerLetter(deps.policy, file, { offer, trackingUrl: url });
  if (deps.policy.negotiation.release.automatic.includes('offer')) {
    const { taskId, change } = sendOffer(context, { offer, letter, channels });
    return { next: { next: 'offer', taskId }, change };
  }
  const { taskId, change } = planOfferRelease(context, offer, { letter, trackingUrl: url });
  return { next: { next: 'release', taskId }, change };
};
