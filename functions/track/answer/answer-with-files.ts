import type { UploadedFile } from '#cases/inbound-message/uploaded-files.ts';
import type { AnswerOutput } from '#functions/stages/offer/contract.ts';
import { addMessage } from '../add-message.ts';
import type { TrackDeps } from '../contract.ts';
import { answerOrSay } from './late-answer.ts';

type Input = Parameters<typeof answerOrSay>[0] & { files: readonly UploadedFile[]; key: string | undefined };

/** Answers the open offer; files that come with the answer join the case as a message of their own. */
export const answerWithFiles = async ({ files, key, ...answer }: Input, deps: TrackDeps): Promise<AnswerOutput> => {
  const output = await answerOrSay(answer, deps);
  if (files.length > 0) await addMessage({ caseId: answer.caseId, text: '', files, key }, deps);
  return output;
};
