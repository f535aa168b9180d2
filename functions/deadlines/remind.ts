import { personOf, type TemplateId } from '#domain/policy.ts';
import { greetingName } from '#functions/shared/greeting.ts';
import { compose, type Queued, toCustomer } from '#functions/shared/messages.ts';
import { event, messageId, type Rise, type Silent, supervisor, tell } from './rise.ts';

/** The customer is reminded of an offer; the first word of a survey is its invitation. */
const writeToCustomer = ({ file, task, at, trackingUrl, deps: { policy } }: Silent): Queued => {
  const { head, complainant } = file;
  const { name: company, phone } = policy.company;
  const template: TemplateId = task.kind === 'survey' ? 'survey' : 'offer-reminder';
  const text = compose(policy, template, head.replyLanguage, {
    name: greetingName(complainant),
    reference: head.reference,
    owner: head.owner ? personOf(policy, head.owner).name : company,
    trackingUrl,
    company,
    phone,
  });
  return toCustomer(head, complainant, { messageId: messageId(task), at, template, ...text });
};

/** A word to whoever has the task; to a supervisor where nobody has it. */
export const remind = (silent: Silent): Rise => {
  const { task } = silent;
  if (task.assignee === 'customer')
    return { event: event('reminded', task, { to: 'customer' }), messages: [writeToCustomer(silent)] };
  const to = task.assignee ?? supervisor(silent);
  return { event: event('reminded', task, { to }), messages: tell(silent, to, 'staff-reminder') };
};

/** Writing to the customer has not helped: somebody calls, the owner unless another is named. */
export const callCustomer = (silent: Silent, caller = silent.file.head.owner): Rise => {
  const to = caller ?? supervisor(silent);
  return { event: event('owner-calls', silent.task, { to }), messages: tell(silent, to, 'staff-reminder') };
};
