import { Refusal, type RefusalCode } from '#domain/refusal.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { AnswerOutput } from '#functions/stages/offer/contract.ts';
import { addMessage } from '../add-message.ts';
import type { TrackDeps } from '../contract.ts';
import { answerOffer } from './answer-offer.ts';

type Input = Parameters<typeof answerOffer>[0];

/** Refusals of an answer to an offer that nobody waits for any more. */
const OVER: RefusalCode[] = ['no-open-offer', 'offer-answered-before', 'task-not-open', 'task-decided-before'];

/** What stands in the case where somebody accepted without a word what was over: they want it, and nobody else would know. */
const PRESSED: Record<ReplyLanguage, (option: string) => string> = {
  es: (option) => `[Pulsó «Acepto»${option} cuando la propuesta ya no estaba abierta]`,
  en: (option) => `[Pressed “I accept”${option} when the offer was no longer open]`,
};

/**
 * What a late answer says that the case does not know yet: the words that came with it, or that it accepts. Nothing where the same was
 * said before, such as by an answer that is sent twice, or where the case came to an agreement.
 */
const unsaid = async (
  { caseId, decision, option, message }: Input,
  { cases }: TrackDeps,
): Promise<string | undefined> => {
  const file = await cases.load(caseId);
  if (!file) return undefined;
  const isAgreed = file.offers.some(({ cycle, status }) => cycle === file.head.cycle && status === 'accepted');
  const text =
    message?.trim() ||
    (decision === 'accept' && !isAgreed ? PRESSED[file.head.replyLanguage](option ? ` (${option})` : '') : '');
  const isSaid = [...file.texts.values()].some((said) => said.trim() === text);
  return text === '' || isSaid ? undefined : text;
};

/**
 * Answers the open offer. Where it is over, the answer is refused, and the words that came with it, or that it accepts, are kept as any
 * other message: they reach the owner, and in a case that has ended they ask a person.
 */
export const answerOrSay = async (input: Input, deps: TrackDeps): Promise<AnswerOutput> => {
  try {
    return await answerOffer(input, deps);
  } catch (error) {
    const { caseId } = input;
    const isOver = error instanceof Refusal && OVER.includes(error.code);
    const text = isOver ? await unsaid(input, deps) : undefined;
    if (text !== undefined) await addMessage({ caseId, text }, deps);
    throw error;
  }
};
