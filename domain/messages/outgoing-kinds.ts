import type { Case } from '../case/case.ts';
import { isProved } from '../case/identity.ts';
import type { Message } from '../case/message.ts';
import type { OutgoingKind } from '../policy/schema/limits.ts';
import type { TemplateId } from '../policy/schema/templates.ts';

/** What is said to people who may be in danger. */
const DANGER: TemplateId[] = ['acknowledgment-urgent', 'urgent', 'call-not-reached', 'outage-update'];

/** What a person of ours wrote or released. */
const LETTERS: TemplateId[] = [
  'customer-message',
  'offer',
  'completion-request',
  'late-notice',
  'agreement',
  'final-answer',
];

/** The acknowledgment, which is the written receipt (Ley 10/2025, arts. 11 and 12; TRLGDCU, art. 21.2). */
const RECEIPTS: TemplateId[] = ['acknowledgment', 'reopened'];

const isAmong = (templates: TemplateId[], { template }: Pick<Message, 'template'>): boolean =>
  templates.includes(template as TemplateId);

/** Whether a message is the receipt of a complaint, or of one that goes on. */
export const isReceipt = (message: Pick<Message, 'template'>): boolean => isAmong(RECEIPTS, message);

/**
 * What kind of message it is where messages to one address are counted: one that speaks to a danger or a confirmed failure, a letter
 * that a person stands behind, or what is sent by itself because somebody wrote to us or a date came.
 */
export const outgoingKindOf = (message: Pick<Message, 'template'>): OutgoingKind => {
  if (isAmong(DANGER, message)) return 'danger';
  return isAmong(LETTERS, message) ? 'letter' : 'automatic';
};

/**
 * Whether a message leaves whatever the day has brought: where people may be in danger, where a failure is confirmed (Ley 10/2025,
 * arts. 13.9 and 17.2), what we decided or have to ask (arts. 13 and 17), and the receipt. The receipt of the form was given on its
 * page already, with key, content and date (arts. 11.2 and 12.1): its mail is no more than a copy until the address is proved.
 */
export const leavesBeyondCap = (
  head: Pick<Case, 'channel' | 'identities'>,
  message: Pick<Message, 'template'>,
): boolean => {
  if (outgoingKindOf(message) !== 'automatic') return true;
  return isReceipt(message) && (head.channel !== 'web' || isProved(head));
};
