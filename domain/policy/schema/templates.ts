import * as z from 'zod/mini';

/**
 * A message template: `{name}` places are filled by the stage that writes the message; a missing one is an error.
 * `short` is what goes to a phone (WhatsApp, SMS, a chat), with the link to the whole text.
 */
const Template = z.object({ subject: z.string(), body: z.string(), short: z.optional(z.string()) });

export const templateIds = [
  'acknowledgment',
  'acknowledgment-urgent',
  'urgent',
  'call-not-reached',
  'outage-update',
  'offer',
  'offer-reminder',
  'completion-request',
  'completion-reminder',
  'agreement',
  'final-answer',
  'survey',
  'reopened',
  'owner-changed',
  'customer-message',
  'late-notice',
  'received-again',
  'received-after-closing',
  'words-noted',
  'contact-updated',
  'merged-together',
  'new-link',
  'one-time-code',
  'public-line',
  'staff-task',
  'staff-call',
  'staff-called',
  'staff-reminder',
  'staff-escalation',
  'staff-stalled',
  'staff-warning',
  'staff-breach',
  'staff-message',
  'staff-recording',
  'staff-completed',
  'staff-incomplete',
  'staff-related',
  'staff-escalated',
  'escalated-for-you',
  'person-will-call',
  'staff-undelivered',
] as const;
export type TemplateId = (typeof templateIds)[number];

export const Templates = z.record(z.enum(templateIds), Template);
