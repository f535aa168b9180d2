import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { CallGroupView } from './contract.ts';
import { showCallGroup } from './show-call-group.ts';

/** Calls about one failure. */
export const callGroupEndpoints: Endpoint<DeskDeps>[] = [
  endpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/call-groups/{id}',
    summary: 'The cases of one failure whose urgent calls are grouped, customers who go first at the top',
    access: 'desk',
    refuses: ['role-missing', 'no-such-call-group'],
    responses: { 200: { description: 'The cases of the group', schema: CallGroupView } },
    handle: forStaff(async (request, deps, reader) => ok(await showCallGroup({ id: id(request), reader }, deps))),
  }),
];
