import { combine, textItem } from '#domain/case/change.ts';
import { linkVersion } from '#domain/case/links.ts';
import { decided, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import { ownWords } from '../reply/customer-letter.ts';
import { checkedTone, textsAt } from '../writing/customer-texts.ts';
import { toneData } from '../writing/tone.ts';
import type { AccountReviewed, AccountReviewReport } from './contract.ts';

type Input = AccountReviewReport & { taskId: string; user: User };

/**
 * Somebody has looked back over all cases of a customer. What the customer is recommended leaves as a letter in their name, by the act
 * that records it; nothing does where there is nothing to say.
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, tone-wrong.
 */
export const recordAccountReview = async (input: Input, deps: DeskDeps): Promise<AccountReviewed> => {
  const { taskId, findings, recommendation, acceptTone = false, user } = input;
  const { cases, clock, policy } = deps;
  const { head } = await requireTask(cases, taskId);
  const { caseId, replyLanguage } = head;
  const texts = textsAt({ '/recommendation': recommendation });
  const tone = checkedTone(texts, { user, language: replyLanguage, acceptTone }, policy);
  const trackingUrl = await deps.trackingUrl(caseId, { version: linkVersion(head) });
  const at = clock.now();
  const textId = `findings-${taskId}`;
  const messageId = `reviewed-${taskId}`;
  const isTold = recommendation !== undefined;
  await cases.change(caseId, at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    return combine(
      {
        events: [
          {
            type: 'account-reviewed',
            actor: { kind: 'person', id: user.id },
            data: { taskId, textId, ...(isTold && { messageId }), ...toneData(tone) },
          },
        ],
        items: [decided(task, { by: user.id, at }), textItem(textId, findings)],
      },
      ownWords({ file, at, deps }, { messageId, message: recommendation, user, trackingUrl }),
    );
  });
  return { ...(isTold && { messageId }), tone };
};
