import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { TemplateId } from '#domain/policy/schema/templates.ts';
import { formatInstant, type Instant } from '#domain/time.ts';
import { nameOf } from '../tasks/decide.ts';
import type { Channels } from './channel-facts.ts';
import { compose, messageToCustomer, type OutgoingMessage } from './compose.ts';
import { greetingName } from './greeting.ts';

/** A message that says who sees to something, and until when. */
export type ContactPromise = {
  task: Pick<Task, 'assignee' | 'dueAt'>;
  template: Extract<TemplateId, 'person-will-call' | 'escalated-for-you' | 'received-after-closing'>;
  messageId: string;
  at: Instant;
  /** For a template that leads to the page. */
  trackingUrl?: string;
};

/** Notifies the customer of who has a task now, and until when they are written to or called. */
export const whoAndWhen = (
  { head, complainant }: CaseFile,
  { policy, channels }: { policy: Policy; channels: Channels },
  { task: { assignee, dueAt }, template, messageId, at, trackingUrl }: ContactPromise,
): OutgoingMessage => {
  const { name: company, phone, zone } = policy.company;
  const text = compose(policy, {
    template,
    language: head.replyLanguage,
    values: {
      name: greetingName(complainant),
      reference: head.reference,
      who: assignee ? nameOf(policy, assignee) : company,
      by: formatInstant(dueAt, head.replyLanguage, zone),
      company,
      phone,
      ...(trackingUrl && { trackingUrl }),
    },
  });
  return messageToCustomer(channels, { head, complainant }, { messageId, at, template, ...text });
};
