import { channels } from '#channels/names.ts';
import { type ChangePart, combine, textItem } from '#domain/case/change.ts';
import type { EventData } from '#domain/case/events.ts';
import { linkVersion } from '#domain/case/links.ts';
import type { Task } from '#domain/case/task.ts';
import { customerMessage } from '#domain/messages/customer-message.ts';
import { updateAfter } from '#domain/promises/next-update.ts';
import { decided, requireOwnTask, requireTask, signatureOf, type User } from '#domain/tasks/decide.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import { checkedTone, textsAt } from '../writing/customer-texts.ts';
import { toneData } from '../writing/tone.ts';
import type { UpdateReport } from './contract.ts';

export type UpdateInput = UpdateReport & { taskId: string; user: User };

/** What was said, and how: kept as a note where it was on the phone, else sent. */
const saidBy = (
  { file, at, deps }: DeskContext,
  task: Task,
  { text, called, user, trackingUrl }: UpdateInput & { trackingUrl: string },
): { part: ChangePart; data: Pick<EventData<'customer-updated'>, 'how' | 'messageId' | 'noteTextId'> } => {
  if (called !== undefined) {
    const noteTextId = `${task.textId ?? task.taskId}-called`;
    return { part: { items: [textItem(noteTextId, called)] }, data: { how: 'call', noteTextId } };
  }
  const messageId = `told-${task.taskId}`;
  const message = customerMessage(
    file,
    { policy: deps.policy, channels },
    {
      messageId,
      at,
      text: text ?? file.texts.get(task.textId ?? '') ?? '',
      signedBy: signatureOf(deps.policy, user.id),
      trackingUrl,
    },
  );
  return { part: message, data: { how: 'message', messageId } };
};

/**
 * The customer hears of us while they wait, or about a promise that was not kept: whoever has the task has read the draft and sends
 * it, sends other words, or called. The next such date is promised with it.
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, tone-wrong.
 */
export const recordUpdate = async (input: UpdateInput, deps: DeskDeps): Promise<object> => {
  const { taskId, text, acceptTone, user } = input;
  const { cases, clock, policy } = deps;
  const { head } = await requireTask(cases, taskId);
  const { caseId, replyLanguage } = head;
  const tone = checkedTone(textsAt({ '/text': text }), { user, language: replyLanguage, acceptTone }, policy);
  const at = clock.now();
  const trackingUrl = await deps.trackingUrl(caseId, { version: linkVersion(head) });
  await cases.change(caseId, at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    const { part, data } = saidBy({ file, at, deps }, task, { ...input, trackingUrl });
    const about = task.subject as EventData<'customer-updated'>['about'];
    return combine(
      {
        set: updateAfter({ file, at, deps }),
        events: [
          {
            type: 'customer-updated',
            actor: { kind: 'person', id: user.id },
            data: { about, taskId, ...data, ...toneData(tone) },
          },
        ],
        items: [decided(task, { by: user.id, at })],
      },
      part,
    );
  });
  return { tone };
};
