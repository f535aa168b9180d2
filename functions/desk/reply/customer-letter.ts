import { channels } from '#channels/names.ts';
import { caseMessage } from '#domain/messages/case-message.ts';
import type { OutgoingMessage } from '#domain/messages/compose.ts';
import { customerMessage } from '#domain/messages/customer-message.ts';
import { signatureOf, type User } from '#domain/tasks/decide.ts';
import type { DeskContext } from '../contract.ts';

/** What a customer is written with a decision about their case, and by whom. */
export type Letter = { messageId: string; message?: string | undefined; user: User; trackingUrl: string };

/** The writer's own words to the customer, where there are any. */
export const ownWords = (
  { file, at, deps: { policy } }: DeskContext,
  { messageId, message, user, trackingUrl }: Letter,
): OutgoingMessage | undefined =>
  message === undefined
    ? undefined
    : customerMessage(
        file,
        { policy, channels },
        { messageId, at, text: message, signedBy: signatureOf(policy, user.id), trackingUrl },
      );

/** The receipt for words that were read and kept: who read them, and how to say that something is left. */
export const notedReceipt = (
  { file, at, deps: { policy } }: DeskContext,
  { messageId, user, trackingUrl }: Letter,
): OutgoingMessage => {
  const values = { who: signatureOf(policy, user.id), trackingUrl };
  return caseMessage(file, { policy, channels }, { messageId, at, template: 'words-noted', values });
};
