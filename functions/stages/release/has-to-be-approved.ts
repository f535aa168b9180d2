import { causesFor } from '#domain/budgets/demand.ts';
import type { CauseOfApproval, Demand } from '#domain/budgets/demand-shape.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Offer } from '#domain/case/settlement.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { User } from '#domain/tasks/decide.ts';

/**
 * Why an offer has to be approved before it goes out; empty where it has not. Never again what was approved and stands as it was; else
 * what goes beyond the owner's authority, and after a change beyond that of whoever changed it.
 */
export const hasToBeApproved = (
  { file, policy, user }: { file: CaseFile; policy: Policy; user: User },
  { approvedBy }: Pick<Offer, 'approvedBy'>,
  { changed, demand }: { changed: boolean; demand: Demand },
): CauseOfApproval[] => {
  if (!changed && approvedBy) return [];
  const { owner } = file.head;
  const causes = [...causesFor(policy, owner, demand), ...(changed ? causesFor(policy, user.id, demand) : [])];
  return [...new Set(causes)];
};
