import { roles } from '#domain/vocabulary.ts';
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { instant } from '../http/query-values.ts';
import { demandRole } from '../http/reader.ts';
import { listChanges } from './changes.ts';
import { Changes, Presence, PresenceOfCase } from './contract.ts';
import { bePresent } from './present.ts';

/** What goes on while a page is open: polled every ten seconds while it is seen, every minute while it is not. */
export const liveEndpoints: Endpoint<DeskDeps>[] = [
  endpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/changes',
    summary: 'Which cases have changed since: references and versions; `more` where that is not all',
    access: 'desk',
    query: { since: { description: 'The `at` of the answer before; a few seconds ago if absent, an hour at most' } },
    refuses: ['value-invalid'],
    responses: { 200: { description: 'What has changed, and when to ask from next', schema: Changes } },
    handle: forStaff(async ({ query: { since } }, deps, reader) =>
      ok(await listChanges({ since: instant('since', since)['since'], reader }, deps)),
    ),
  }),
  endpoint<DeskDeps, Presence>({
    method: 'POST',
    path: '/desk/cases/{id}/presence',
    summary: 'Say that one has a case open, writes in it, or has left it; forgotten after 45 seconds',
    access: 'desk',
    body: Presence,
    refuses: ['role-missing', 'no-such-case', 'expert-not-asked'],
    responses: { 200: { description: 'The others who have it open', schema: PresenceOfCase } },
    handle: forStaff(async (request, deps, user) => {
      demandRole(user, ...roles);
      return ok(await bePresent({ ...request.body, caseId: id(request), user }, deps));
    }),
  }),
];
