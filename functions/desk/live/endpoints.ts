import { relations } from '#domain/tasks/relations.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { instant, oneOf } from '../http/query-values.ts';
import { listChanges } from './changes.ts';
import { Changes, Presence, PresenceOfCase } from './contract.ts';
import { bePresent } from './present.ts';

/** What goes on while a page is open: polled every ten seconds while it is seen, every minute while it is not. */
export const liveEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/changes',
    summary: 'Which cases have changed since: references and versions; `more` where that is not all',
    who: CARE_TEAM,
    query: {
      since: { description: 'The `at` of the answer before; a few seconds ago if absent, an hour at most' },
      looking: {
        description:
          '`yes` while the page is before its reader: mails about new tasks wait a moment for whoever is shown them',
      },
    },
    refuses: ['value-invalid', 'value-unknown'],
    responses: { 200: { description: 'What has changed, and when to ask from next', schema: Changes } },
    handle: forStaff(async ({ query: { since, looking } }, deps, reader) => {
      const asked = {
        since: instant('since', since)['since'],
        isLooking: looking !== undefined && oneOf('looking', ['yes', 'no'], looking) === 'yes',
      };
      return ok(await listChanges({ ...asked, reader }, deps));
    }),
  }),
  deskEndpoint<DeskDeps, Presence>({
    method: 'POST',
    path: '/desk/cases/{id}/presence',
    summary: 'Say that one has a case open, writes in it, or has left it; forgotten after 45 seconds',
    who: { ...CARE_TEAM, relation: relations.asked },
    body: Presence,
    refuses: ['no-such-case', 'expert-not-asked'],
    responses: { 200: { description: 'The others who have it open', schema: PresenceOfCase } },
    handle: forStaff(async (request, deps, user) => {
      return ok(await bePresent({ ...request.body, caseId: id(request), user }, deps));
    }),
  }),
];
