import type { Message } from '#domain/case/message.ts';
import { splitMessageText } from './compose.ts';

/** A stored message as it is read. What is typed into a page has no subject, though its first lines may look like one. */
export const shownMessage = (
  { channel, direction }: Pick<Message, 'channel' | 'direction'>,
  text: string,
): { subject?: string; text: string } => {
  const isTyped = channel === 'desk' || (channel === 'tracking-page' && direction === 'in');
  const { subject, body } = splitMessageText(text);
  return isTyped || body === '' ? { text: text.trim() } : { ...(subject && { subject }), text: body };
};
