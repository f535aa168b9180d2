import { isAnswerable } from '#domain/agreement/points.ts';
import type { CaseContext } from '#domain/case/case-file.ts';
import type { LetterCommitment } from '#domain/case/settlement.ts';
import { Permanent } from '#domain/failures.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { promisesOfLetter } from './agreement-draft.ts';
import { signerOf } from './facts-of.ts';
import { sealed, type Written } from './settled.ts';

/**
 * The record of a final answer with this very text.
 * @throws Permanent where a point of the complaint has no answer
 */
export const finalAnswer = (
  context: CaseContext<{ policy: Policy }>,
  {
    cycle,
    text,
    releasedBy,
    commitments = [],
  }: { cycle: number; text: string; releasedBy?: string; commitments?: readonly LetterCommitment[] },
): Written => {
  const { file, at, deps } = context;
  if (!isAnswerable(file.events)) throw new Permanent('A final answer needs an answer to each point of the complaint');
  return {
    text,
    agreement: {
      ...sealed(context, cycle, text),
      kind: 'final-answer',
      commitments: promisesOfLetter(commitments),
      signedBy: signerOf(deps.policy, file, at),
      ...(releasedBy && { releasedBy }),
    },
  };
};
