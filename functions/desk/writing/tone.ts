import { limitOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import type { User } from '#domain/tasks/decide.ts';
import { checkTone, type Finding } from '#domain/tone/check-tone.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';

/** What has a wrong tone in a text that somebody of the team writes, measured by what that person may promise. */
export const toneOf = (
  { text, language, user }: { text: string; language: ReplyLanguage; user: User },
  policy: Policy,
): Finding[] => {
  const writer = policy.people.find(({ id }) => id === user.id);
  const mayGrant = { limit: writer ? limitOf(policy, writer) : 0, currency: policy.company.currency };
  return checkTone(text, language, { rules: policy.tone, mayGrant });
};

/**
 * Refuses: tone-wrong, with all findings, where one of them is serious and the writer did not insist.
 * @param pointer the field of the request that holds the text
 */
export const demandTone = (findings: Finding[], isAccepted: boolean, pointer = '/text'): void => {
  const serious = findings.filter((finding) => finding.serious);
  if (isAccepted || serious.length === 0) return;
  throw new Refusal('tone-wrong', {
    errors: serious.map(({ words, why }) => ({
      pointer,
      message: `“${words}”: ${why.en}`,
      says: { es: `«${words}»: ${why.es}`, en: `“${words}”: ${why.en}` },
    })),
    details: { tone: findings },
  });
};

/** What the history keeps of a tone its writer insisted on: which rules, no words. */
export const toneData = (tone: Finding[]): { toneAccepted?: string[] } => {
  const serious = tone.filter((finding) => finding.serious).map(({ rule }) => rule);
  return serious.length > 0 ? { toneAccepted: [...new Set(serious)] } : {};
};
