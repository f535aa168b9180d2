import { canonicalAddress } from '#domain/mail-address.ts';
import type { Instant } from '#domain/time.ts';
import { accepted, ignored, merged, unsupported } from '../adapted.ts';
import type { Adapted, ChannelItem } from '../contract.ts';
import { get, getList, getObject, getText, getWords, instantOf, type Json, parseObject } from '../json.ts';
import { snsMessages } from '../shared/sns.ts';
import { sesMessageId } from './message-id.ts';

/** A word of SES as a code: `OnAccountSuppressionList` becomes `on-account-suppression-list`. */
const code = (word: string): string =>
  word
    .replace(/([a-z])(?=[A-Z])/g, '$1-')
    .replace(/[^\w-]/g, '')
    .toLowerCase()
    .slice(0, 40) || 'unspecified';

/** SES did not even try: the address failed before, or complained before. */
const isSuppressed = (subType: string): boolean => /Suppress/.test(subType);

const bounceOf = (event: Json): string => {
  const type = getText(event, 'bounce', 'bounceType');
  const subType = getText(event, 'bounce', 'bounceSubType');
  if (isSuppressed(subType)) return 'failed:suppressed';
  // SES has given up a mail that bounced, also one for a passing reason; but `General` is what an automatic reply comes as.
  const arrived = type === 'Transient' && subType === 'General';
  return `${arrived ? 'delayed' : 'failed'}:${code(type)}-${code(subType)}`;
};

/** Reports of a mailbox provider that are no complaint of a reader's (RFC 5965, RFC 6430, RFC 6591). */
const NO_COMPLAINT = ['not-spam', 'auth-failure'];

const complaintOf = (event: Json): string | undefined => {
  if (isSuppressed(getText(event, 'complaint', 'complaintSubType'))) return 'failed:suppressed';
  const type = getText(event, 'complaint', 'complaintFeedbackType');
  return NO_COMPLAINT.includes(type) ? undefined : `spam:${code(type)}`;
};

/** What became of a mail of ours, in our words, by SES's name of the event; where it lies in the event, and when it was. */
const FATES = new Map<string, { detail: string; fate: (event: Json) => string | undefined }>([
  ['Delivery', { detail: 'delivery', fate: () => 'delivered' }],
  ['Bounce', { detail: 'bounce', fate: bounceOf }],
  ['Complaint', { detail: 'complaint', fate: complaintOf }],
  [
    'DeliveryDelay',
    { detail: 'deliveryDelay', fate: (event) => `delayed:${code(getText(event, 'deliveryDelay', 'delayType'))}` },
  ],
  ['Reject', { detail: 'reject', fate: () => 'failed:rejected' }],
  ['Rendering Failure', { detail: 'failure', fate: () => 'failed:rendering' }],
]);

/** The region is in the event of EventBridge, or in the sender's ARN. */
const externalIdOf = (event: Json): string => {
  const id = getText(event, 'mail', 'messageId');
  const region = getText(event, 'region') || getText(event, 'mail', 'sourceArn').split(':')[3];
  return id && region ? sesMessageId(id, region) : '';
};

const adaptEvent = (event: Json, receivedAt: Instant): Adapted => {
  const name = getText(event, 'eventType') || getText(event, 'notificationType');
  const known = FATES.get(name);
  const text = known?.fate(event);
  if (!known || !text) return name ? unsupported(name) : ignored('not-understood');
  const externalId = externalIdOf(event);
  const [to] = getList(event, 'mail', 'destination');
  const email = canonicalAddress(getWords(to));
  if (!externalId || !email) return ignored('malformed:status');
  const at = instantOf(get(event[known.detail], 'timestamp')) ?? instantOf(event['time']) ?? receivedAt;
  const item: ChannelItem = { kind: 'status', text, author: { id: email, email }, externalId, at, attachments: [] };
  return accepted(item);
};

/** The event itself, out of what EventBridge or SNS puts around it. */
const unwrapped = (message: Json): Json => {
  if (message['Type'] === 'Notification') return parseObject(getWords(message, 'Message')) ?? {};
  const { detail, region, time } = message;
  return detail ? { ...(getObject(detail) ?? {}), region, time } : message;
};

/**
 * What SES reports of mail that went out (event publishing by EventBridge or SNS, and its older notifications): to statuses of
 * messages of ours. A mail of ours has one reader.
 */
export const adaptSes = (json: Json, receivedAt: Instant): Adapted =>
  merged(snsMessages(json).map((message) => adaptEvent(unwrapped(message), receivedAt)));

/** Whether the message of a topic is of SES: only SES names a `mail`. */
export const isSesNotification = (message: string): boolean => /"mail"\s*:\s*\{/.test(message);

/** Whether an event of a bus is of SES. */
export const isSesEvent = (source: string): boolean => source === 'aws.ses';
