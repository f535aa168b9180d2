import { receiveWordsOnPage, type WordsDeps } from '#cases/inbound-message/receive-words.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { combine, textItem } from '#domain/case/change.ts';
import type { Offer } from '#domain/case/settlement.ts';
import { offerHash } from '#domain/release/letters.ts';
import { dropAcceptances } from '#domain/tasks/ask-acceptance.ts';
import { decided, requireCase, requireOpenTask } from '#domain/tasks/decide.ts';
import { nextWordAfter } from '#domain/timers/next-word.ts';
import type { Status } from '#domain/vocabulary.ts';
import type { Answer, AnswerOutput } from './contract.ts';
import { answerIdIn, chosenOption, demandSameOffer, requireOpenOffer } from './open-offer.ts';
import { reviewedText } from './reviewed-text.ts';

/** `withCode`: the customer entered the code that was sent to them. */
export type AnswerInput = Omit<Answer, 'code'> & { caseId: string; withCode?: true };
export type AnswerDeps = WordsDeps & { cases: CaseStore };

const becomes: Record<Answer['decision'], Status & Offer['status']> = {
  accept: 'accepted',
  counter: 'countered',
  decline: 'declined',
};

/**
 * The open offer, and the option of it that an answer accepts; none for a counter or a decline.
 * Refuses: option-unclear, no-open-offer, offer-answered-before.
 */
export const acceptedOption = (file: CaseFile, answer: Pick<Answer, 'decision' | 'option'>) => {
  const offer = requireOpenOffer(file);
  return { offer, option: chosenOption(offer, answer) };
};

/**
 * The customer has answered the open offer on their tracking page (stage offer). An acceptance keeps its evidence in the
 * history: when, how, which option of which round, and the hash of the very text that was sent.
 *
 * Refuses: option-unclear, offer-is-another, agreement-is-another, no-such-case, no-open-offer, offer-answered-before.
 */
export const recordAnswer = async (input: AnswerInput, deps: AnswerDeps): Promise<AnswerOutput> => {
  const { caseId, decision, message } = input;
  const { cases, clock, policy } = deps;
  await requireCase(cases, caseId);
  const at = clock.now();
  const output: AnswerOutput = { decision };
  await cases.change(caseId, at, (file) => {
    const offer = requireOpenOffer(file);
    const task = requireOpenTask(file, offer.taskId);
    const option = chosenOption(offer, input);
    const read = option && reviewedText({ file, at, deps }, { ...input, offer, option });
    if (!read) demandSameOffer(file, offer, input.sha256);
    const chosen = option?.optionId;
    const { cycle, round } = offer;
    const textId = answerIdIn(file.head, offer);
    const nextWordBy = nextWordAfter(file.head, at, { policy, clock });
    const answered: Offer = {
      ...offer,
      status: becomes[decision],
      answeredAt: at,
      ...(chosen && { chosen }),
      ...(message && { messageTextId: textId }),
    };
    const evidence = {
      how: 'tracking-link' as const,
      sha256OfOffer: offerHash(file, offer),
      ...(chosen && { option: chosen }),
      ...(input.withCode && { withCode: true as const }),
      ...(message && { messageId: textId }),
      ...(read && { reviewed: read.reviewed }),
    };
    return combine(
      {
        set: { status: becomes[decision], stage: 'offer', nextWordBy },
        events: [
          {
            type: 'offer-answered',
            actor: { kind: 'customer' },
            data: { cycle, round, taskId: task.taskId, decision, ...evidence },
          },
        ],
        items: [decided(task, { by: 'customer', at, output }), { kind: 'offer', offer: answered }],
        effects: [{ effect: 'resume', taskId: task.taskId }],
      },
      read && { items: [textItem(read.reviewed.textId, read.text)] },
      message && receiveWordsOnPage({ file, at, deps }, { messageId: textId, text: message, answersOffer: true }),
      dropAcceptances(file),
    );
  });
  return output;
};
