import type { Case } from '#domain/case/case.ts';
import { withMerged } from '#domain/case/with-merged.ts';
import type { RetentionDeps } from './deps.ts';

/**
 * The head of a case as its retention goes by it: a legal hold of any that was merged into it is one of all of them, since they are
 * blocked and destroyed together.
 */
export const underHoldOfAny = async (head: Case, deps: Pick<RetentionDeps, 'cases'>): Promise<Case> => {
  if (head.legalHoldAt || !head.merged?.length) return head;
  for (const id of await withMerged(head.caseId, deps)) {
    const legalHoldAt = (await deps.cases.head(id))?.legalHoldAt;
    if (legalHoldAt) return { ...head, legalHoldAt };
  }
  return head;
};
