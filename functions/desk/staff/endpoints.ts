import { staffState } from '#cases/store/staff.ts';
import type { Response } from '#platform/http/request.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { SUPERVISORS } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { demandVersions, etagOf, ifMatch } from '../http/if-match.ts';
import { wholeNumber } from '../http/query-values.ts';
import { changeStaff } from './change-staff.ts';
import { StaffAct, StaffShown } from './contract.ts';
import { shownStaff } from './shown.ts';

const withTag = (body: StaffShown): Response => ({ ...ok(body), headers: { etag: etagOf(body.version) } });

/** Who works here, changed without a deployment. */
export const staffEndpoints: DeskEndpoint<DeskDeps>[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/staff',
    summary:
      'Who works here, with absences, limits and the duty rota as they are today, what customers are told of the channels, what waits to be confirmed, and who changed what',
    who: SUPERVISORS,
    query: { before: { description: 'Entries of the record before this number; the newest if absent' } },
    refuses: ['value-invalid'],
    responses: { 200: { description: 'The ETag is the number of the last entry', schema: StaffShown } },
    handle: forStaff(async ({ query: { before } }, deps, reader) =>
      withTag(await shownStaff(await staffState(deps.table), { before: wholeNumber('before', before), reader, deps })),
    ),
  }),
  deskEndpoint<DeskDeps, StaffAct>({
    method: 'POST',
    path: '/desk/staff',
    summary:
      'Change who works here: an absence, what is told of somebody, the duty rota; or what customers are told of a channel that does not work; what lets somebody grant more waits for another supervisor',
    who: SUPERVISORS,
    headers: ifMatch,
    body: StaffAct,
    refuses: [
      ...(['value-invalid', 'value-unknown', 'staff-changed', 'staff-unfit', 'change-missing'] as const),
      ...(['person-known', 'person-has-work', 'no-such-request', 'own-proposal', 'own-authority'] as const),
    ],
    responses: { 200: { description: 'The team as it is now', schema: StaffShown } },
    handle: forStaff(async (request, deps, reader) =>
      withTag(await changeStaff({ act: request.body, versions: demandVersions(request), reader }, deps)),
    ),
  }),
];
