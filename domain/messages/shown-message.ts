import type { Message } from '#domain/case/message.ts';
import { splitMessageText } from './compose.ts';

/**
 * A stored message as it is read. What customers write has a subject only where its record says so: the first lines of what is
 * typed may look like one. Notes of the team have none.
 */
export const shownMessage = (
  { channel, direction, titled }: Pick<Message, 'channel' | 'direction' | 'titled'>,
  text: string,
): { subject?: string; text: string } => {
  const hasSubject = direction === 'in' ? titled === true : channel !== 'desk';
  const { subject, body } = splitMessageText(text);
  return !hasSubject || body === '' ? { text: text.trim() } : { ...(subject && { subject }), text: body };
};
