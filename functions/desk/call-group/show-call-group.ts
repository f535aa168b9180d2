import { casesOfCallGroup } from '#cases/store/call-groups.ts';
import { headsOf } from '#cases/store/look-ups.ts';
import { Refusal } from '#domain/refusal.ts';
import { hasPriority } from '#domain/understand/severity.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { DeskDeps } from '../contract.ts';
import { demandRole, type Reader } from '../http/reader.ts';
import type { CallGroupView } from './contract.ts';

/**
 * The cases that one failure brought, by the id of their group; who goes first stands first.
 * Refuses: role-missing, no-such-call-group.
 */
export const showCallGroup = async (
  { id, reader }: { id: string; reader: Reader },
  deps: DeskDeps,
): Promise<CallGroupView> => {
  demandRole(reader, 'owner', 'supervisor');
  const heads = await headsOf(deps.table, await casesOfCallGroup(deps.table, id));
  if (heads.length === 0) throw new Refusal('no-such-call-group');
  const rows = heads.map((head) =>
    omitUndefined({
      caseId: head.caseId,
      reference: head.reference,
      status: head.status,
      owner: head.owner,
      severity: head.severity?.level,
      priority: hasPriority(deps.policy, head),
    }),
  );
  return { id, cases: rows.sort((a, b) => Number(b.priority) - Number(a.priority)) };
};
