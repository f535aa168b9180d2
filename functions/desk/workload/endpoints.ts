import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { SUPERVISORS } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { WorkloadList } from './contract.ts';
import { workload } from './workload.ts';

/** How much everybody of the team has, for supervisors. */
export const workloadEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/workload',
    summary: 'How much everybody of the team has to do: open cases and tasks, what is late and what is due today',
    who: SUPERVISORS,
    refuses: [],
    responses: { 200: { description: 'The team, each with counts', schema: WorkloadList } },
    handle: forStaff(async (_, deps) => ok(await workload(deps))),
  }),
];
