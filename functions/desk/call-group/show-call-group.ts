import { casesOfCallGroup } from '#cases/store/call-groups.ts';
import { headsOf } from '#cases/store/look-ups.ts';
import { Refusal } from '#domain/refusal.ts';
import { hasPriority } from '#domain/understand/severity.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { DeskDeps } from '../contract.ts';
import type { CallGroupView } from './contract.ts';

/**
 * The cases that one failure brought, by the id of their group; who goes first stands first.
 * Refuses: no-such-call-group.
 */
export const showCallGroup = async ({ id }: { id: string }, deps: DeskDeps): Promise<CallGroupView> => {
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
