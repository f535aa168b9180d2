import type { Case } from '../case/case.ts';
import { isProved } from '../case/identity.ts';
import type { Message } from '../case/message.ts';
import type { OutgoingKind } from '../policy/schema/limits.ts';
import type { TemplateId } from '../policy/schema/templates.ts';

/** What is said to people who may be in danger. */
const DANGER: TemplateId[] = ['acknowledgment-urgent', 'urgent', 'call-not-reached'];

/** What a date or the work on the case brings: it comes a few times in the life of a case, whatever anybody does. */
const NOTICES: TemplateId[] = [
  'offer-reminder',
  'completion-reminder',
  'meeting-reminder',
  'survey',
  'owner-changed',
  'merged-together',
  'one-time-code',
  'what-changed',
];

/** What a person of ours wrote or released. */
const LETTERS: TemplateId[] = [
  'customer-message',
  'offer',
  'completion-request',
  'late-notice',
  'agreement',
  'final-answer',
  'outage-update',
];

/** The acknowledgment, which is the written receipt (Ley 10/2025, arts. 11 and 12; TRLGDCU, art. 21.2). */
const RECEIPTS: TemplateId[] = ['acknowledgment', 'reopened'];

const isAmong = (templates: TemplateId[], { template }: Pick<Message, 'template'>): boolean =>
  templates.includes(template as TemplateId);

/** Whether a message is the receipt of a complaint, or of one that goes on. */
export const isReceipt = (message: Pick<Message, 'template'>): boolean => isAmong(RECEIPTS, message);

/**
 * What kind of message it is where messages to one address are counted: one that speaks to a danger, a letter that a person stands
 * behind, what a date or the work brings, or what is sent by itself because somebody wrote to us.
 */
export const outgoingKindOf = (message: Pick<Message, 'template'>): OutgoingKind => {
  if (isAmong(DANGER, message)) return 'danger';
  if (isAmong(LETTERS, message)) return 'letter';
  return isAmong(NOTICES, message) ? 'notice' : 'acknowledgment';
};

/** What answers words of the customer at once, and does so by itself. */
const DANGER_HEARD: TemplateId[] = ['acknowledgment-urgent', 'urgent'];

/** Whether a message is sent by itself because somebody wrote to us, not because of a date or of the work on the case. */
export const isReplyByItself = (message: Pick<Message, 'template'>): boolean =>
  outgoingKindOf(message) === 'acknowledgment' || isAmong(DANGER_HEARD, message);

/**
 * Whether a message leaves whatever the day has brought: where people may be in danger, where a failure is confirmed (Ley 10/2025,
 * arts. 13.9 and 17.2), what we decided or have to ask (arts. 13 and 17), and the receipt. The receipt of the form was given on its
 * page already, with key, content and date (arts. 11.2 and 12.1): its mail is no more than a copy until the address is proved.
 */
export const leavesBeyondCap = (
  head: Pick<Case, 'channel' | 'identities'>,
  message: Pick<Message, 'template'>,
): boolean => {
  const kind = outgoingKindOf(message);
  if (kind === 'danger' || kind === 'letter') return true;
  return isReceipt(message) && (head.channel !== 'web' || isProved(head));
};
