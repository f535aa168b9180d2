import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CASE_WORK } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { CallGroupView } from './contract.ts';
import { showCallGroup } from './show-call-group.ts';

/** Calls about one failure. */
export const callGroupEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/call-groups/{id}',
    summary: 'The cases of one failure whose urgent calls are grouped, customers who go first at the top',
    who: CASE_WORK,
    refuses: ['no-such-call-group'],
    responses: { 200: { description: 'The cases of the group', schema: CallGroupView } },
    handle: forStaff(async (request, deps) => ok(await showCallGroup({ id: id(request) }, deps))),
  }),
];
