import * as z from 'zod/mini';

/** Three words or more: an answer that quotes a mail is known by its lines, and shorter ones are anybody's (known-words.ts). */
const LABEL = /^\S+(?: \S+){2,}$/;

/**
 * A message template: `{name}` places are filled by the stage that writes the message; a missing one is an error.
 * `short` is what goes to a phone (WhatsApp, SMS, a chat), with the link to the whole text. `button` is what stands on the button
 * of a mail in HTML, in place of the link.
 */
const Template = z.object({
  subject: z.string(),
  body: z.string(),
  short: z.optional(z.string()),
  button: z.optional(z.string().check(z.maxLength(60), z.regex(LABEL))),
});

export const templateIds = [
  'acknowledgment',
  'acknowledgment-urgent',
  'contract-ended',
  'urgent',
  'call-not-reached',
  'outage-update',
  'offer',
  'offer-reminder',
  'completion-request',
  'completion-reminder',
  'meeting-reminder',
  'agreement',
  'final-answer',
  'survey',
  'delivery-survey',
  'reopened',
  'owner-changed',
  'customer-message',
  'late-notice',
  'received-again',
  'received-after-closing',
  'words-noted',
  'what-changed',
  'affected-customer',
  'contact-updated',
  'merged-together',
  'new-link',
  'one-time-code',
  'on-page',
  'public-line',
  'staff-task',
  'staff-motive',
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
  'staff-joined',
  'staff-set-aside',
  'staff-budgets',
  'staff-untold',
  'staff-told-again',
  'staff-action',
  'staff-month',
  'staff-praise',
  'staff-incident',
] as const;
export type TemplateId = (typeof templateIds)[number];

export const Templates = z.record(z.enum(templateIds), Template);

/** The templates that may be in a co-official language too; all others are in Spanish, and say so. */
export const coOfficialTemplateIds = [
  'acknowledgment',
  'acknowledgment-urgent',
  'completion-request',
  'offer',
  'final-answer',
  'public-line',
  'affected-customer',
] as const satisfies readonly TemplateId[];
export type CoOfficialTemplateId = (typeof coOfficialTemplateIds)[number];

/** What a letter says in the customer's language of being in ours: first lines of a whole text and of one for a phone. */
const Notice = z.strictObject({ letter: z.string().check(z.minLength(1)), short: z.string().check(z.minLength(1)) });

/**
 * What is written in a language that Amends does not write in whole. `notices`: by the language of the letter. `part`: what
 * stands in a letter in this language above words that are in Spanish; it fills the place `part`.
 */
export const OtherLanguage = z.strictObject({
  /** Whether somebody who grew up with the language has read it. */
  reviewed: z.boolean(),
  notices: z.strictObject({ es: Notice, en: z.optional(Notice) }),
  part: z.optional(z.string()),
  templates: z.optional(z.partialRecord(z.enum(coOfficialTemplateIds), Template)),
});
export type OtherLanguage = z.infer<typeof OtherLanguage>;
