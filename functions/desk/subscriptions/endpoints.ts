import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { SUPERVISORS } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { cursorQuery, languageHeader } from '../http/asked.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { instant } from '../http/query-values.ts';
import { GivenUpPage, SubscriptionList, TellAgain, TellingAgain } from './contract.ts';
import { haveToldAgain, listGivenUp, listSubscriptions } from './subscriptions.ts';

/** What other systems of the company were not told, and having them told again. */
export const subscriptionEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/subscriptions',
    summary: 'The systems that are told of events by webhook: how each takes it, and how much was given up',
    who: SUPERVISORS,
    refuses: [],
    responses: { 200: { description: 'The systems, in the order of the policy', schema: SubscriptionList } },
    handle: forStaff(async (_, deps) => ok(await listSubscriptions(deps))),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/subscriptions/{id}/given-up',
    summary: 'What a system was not told, the oldest first: ids, codes and moments, no body',
    who: SUPERVISORS,
    headers: languageHeader,
    query: cursorQuery,
    refuses: ['value-invalid', 'value-unknown'],
    responses: { 200: { description: 'A page of deliveries', schema: GivenUpPage } },
    handle: forStaff(async (request, deps) =>
      ok(await listGivenUp({ integration: id(request), ...instant('cursor', request.query['cursor']) }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps, TellAgain>({
    method: 'POST',
    path: '/desk/subscriptions/{id}/send-again',
    summary:
      'Have a system told again of one delivery that was given up, or of all of a span, 200 at once; by the ids it had. Who asked is kept',
    who: SUPERVISORS,
    headers: languageHeader,
    body: TellAgain,
    refuses: ['value-unknown', 'request-invalid'],
    responses: { 200: { description: 'They are told again within a minute or two', schema: TellingAgain } },
    handle: forStaff(async (request, deps, user) =>
      ok(await haveToldAgain({ integration: id(request), by: user.id, again: request.body }, deps)),
    ),
  }),
];
