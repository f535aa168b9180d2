import { relations } from '#domain/tasks/relations.ts';
import { deskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM } from '../access/who.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import type { SetAsideDeps } from '../set-aside/function-contract.ts';
import { FileLink } from './contract.ts';
import { fileRefusals, openFile } from './open-file.ts';

/** A file that came with a message of a case, for whoever reads the case; experts have what their question shows. */
export const openFileEndpoint = deskEndpoint<SetAsideDeps>({
  method: 'GET',
  path: '/desk/cases/{id}/files/{fileId}',
  summary:
    'A link to a file of a case that holds for a minute: it is saved, not shown, and none that was not found clean',
  who: { ...CARE_TEAM, relation: relations.asked },
  refuses: fileRefusals,
  responses: { 200: { description: 'Where it is', schema: FileLink } },
  handle: forStaff(async (request, deps, user) =>
    ok(await openFile({ caseId: id(request), fileId: request.params['fileId'] ?? '', user }, deps)),
  ),
});
