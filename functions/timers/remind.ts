import { channels } from '#channels/names.ts';
import { caseMessage } from '#domain/messages/case-message.ts';
import type { OutgoingMessage } from '#domain/messages/compose.ts';
import { personOf } from '#domain/people/directory.ts';
import type { TemplateId } from '#domain/policy/schema/templates.ts';
import type { TaskKind } from '#domain/tasks/kinds.ts';
import { formatDay } from '#domain/time.ts';
import {
  messageId,
  type OverdueTaskContext,
  reminder,
  type StepEffect,
  supervisor,
  taskNotices,
} from './overdue-task.ts';

/** What the customer is reminded of, where it is no offer; the first reminder of a survey is its invitation. */
const reminders: Partial<Record<TaskKind, TemplateId>> = { survey: 'survey', completion: 'completion-reminder' };

/** A reminder to the customer, who has not answered. */
const remindCustomer = ({ file, task, at, trackingUrl, deps: { policy } }: OverdueTaskContext): OutgoingMessage => {
  const { head, texts } = file;
  const { name: company, zone } = policy.company;
  return caseMessage(
    file,
    { policy, channels },
    {
      messageId: messageId(task),
      at,
      template: reminders[task.kind] ?? 'offer-reminder',
      values: {
        owner: head.owner ? personOf(policy, head.owner).name : company,
        trackingUrl,
        missing: texts.get(task.textId ?? '') ?? '',
        dueAt: formatDay(task.dueAt, head.replyLanguage, zone),
      },
    },
  );
};

/** Reminds whoever has the task; a supervisor where nobody has it. */
export const remind = (context: OverdueTaskContext): StepEffect => {
  const { task } = context;
  if (task.assignee === 'customer')
    return { event: reminder('reminded', task, { to: 'customer' }), messages: [remindCustomer(context)] };
  const to = task.assignee ?? supervisor(context);
  return {
    event: reminder('reminded', task, { to }),
    messages: taskNotices(context, to, { template: 'staff-reminder' }),
  };
};

/** Writing to the customer has not helped: somebody calls, the owner unless another is named. */
export const callCustomer = (context: OverdueTaskContext, caller = context.file.head.owner): StepEffect => {
  const to = caller ?? supervisor(context);
  return {
    event: reminder('owner-calls', context.task, { to }),
    messages: taskNotices(context, to, { template: 'staff-reminder' }),
  };
};
