import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { NewView, Views } from './contract.ts';
import { listViews, removeView, saveView } from './views.ts';

/** Queues with their filters under a name: a filter is an address, so the address is what is kept. */
export const viewEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/views',
    summary: 'The saved views of the reader and those of the team',
    who: CARE_TEAM,
    refuses: [],
    responses: { 200: { description: 'At most 50 of each', schema: Views } },
    handle: forStaff(async (_, deps, reader) => ok(await listViews(reader, deps))),
  }),
  deskEndpoint<DeskDeps, NewView>({
    method: 'POST',
    path: '/desk/views',
    summary:
      'Save a queue with its filters under a name, for oneself or for the team; one’s own of that name is replaced',
    who: CARE_TEAM,
    body: NewView,
    refuses: ['view-name-taken', 'views-too-many'],
    responses: { 201: { description: 'All of them now', schema: Views } },
    handle: forStaff(async ({ body }, deps, reader) => ({
      status: 201,
      body: await saveView({ ...body, reader }, deps),
    })),
  }),
  deskEndpoint<DeskDeps>({
    method: 'DELETE',
    path: '/desk/views/{view}',
    summary: 'Take a view away: one’s own, or one of the team that one has made; supervisors any of the team',
    who: CARE_TEAM,
    refuses: ['not-your-view'],
    responses: { 200: { description: 'All of them now', schema: Views } },
    handle: forStaff(async ({ params: { view = '' } }, deps, reader) => ok(await removeView(view, reader, deps))),
  }),
];
