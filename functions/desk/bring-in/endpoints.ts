import { log } from '#platform/log.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { SUPERVISORS } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { readerOf } from '../http/reader.ts';
import { bringInCase } from './bring-in-case.ts';
import { BroughtInCase, EarlierCaseIn } from './contract.ts';

/** What `npm run import` calls, as the supervisor who brings the past in. */
export const bringInEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps, EarlierCaseIn>({
    method: 'POST',
    path: '/desk/cases/bring-in',
    summary: 'Bring in a case of the system before: an open one with its dates, a closed one for figures; once',
    who: SUPERVISORS,
    body: EarlierCaseIn,
    refuses: ['day-impossible', 'topic-unknown', 'try-again'],
    responses: {
      200: { description: 'Stored, now or before', schema: BroughtInCase },
      503: { description: 'Not stored; try again in a moment' },
    },
    handle: async (request, deps) => {
      const brought = await bringInCase(request.body, readerOf(request).id, deps);
      log('info', 'case brought in', { caseId: brought.caseId, result: brought.result, from: request.body.from });
      return { status: 200, body: brought };
    },
  }),
];
