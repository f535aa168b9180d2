import { openTaskRefusals } from '#domain/tasks/decide.ts';
import { EndOffer } from '#functions/stages/offer/contract.ts';
import { endOffer } from '#functions/stages/offer/end-offer.ts';
import type { Endpoint } from '#platform/http/endpoint.ts';
import { type DeskDeps, Done } from '../contract.ts';
import { actOnCase } from '../http/act-on-case.ts';

/** What becomes of an offer that nobody answers: a person ends it, never a timer. */
export const endOfferEndpoints: Endpoint<DeskDeps>[] = [
  actOnCase({
    path: '/desk/cases/{id}/end-offer',
    summary: 'End an offer in your name: its date has passed unanswered, or the customer declined by other means',
    body: EndOffer,
    done: { description: 'Recorded; the case goes on to its final answer', schema: Done },
    refuses: ['not-your-case', 'no-open-offer', 'offer-answered-before', 'offer-not-expired', ...openTaskRefusals],
    act: async (input, deps) => {
      await endOffer(input, deps);
      return {};
    },
  }),
];
