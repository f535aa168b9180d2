import type { ChannelItem } from '#channels/contract.ts';
import { channels } from '#channels/names.ts';
import type { CaseItem } from '#domain/case/change.ts';
import type { Effect } from '#domain/case/effects.ts';
import { fetchEffects, originalText } from '#domain/messages/attachments.ts';
import { fitted, type Words } from '#domain/messages/hidden-words.ts';
import type { Instant } from '#domain/time.ts';
import { withPhoneNumber } from '#platform/phone/phone-number.ts';
import type { InboundItem, ItemOutcome } from './inbound-item.ts';

/**
 * An item whose author has the phone number in its one form. Where the number is the author's id, or the conversation's, those
 * have it too: whoever writes it in another way is the same person in the same conversation.
 */
export const withNumberOfAuthor = (item: ChannelItem, company: { country: string }): ChannelItem => {
  const { id, phone: written } = item.author;
  const author = withPhoneNumber(item.author, company);
  const { phone } = author;
  if (written === undefined || phone === undefined || phone === written) return item;
  return {
    ...item,
    author: { ...author, ...(id === written && { id: phone }) },
    ...(item.threadId === written && { threadId: phone }),
  };
};

/** What became of an item, recorded once. */
export const seenItem = (
  { channel, seenHash, deliveryId, messageId }: Pick<InboundItem, 'channel' | 'seenHash' | 'deliveryId' | 'messageId'>,
  outcome: ItemOutcome,
): CaseItem => ({ kind: 'seen', channel, hash: seenHash, deliveryId, messageId, ...outcome });

/** Where the original lies and what came with it, as the platform names it. */
export const originalItem = ({ messageId, original, item }: InboundItem): CaseItem =>
  originalText(messageId, { original, attachments: item.attachments });

/** Has the files fetched that came with a message. */
export const filesOf = ({ channel, messageId, item }: InboundItem): Effect[] =>
  fetchEffects(channels, { channel, messageId }, item.attachments);

const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .trim();

/** The words as a case keeps them: what is read is no longer than the policy allows, no control characters. */
export const wordsOf = ({ item }: InboundItem, limit: number): Words =>
  fitted({ text: clean(item.text), ...(item.hidden && { hidden: clean(item.hidden) }) }, limit);

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

/** When it was written, if that can be true: not in the future, not long before it came. */
export const writtenAt = ({ item, receivedAt }: InboundItem): { writtenAt?: Instant } => {
  const ago = Date.parse(receivedAt) - Date.parse(item.at);
  return ago >= 0 && ago <= MONTH_MS ? { writtenAt: new Date(item.at).toISOString() } : {};
};
