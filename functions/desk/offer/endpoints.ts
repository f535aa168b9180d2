import { openTaskRefusals } from '#domain/tasks/decide.ts';
import { relations } from '#domain/tasks/relations.ts';
import { Acceptance, EndOffer, RecordedAnswer, RecordedCounter } from '#functions/stages/offer/contract.ts';
import { endOffer } from '#functions/stages/offer/end-offer.ts';
import { requireAnswerable } from '#functions/stages/offer/open-offer.ts';
import { recordAcceptance } from '#functions/stages/offer/record-acceptance.ts';
import { recordCounter } from '#functions/stages/offer/record-counter.ts';
import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import { Done } from '../contract.ts';
import { type ActCheck, actOnCase } from '../http/act-on-case.ts';

const answerable: ActCheck = ({ file, user, deps: { policy } }) => void requireAnswerable({ file, policy }, user);

const openOffer = ['no-open-offer', 'offer-answered-before', ...openTaskRefusals] as const;

/**
 * What becomes of an offer that is not answered on the tracking page: somebody records the customer's answer, or ends the
 * offer by name; never a timer.
 */
export const offerEndpoints: DeskEndpoint[] = [
  actOnCase({
    path: '/desk/cases/{id}/acceptance',
    summary: 'Record that the customer accepted by mail, chat, phone, post or in person, with what proves it',
    body: Acceptance,
    done: { description: 'Recorded; the case goes on to the agreement', schema: RecordedAnswer },
    refuses: [...openOffer, 'option-unclear', 'evidence-unfit'],
    relation: relations.ownerOfCase,
    check: answerable,
    act: recordAcceptance,
  }),
  actOnCase({
    path: '/desk/cases/{id}/counter',
    summary: 'Record that the customer asked for something else by other means than the tracking page',
    body: RecordedCounter,
    done: { description: 'Recorded; the case goes on to the next proposal', schema: RecordedAnswer },
    refuses: openOffer,
    relation: relations.ownerOfCase,
    check: answerable,
    act: recordCounter,
  }),
  actOnCase({
    path: '/desk/cases/{id}/end-offer',
    summary: 'End an offer in your name: its date has passed unanswered, or the customer declined by other means',
    body: EndOffer,
    done: { description: 'Recorded; the case goes on to its final answer', schema: Done },
    refuses: [...openOffer, 'offer-not-expired'],
    relation: relations.ownerOfCase,
    check: answerable,
    act: async (input, deps) => {
      await endOffer(input, deps);
      return {};
    },
  }),
];
