import { channels } from '#channels/names.ts';
import { compose, messageToCustomer, type OutgoingMessage } from '#domain/messages/compose.ts';
import { greetingName } from '#domain/messages/greeting.ts';
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
  const { head, complainant } = file;
  const { name: company, phone } = policy.company;
  const template: TemplateId = reminders[task.kind] ?? 'offer-reminder';
  const text = compose(policy, {
    template,
    language: head.replyLanguage,
    values: {
      name: greetingName(complainant),
      reference: head.reference,
      owner: head.owner ? personOf(policy, head.owner).name : company,
      trackingUrl,
      company,
      phone,
      missing: file.texts.get(task.textId ?? '') ?? '',
      dueAt: formatDay(task.dueAt, head.replyLanguage, policy.company.zone),
    },
  });
  return messageToCustomer(channels, { head, complainant }, { messageId: messageId(task), at, template, ...text });
};

/** Reminds whoever has the task; a supervisor where nobody has it. */
export const remind = (context: OverdueTaskContext): StepEffect => {
  const { task } = context;
  if (task.assignee === 'customer')
    return { event: reminder('reminded', task, 'customer'), messages: [remindCustomer(context)] };
  const to = task.assignee ?? supervisor(context);
  return { event: reminder('reminded', task, to), messages: taskNotices(context, to, { template: 'staff-reminder' }) };
};

/** Writing to the customer has not helped: somebody calls, the owner unless another is named. */
export const callCustomer = (context: OverdueTaskContext, caller = context.file.head.owner): StepEffect => {
  const to = caller ?? supervisor(context);
  return {
    event: reminder('owner-calls', context.task, to),
    messages: taskNotices(context, to, { template: 'staff-reminder' }),
  };
};
