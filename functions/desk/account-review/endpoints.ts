import { relations } from '#domain/tasks/relations.ts';
import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import { actOnCase } from '../http/act-on-case.ts';
import { askReview, demandReviewable } from './ask-review.ts';
import { ReviewAsked, ReviewWanted } from './contract.ts';

/** A customer who complains again and again is looked at as a whole. */
export const accountReviewEndpoints: DeskEndpoint[] = [
  actOnCase({
    path: '/desk/cases/{id}/account-review',
    summary: 'Ask a supervisor to look back over all cases of the customer, with a reason; one at a time',
    body: ReviewWanted,
    done: { status: 201, description: 'A task of a supervisor, and until when', schema: ReviewAsked },
    refuses: ['review-asked-before'],
    relation: relations.ownerOfCase,
    check: demandReviewable,
    act: askReview,
  }),
];
