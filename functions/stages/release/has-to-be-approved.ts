import type { CaseFile } from '#domain/case/case-file.ts';
import type { Offer } from '#domain/case/settlement.ts';
import { needsApproval } from '#domain/concession/authority.ts';
import { commonLimit, ownerLimit } from '#domain/concession/rounds.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { User } from '#domain/tasks/decide.ts';

/**
 * Whether an offer has to be approved before it goes out: never again what was approved and stands as it was; else what goes
 * beyond the owner's limit, and after a change beyond that of whoever changed it.
 */
export const hasToBeApproved = (
  { file, policy, user }: { file: CaseFile; policy: Policy; user: User },
  { options, approvedBy }: Pick<Offer, 'options' | 'approvedBy'>,
  changed: boolean,
): boolean => {
  if (!changed && approvedBy) return false;
  return needsApproval(options, changed ? commonLimit(policy, file, user) : ownerLimit(policy, file));
};
