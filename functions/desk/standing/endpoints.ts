import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { SUPERVISORS } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { cursorQuery, languageHeader } from '../http/asked.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { instant } from '../http/query-values.ts';
import { Arrivals, StalledPage, UndeliveredPage, Wall } from './contract.ts';
import { listArrivals, listStalled, listUndelivered, wallOf } from './standing.ts';

/** What a supervisor has to see at once: what stands still, what reached nobody, and whether more comes in than usual. */
export const standingEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/wall',
    summary:
      'How many cases stand still, how many messages reached nobody, and what came in by hour; 1000 stands for that many or more',
    who: SUPERVISORS,
    refuses: [],
    responses: { 200: { description: 'The figures of the wall, without names', schema: Wall } },
    handle: forStaff(async (_, deps) => ok(await wallOf(deps))),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/stalled',
    summary: 'The cases whose execution does not go on, the longest first',
    who: SUPERVISORS,
    headers: languageHeader,
    query: cursorQuery,
    refuses: ['value-invalid'],
    responses: { 200: { description: 'A page of cases', schema: StalledPage } },
    handle: forStaff(async ({ query: { cursor } }, deps, reader) =>
      ok(await listStalled({ ...instant('cursor', cursor), reader }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/undelivered',
    summary: 'The messages that reached nobody and that nobody has seen to, the oldest first, each with who has to act',
    who: SUPERVISORS,
    headers: languageHeader,
    query: cursorQuery,
    refuses: ['value-invalid'],
    responses: { 200: { description: 'A page of messages', schema: UndeliveredPage } },
    handle: forStaff(async ({ query: { cursor } }, deps, reader) =>
      ok(await listUndelivered({ ...instant('cursor', cursor), reader }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/arrivals',
    summary: 'What came in during the last hour, beside the same hour of the seven days before',
    who: SUPERVISORS,
    headers: languageHeader,
    refuses: [],
    responses: { 200: { description: 'The hour, and at most 100 cases, the last first', schema: Arrivals } },
    handle: forStaff(async (_, deps, reader) => ok(await listArrivals({ reader }, deps))),
  }),
];
