import { blockedItems, outOfBlocked, writeGroups } from '#cases/store/blocked.ts';
import { caseIdsAt } from '#cases/store/look-ups.ts';
import { WHOLE } from '#domain/case/case-file.ts';
import { CASE_ID } from '#domain/case/ids.ts';
import { withMerged } from '#domain/case/with-merged.ts';
import { Refusal } from '#domain/refusal.ts';
import type { RetentionDeps } from './deps.ts';
import { filesOf } from './files.ts';

export type Unblocking = {
  /** Its id, or the reference that the erasure named it by and that a court knows. */
  caseId: string;
  /** Which court or authority asks, and under which number. */
  reason: string;
  /** Id of the supervisor in the policy who answers for it. */
  by: string;
};

/** Back to where it was: the head's mark goes last, so that an interrupted move is still blocked and can be repeated. */
const restore = async (caseId: string, { reason, by }: Unblocking, deps: RetentionDeps): Promise<void> => {
  const { table, cases, files, clock } = deps;
  await writeGroups(table, await outOfBlocked(table, caseId, await blockedItems(table, caseId)));
  const file = await cases.load(caseId, WHOLE);
  for (const one of file ? filesOf(file) : []) await files.unblock(one);
  const at = clock.now();
  const reasonTextId = `unblocked-${deps.newId()}`;
  await cases.change(caseId, at, ({ head }) =>
    head.blockedAt
      ? {
          set: { legalHoldAt: at },
          clear: ['blockedAt'],
          events: [
            { type: 'unblocked', actor: { kind: 'person', id: by }, data: { reasonTextId } },
            { type: 'legal-hold-set', actor: { kind: 'person', id: by }, data: { reasonTextId } },
          ],
          items: [{ kind: 'text', textId: reasonTextId, text: reason }, { kind: 'retention-date' }],
        }
      : undefined,
  );
};

const idOf = async (named: string, { table }: RetentionDeps): Promise<string> => {
  if (CASE_ID.test(named)) return named;
  const [caseId] = await caseIdsAt(table, [{ kind: 'reference', reference: named.toUpperCase() }]);
  return caseId ?? named;
};

/**
 * Makes a blocked case readable again, because a court or an authority asks for it; with that it is under a legal hold, which a
 * supervisor lifts when it is over. Only supervisors may, by name and with a reason.
 * Refuses: no-such-case, role-missing, case-not-blocked, personal-data-destroyed.
 */
export const unblock = async (unblocking: Unblocking, deps: RetentionDeps): Promise<void> => {
  const { by } = unblocking;
  const caseId = await idOf(unblocking.caseId.trim(), deps);
  const head = await deps.cases.head(caseId);
  if (!head) throw new Refusal('no-such-case');
  if (!deps.policy.people.some(({ id, roles }) => id === by && roles.includes('supervisor')))
    throw new Refusal('role-missing', { title: 'Only a supervisor can unblock a case' });
  if (head.destroyedAt) throw new Refusal('personal-data-destroyed');
  if (!head.blockedAt) throw new Refusal('case-not-blocked');
  for (const id of (await withMerged(caseId, deps)).reverse()) await restore(id, unblocking, deps);
};
