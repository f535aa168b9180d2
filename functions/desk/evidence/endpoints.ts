import { relations } from '#domain/tasks/relations.ts';
import { type DeskEndpoint, deskEndpoint, forWho } from '../access/desk-endpoint.ts';
import { CASE_WORK } from '../access/who.ts';
import { byReference } from '../http/by-reference.ts';
import { forReader } from '../http/for-reader.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { unlessBlocked } from '../http/unless-blocked.ts';
import { type EvidenceDeps, TakenEvidence } from './contract.ts';
import { evidenceRefusals, takeEvidence } from './take-evidence.ts';

/** The evidence of a case, for its owner and supervisors. */
export const evidenceEndpoints: DeskEndpoint<EvidenceDeps>[] = [
  deskEndpoint<EvidenceDeps>({
    method: 'POST',
    path: '/desk/cases/{id}/evidence',
    summary:
      'Make the evidence pack of a case: a link to it that holds for a minute. Who took it is recorded in the case and in the pack',
    who: { ...CASE_WORK, relation: relations.ownerOfCase },
    refuses: evidenceRefusals,
    responses: { 200: { description: 'Where it is', schema: TakenEvidence } },
    handle: forStaff<unknown, EvidenceDeps>(async (request, deps, user) =>
      ok(await takeEvidence({ caseId: id(request), user }, deps)),
    ),
  }),
]
  .map(unlessBlocked)
  .map(forWho)
  .map(forReader)
  .map(byReference);
