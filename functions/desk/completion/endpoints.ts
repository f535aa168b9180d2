import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import { actOnCase } from '../http/act-on-case.ts';
import { CompletionAsked, CompletionRequest } from './contract.ts';
import { demandAskable, requestCompletion } from './request-completion.ts';

/** An incomplete complaint: what is missing is asked of the customer. For owners and supervisors. */
export const completionEndpoints: DeskEndpoint[] = [
  actOnCase({
    path: '/desk/cases/{id}/completion',
    summary: 'Ask the customer to complete the complaint, while it is examined; one request at a time',
    body: CompletionRequest,
    done: { status: 201, description: 'On its way; until when the customer has time', schema: CompletionAsked },
    refuses: ['not-under-examination', 'completion-asked-before', 'tone-wrong'],
    check: ({ file }) => demandAskable(file),
    act: requestCompletion,
  }),
];
