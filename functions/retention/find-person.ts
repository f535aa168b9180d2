import { caseIdsWithBlocked } from '#cases/store/blocked.ts';
import type { Case } from '#domain/case/case.ts';
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
    const head = await resolveMergedHead(cases, caseId);
    if (head) heads.set(head.caseId, head);
  }
  return [...heads.values()].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
};
