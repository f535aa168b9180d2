import type { Measured } from '#domain/improvement/corrective-action.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';

/** What the policy calls a value that is measured; undefined for causes, which the desk has words for. */
export const nameOfMeasured = (
  { by, value }: Measured,
  { topics, company }: Policy,
  language: ReplyLanguage,
): string | undefined => {
  if (by === 'topic') return topics.find(({ id }) => id === value)?.title[language];
  return by === 'product' ? company.products?.find(({ id }) => id === value)?.name[language] : undefined;
};

export const named = <Of extends { measured: Measured }>(one: Of, policy: Policy, language: ReplyLanguage) => {
  const name = nameOfMeasured(one.measured, policy, language);
  return { ...one, ...(name !== undefined && { name }) };
};
