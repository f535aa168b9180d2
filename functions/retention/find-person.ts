import { caseIdsWithBlocked } from '#cases/store/blocked.ts';
import type { Case } from '#domain/case/case.ts';
import { isAnothers } from '#domain/case/other-person.ts';
import { resolveMergedHead } from '#domain/case/resolve-merged.ts';
import { customerKeys } from '#platform/customer-keys.ts';
import type { RetentionDeps } from './deps.ts';

/** What a person can be asked for by; every one given counts. */
export type PersonIdentity = { email?: string; phone?: string; id?: string };

/**
 * The cases of a person, oldest first, by all that identifies them: living and blocked ones. A merged case counts as the one
 * it was merged into.
 */
export const casesOfPerson = async (
  person: PersonIdentity,
  { table, cases, identity }: Pick<RetentionDeps, 'table' | 'cases' | 'identity'>,
): Promise<Case[]> => {
  const { current } = await identity();
  const caseIds = await caseIdsWithBlocked(table, customerKeys(current, person));
  const heads = new Map<string, Case>();
  for (const caseId of caseIds) {
    const merged = await resolveMergedHead(cases, caseId);
    // The case of another person is not theirs, though theirs goes on in it.
    const head = merged && isAnothers(merged, caseId) ? await cases.head(caseId) : merged;
    if (head) heads.set(head.caseId, head);
  }
  return [...heads.values()].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
};
