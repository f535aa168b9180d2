import { channels } from '#channels/names.ts';
import { combine } from '#domain/case/change.ts';
import { linkVersion } from '#domain/case/links.ts';
import { caseMessage } from '#domain/messages/case-message.ts';
import type { OutgoingMessage } from '#domain/messages/compose.ts';
import { decided, nameOf, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import { nextWordAfter } from '#domain/timers/next-word.ts';
import { emergencyNumber } from '#domain/urgent/urgent-words.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import { checkedTone, textsAt } from '../writing/customer-texts.ts';
import { toneData } from '../writing/tone.ts';
import type { OutageReport } from './contract.ts';

export type OutageInput = OutageReport & { taskId: string; user: User };

const updateMessage = (
  { file, at, deps: { policy } }: DeskContext,
  { causes, restoration, taskId, user }: OutageInput,
  trackingUrl: string,
): OutgoingMessage => {
  const { replyLanguage: language, country } = file.head;
  const emergency = emergencyNumber(policy, country)[language];
  const values = { causes, restoration, emergency, trackingUrl, owner: nameOf(policy, user.id) };
  return caseMessage(
    file,
    { policy, channels },
    { messageId: `told-${taskId}`, at, template: 'outage-update', values },
  );
};

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
    const message = updateMessage({ file, at, deps }, report, trackingUrl);
    const { messageId } = message.message;
    return combine(
      {
        set: { nextWordBy: nextWordAfter(file.head, at, { policy, clock }) },
        events: [
          {
            type: 'outage-explained',
            actor: { kind: 'person', id: user.id },
            data: { taskId, messageId, ...toneData(tone) },
          },
        ],
        items: [decided(task, { by: user.id, at })],
      },
      message,
    );
  });
  return { tone };
};
