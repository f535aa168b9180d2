import { sha256 } from '#domain/case/history.ts';
import type { User } from '#domain/tasks/decide.ts';
import { previewRelease } from '#functions/stages/release/record-release.ts';
import type { DeskDeps } from '../contract.ts';
import type { LetterPreview, LetterToPreview } from './contract.ts';

/** The letter as it would go out, for whoever may release it: its link is the customer's. Refuses: as the release. */
export const previewLetter = async (
  input: LetterToPreview & { taskId: string; user: User },
  deps: DeskDeps,
): Promise<LetterPreview> => {
  const { letter, leftOut = [] } = await previewRelease(input, deps);
  return { ...letter, sha256: sha256(letter.text), ...(leftOut.length > 0 && { leftOut }) };
};
