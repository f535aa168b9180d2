import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { TemplateId } from '#domain/policy/schema/templates.ts';
import { formatInstant, type Instant } from '#domain/time.ts';
import { nameOf } from '../tasks/decide.ts';
import { caseMessage } from './case-message.ts';
import type { Channels } from './channel-facts.ts';
import type { OutgoingMessage } from './compose.ts';

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
  file: CaseFile,
  deps: { policy: Policy; channels: Channels },
  { task: { assignee, dueAt }, template, messageId, at, trackingUrl }: ContactPromise,
): OutgoingMessage => {
  const { name: company, zone } = deps.policy.company;
  return caseMessage(file, deps, {
    messageId,
    at,
    template,
    values: {
      who: assignee ? nameOf(deps.policy, assignee) : company,
      by: formatInstant(dueAt, file.head.replyLanguage, zone),
      ...(trackingUrl && { trackingUrl }),
    },
  });
};
