import type { ChannelItem } from '../contract.ts';

/** A thumb up in any colour, or the heart that Instagram has for it. */
const LIKE = /^(?:(?:👍\p{Emoji_Modifier}?|[❤♥]|🩷|💙|💚|💛|🧡|💜)[\ufe0e\ufe0f\s]*)+$/u;

/** Stickers that Messenger sends for its thumb, by size of the thumb. */
const THUMBS = new Set(['369239263222822', '369239343222814', '369239383222810']);

/** Whether Messenger's thumb is all that an attachment is. */
export const isThumb = (stickerId: string | undefined): boolean => stickerId !== undefined && THUMBS.has(stickerId);

/**
 * A private message that is nothing but a like is a reaction: it says nothing that somebody has to answer, and opens no case.
 * @param about the id of the message that it answers, where the platform says so
 */
export const withLike = (item: ChannelItem, about?: string): ChannelItem =>
  item.kind === 'message' && item.attachments.length === 0 && LIKE.test(item.text)
    ? { ...item, kind: 'reaction', externalId: about ?? item.externalId }
    : item;
