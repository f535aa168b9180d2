import type { User } from '#domain/tasks/decide.ts';
import type { Finding } from '#domain/tone/check-tone.ts';
import type { DeskDeps } from '../contract.ts';
import { demandTone, toneOf } from '../writing/tone.ts';

type GivenAnswers = {
  answers: { answer?: string }[];
  /** The list of the request that holds them. */
  field: 'points' | 'answers';
  user: User;
  caseId: string;
  acceptTone?: boolean;
};

/**
 * What has a wrong tone in answers to points: they go to the customer as they are written, as messages do.
 * Refuses: tone-wrong at the first answer with a serious finding, unless its writer insists.
 */
export const toneOfAnswers = async (
  { answers, field, user, caseId, acceptTone = false }: GivenAnswers,
  { cases, policy }: DeskDeps,
): Promise<Finding[]> => {
  const language = (await cases.head(caseId))?.replyLanguage ?? policy.company.defaultLanguage;
  return answers.flatMap(({ answer }, index) => {
    if (answer === undefined) return [];
    const tone = toneOf({ text: answer, language, user }, policy);
    demandTone(tone, acceptTone, `/${field}/${index}/answer`);
    return tone;
  });
};
