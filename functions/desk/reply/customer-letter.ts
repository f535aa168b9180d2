import { channels } from '#channels/names.ts';
import { compose, messageToCustomer, type OutgoingMessage } from '#domain/messages/compose.ts';
import { customerMessage } from '#domain/messages/customer-message.ts';
import { greetingName } from '#domain/messages/greeting.ts';
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
  { file: { head, complainant }, at, deps: { policy } }: DeskContext,
  { messageId, user, trackingUrl }: Letter,
): OutgoingMessage => {
  const template = 'words-noted';
  const { name: company, phone } = policy.company;
  const content = compose(policy, {
    template,
    language: head.replyLanguage,
    values: {
      name: greetingName(complainant),
      reference: head.reference,
      who: signatureOf(policy, user.id),
      trackingUrl,
      company,
      phone,
    },
  });
  return messageToCustomer(channels, { head, complainant }, { messageId, at, template, ...content });
};
