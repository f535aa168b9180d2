import type { Message } from '../case/message.ts';
import type { Instant } from '../time.ts';

/**
 * A note among the messages of a case, for the team alone: it is never sent, and the customer never sees it. Its text has the same
 * id. Not `in`: what comes in are the customer's words, and rules read them.
 */
export const noteMessage = (messageId: string, at: Instant): Message => ({
  messageId,
  direction: 'out',
  audience: 'note',
  channel: 'desk',
  at,
  textId: messageId,
  status: 'noted',
});
