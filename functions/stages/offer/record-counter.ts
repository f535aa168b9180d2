import { receiveWords } from '#cases/inbound-message/receive-words.ts';
import { combine, textItem } from '#domain/case/change.ts';
import type { Offer } from '#domain/case/settlement.ts';
import { offerHash } from '#domain/release/letters.ts';
import { dropAcceptances } from '#domain/tasks/ask-acceptance.ts';
import { decided, requireCase, type User } from '#domain/tasks/decide.ts';
import { nextWordAfter } from '#domain/timers/next-word.ts';
import type { RecordedAnswer, RecordedCounter } from './contract.ts';
import { answerIdIn, requireAnswerable } from './open-offer.ts';
import type { AnswerDeps } from './record-answer.ts';

/**
 * Somebody of ours records that the customer asked for something else by other means than the tracking page (stage offer).
 * What was written down is the words of whoever wrote it: it is never quoted as the customer's.
 *
 * Refuses: no-such-case, not-your-case, no-open-offer, offer-answered-before.
 */
export const recordCounter = async (
  { caseId: named, how, message, user }: RecordedCounter & { caseId: string; user: User },
  deps: AnswerDeps,
): Promise<RecordedAnswer> => {
  const { caseId } = (await requireCase(deps.cases, named)).head;
  const at = deps.clock.now();
  let sha256OfOffer = '';
  await deps.cases.change(caseId, at, (file) => {
    const { offer, task } = requireAnswerable({ file, policy: deps.policy }, user);
    const { cycle, round } = offer;
    const textId = answerIdIn(file.head, offer);
    sha256OfOffer = offerHash(file, offer);
    const answered: Offer = {
      ...{ ...offer, status: 'countered', answeredAt: at, messageTextId: textId, recordedBy: user.id },
    };
    const said = { cycle, round, taskId: task.taskId, decision: 'counter', how, sha256OfOffer } as const;
    return combine(
      {
        set: { status: 'countered', stage: 'offer', nextWordBy: nextWordAfter(file.head, at, deps) },
        events: [
          {
            type: 'offer-answered',
            actor: { kind: 'person', id: user.id },
            data: { ...said, by: 'person', because: 'customer-said', reasonTextId: textId },
          },
        ],
        items: [
          decided(task, { by: user.id, at, output: { decision: 'counter' } }),
          { kind: 'offer', offer: answered },
          textItem(textId, message),
        ],
        effects: [{ effect: 'resume', taskId: task.taskId }],
      },
      receiveWords(
        { file, at, deps },
        { messageId: textId, text: message, channel: 'desk', answersOffer: true, notice: false },
      ),
      dropAcceptances(file),
    );
  });
  return { decision: 'counter', recordedBy: user.id, sha256OfOffer };
};
