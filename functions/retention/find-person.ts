import { caseIdsWithBlocked } from '#cases/store/blocked.ts';
import type { Case } from '#domain/case/case.ts';
import { isAnothers } from '#domain/case/other-person.ts';
import { resolveMergedHead } from '#domain/case/resolve-merged.ts';
import { customerKeys } from '#platform/customer-keys.ts';
import { withPhoneNumber } from '#platform/phone/phone-number.ts';
import type { RetentionDeps } from './deps.ts';

/** What a person can be asked for by; every one given counts. */
export type PersonIdentity = { email?: string; phone?: string; id?: string };

/** The pseudonyms of a person who is asked for. A phone number may be written in any way. */
export const keysOfPerson = async (
  person: PersonIdentity,
  { identity, policy }: Pick<RetentionDeps, 'identity' | 'policy'>,
): Promise<string[]> => customerKeys((await identity()).current, withPhoneNumber(person, policy.company));

/**
 * The cases of a person, oldest first, by all that identifies them: living and blocked ones. A merged case counts as the one
 * it was merged into.
 */
export const casesOfPerson = async (
  person: PersonIdentity,
  deps: Pick<RetentionDeps, 'table' | 'cases' | 'identity' | 'policy'>,
): Promise<Case[]> => {
  const { table, cases } = deps;
  const caseIds = await caseIdsWithBlocked(table, await keysOfPerson(person, deps));
  const heads = new Map<string, Case>();
  for (const caseId of caseIds) {
    const merged = await resolveMergedHead(cases, caseId);
    // The case of another person is not theirs, though theirs goes on in it.
    const head = merged && isAnothers(merged, caseId) ? await cases.head(caseId) : merged;
    if (head) heads.set(head.caseId, head);
  }
  return [...heads.values()].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
};
