import { channels } from '#channels/names.ts';
import { combine } from '#domain/case/change.ts';
import { linkVersion } from '#domain/case/links.ts';
import { nameOf, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import { nextWordAfter } from '#domain/timers/next-word.ts';
import { outageExplained, outageMessage } from '#domain/urgent/outage-explained.ts';
import type { DeskDeps } from '../contract.ts';
import { checkedTone, textsAt } from '../writing/customer-texts.ts';
import { toneData } from '../writing/tone.ts';
import type { OutageReport } from './contract.ts';

export type OutageInput = OutageReport & { taskId: string; user: User };

/**
 * The customer is told what cut the service off and when it is expected back, in the words of whoever has the task.
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, tone-wrong.
 */
export const recordOutage = async (report: OutageInput, deps: DeskDeps): Promise<object> => {
  const { taskId, causes, restoration, acceptTone, user } = report;
  const { cases, clock, policy } = deps;
  const { head } = await requireTask(cases, taskId);
  const { caseId, replyLanguage } = head;
  const texts = textsAt({ '/causes': causes, '/restoration': restoration });
  const tone = checkedTone(texts, { user, language: replyLanguage, acceptTone }, policy);
  const at = clock.now();
  const trackingUrl = await deps.trackingUrl(caseId, { version: linkVersion(head) });
  await cases.change(caseId, at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    const signedBy = nameOf(policy, user.id);
    const told = { messageId: `told-${taskId}`, at, causes, restoration, signedBy, trackingUrl };
    const message = outageMessage(file, { policy, channels }, told);
    return combine(
      { set: { nextWordBy: nextWordAfter(file.head, at, { policy, clock }) } },
      outageExplained(task, { by: user.id, at, messageId: told.messageId, ...toneData(tone) }),
      message,
    );
  });
  return { tone };
};
