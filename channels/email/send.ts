import { BadRequestException, MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mailableAddress } from '#domain/mail-address.ts';
import { type Outgoing, Refused, type Sender } from '../contract.ts';
import { setting } from '../shared/settings.ts';
import { limits } from './limits.ts';
import { sesMessageId } from './message-id.ts';

/** A Message-ID as the standard has it (RFC 5322, 3.6.4): no words, and nothing that another header could begin with. */
const MESSAGE_ID = /^<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,200}@[A-Za-z0-9.[\]:_-]{1,200}>$/;

/** SES mails to domains in any script, but only to names in ASCII (developer guide, "Email address formatting"). */
const ADDRESS_NOT_ASCII = 'AddressNotAscii';

/** Who sent it: a person, a program that answers, or a program of its own accord (RFC 3834, section 5). */
const autoSubmitted = ({ personal, answersByItself }: Outgoing): string => {
  if (personal) return 'no';
  return answersByItself ? 'auto-replied' : 'auto-generated';
};

/**
 * A Message-ID that a customer's mail program made may be one that no header can hold. Nobody is on a list here, so there is none
 * to leave: `List-Unsubscribe` would offer to miss an answer that the law promises.
 */
const headersOf = (message: Outgoing): { Name: string; Value: string }[] => {
  const { inReplyTo } = message;
  return [
    { Name: 'Auto-Submitted', Value: autoSubmitted(message) },
    ...(inReplyTo && inReplyTo.length <= limits.headerCharacters && MESSAGE_ID.test(inReplyTo)
      ? [
          { Name: 'In-Reply-To', Value: inReplyTo },
          { Name: 'References', Value: inReplyTo },
        ]
      : []),
  ];
};

/** The sender as readers see it; a name outside ASCII travels as an encoded word (RFC 2047). */
export const senderAddress = ({ name, mailbox }: { name: string; mailbox: string }, domain: string): string => {
  const plain = /^[\x20-\x7e]*$/.test(name);
  const shown = plain ? `"${name.replace(/["\\]/g, '')}"` : `=?UTF-8?B?${Buffer.from(name).toString('base64')}?=`;
  return `${shown} <${mailbox}@${domain}>`;
};

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

/**
 * Sends by Amazon SES, to one reader: plain text, and beside it the same words as HTML where there are any. The id is the Message-ID that the reader sees, with its angle brackets. A
 * repeat sends a second mail. What SES will never take, such as an address that cannot be, is Refused with SES's class of it.
 */
export const sendBySes =
  (client: SESv2Client): Sender =>
  async (message, deps) => {
    const { subject = '', text, html, replyTo, caseId } = message;
    const to = mailableAddress(message.to);
    if (to === undefined) throw new Refused(ADDRESS_NOT_ASCII);
    const command = new SendEmailCommand({
      FromEmailAddress: setting(deps, 'from'),
      Destination: { ToAddresses: [to] },
      ...(replyTo && { ReplyToAddresses: [replyTo] }),
      ConfigurationSetName: setting(deps, 'configuration_set'),
      ...(caseId && { EmailTags: [{ Name: 'caseId', Value: caseId }] }),
      Content: {
        Simple: {
          Subject: utf8(subject),
          Body: { Text: utf8(text), ...(html && { Html: utf8(html) }) },
          Headers: headersOf(message),
        },
      },
    });
    try {
      const { MessageId = '' } = await client.send(command);
      return { externalId: sesMessageId(MessageId, await client.config.region()) };
    } catch (error) {
      if (error instanceof MessageRejected || error instanceof BadRequestException) throw new Refused(error.name);
      throw error;
    }
  };

/** Once: a repeat by the SDK after a lost answer would be a second mail. A sweep repeats what surely did not leave. */
const ONCE = { maxAttempts: 1 };

/**
 * Sends a mail.
 * @param deps settings `from` (as `senderAddress` makes it) and `configuration_set`, whose events report what becomes of it
 */
export const sendMail: Sender = sendBySes(new SESv2Client(ONCE));
