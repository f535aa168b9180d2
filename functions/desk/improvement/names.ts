import { nameOfValue } from '#domain/figures/names.ts';
import type { Measured } from '#domain/improvement/corrective-action.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';

/** With what the policy calls the value that is measured; causes have none, the desk has words for them. */
export const named = <Of extends { measured: Measured }>(one: Of, policy: Policy, language: ReplyLanguage) => {
  const name = nameOfValue(one.measured, { policy, language });
  return { ...one, ...(name !== undefined && { name }) };
};
