import { Refusal, type RefusalCode } from '#domain/refusal.ts';
import type { AnswerOutput } from '#functions/stages/offer/contract.ts';
import { addMessage } from '../add-message.ts';
import type { TrackDeps } from '../contract.ts';
import { answerOffer } from './answer-offer.ts';

type Input = Parameters<typeof answerOffer>[0];

/** Refusals of an answer to an offer that nobody waits for any more. */
const OVER: RefusalCode[] = ['no-open-offer', 'offer-answered-before', 'task-not-open', 'task-decided-before'];

/** Whether the case has those words already, such as of the same answer sent twice. */
const isSaid = async ({ caseId, message = '' }: Input, { cases }: TrackDeps): Promise<boolean> =>
  [...((await cases.load(caseId))?.texts.values() ?? [])].some((text) => text.trim() === message.trim());

/**
 * Answers the open offer. Where it is over, the answer is refused, and the words that came with it are kept as any other message:
 * they reach the owner, and in a case that has ended they ask a person.
 */
export const answerOrSay = async (input: Input, deps: TrackDeps): Promise<AnswerOutput> => {
  try {
    return await answerOffer(input, deps);
  } catch (error) {
    const { caseId, message } = input;
    const isOver = error instanceof Refusal && OVER.includes(error.code);
    if (isOver && message && !(await isSaid(input, deps))) await addMessage({ caseId, text: message }, deps);
    throw error;
  }
};
