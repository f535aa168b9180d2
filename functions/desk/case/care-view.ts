import { speakFirst } from '#domain/care/speak-first.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { DeskCase } from './contract.ts';

/** How the team is to treat this customer: whether to speak rather than write, and whose contact they have. */
export const careView = (
  file: CaseFile,
  language: ReplyLanguage,
  policy: Policy,
): Pick<DeskCase, 'speakFirst' | 'leader'> => {
  const { leader } = file.head;
  const speak = speakFirst(file, policy);
  return {
    ...(speak && { speakFirst: { reasons: speak.reasons.map((reason) => reason[language]), done: speak.done } }),
    ...(leader && { leader: nameOf(policy, leader) }),
  };
};
