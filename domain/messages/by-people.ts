import type { Message } from '../case/message.ts';
import type { TemplateId } from '../policy/schema/templates.ts';
import type { Customer } from './routing.ts';

/** What a customer has to hear of, whatever it takes; reminders and courtesies wait on the tracking page. */
const HAS_TO_ARRIVE: TemplateId[] = [
  'acknowledgment',
  'acknowledgment-urgent',
  'reopened',
  'offer',
  'completion-request',
  'agreement',
  'final-answer',
  'customer-message',
  'late-notice',
  'outage-update',
];

/** Channels on which people without internet come to us, or wish to be written to. */
const BY_PEOPLE = new Set(['staff', 'call', 'phone', 'post']);

/**
 * Whether a message has to be brought to the customer by a person where no channel reaches them: it has to arrive, and
 * somebody can call, write a letter or tell them where they came in. Who filed on the form has the link to their page, where
 * the acknowledgment stands.
 */
export const needsPerson = (
  { head, complainant }: Pick<Customer, 'head' | 'complainant'>,
  { template = '' }: Pick<Message, 'template'>,
): boolean =>
  HAS_TO_ARRIVE.includes(template as TemplateId) &&
  !(head.channel === 'web' && template.startsWith('acknowledgment')) &&
  (complainant.phone !== undefined || BY_PEOPLE.has(head.channel) || BY_PEOPLE.has(head.preferredChannel ?? ''));
