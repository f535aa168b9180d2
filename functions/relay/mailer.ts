import { BadRequestException, MessageRejected, type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { sesMessageId } from '#channels/email/message-id.ts';

/** A mail as it leaves: one reader, plain text. */
export type Mail = {
  to: string;
  subject: string;
  body: string;
  /** Where an answer goes: the case's own address. Absent: to the sender. */
  replyTo?: string;
  /** Message-ID of the mail this one answers, with its angle brackets. */
  inReplyTo?: string;
  /** Whether a person wrote it; all others ask mail programs not to answer automatically (RFC 3834). */
  personal: boolean;
};

/** The port to the mail provider. A repeat sends a second mail, so the caller marks what was sent. */
export type Mailer = {
  /** @returns the Message-ID the reader will see, with its angle brackets. Throws MailRefused. */
  send(mail: Mail): Promise<string>;
};

/** The provider will never take this mail, such as one to an address that cannot be; the message is the provider's class name. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/** What SES takes as the value of a header; a customer's mail program may have made a stranger Message-ID. */
const HEADER_VALUE = /^[\x20-\x7e]{1,870}$/;

const headersOf = ({ personal, inReplyTo }: Mail): { Name: string; Value: string }[] => [
  { Name: 'Auto-Submitted', Value: personal ? 'no' : 'auto-generated' },
  ...(inReplyTo && HEADER_VALUE.test(inReplyTo)
    ? [
        { Name: 'In-Reply-To', Value: inReplyTo },
        { Name: 'References', Value: inReplyTo },
      ]
    : []),
];

/** The sender as readers see it; a name outside ASCII travels as an encoded word (RFC 2047). */
export const sender = ({ name, mailbox }: { name: string; mailbox: string }, domain: string): string => {
  const plain = /^[\x20-\x7e]*$/.test(name);
  const shown = plain ? `"${name.replace(/["\\]/g, '')}"` : `=?UTF-8?B?${Buffer.from(name).toString('base64')}?=`;
  return `${shown} <${mailbox}@${domain}>`;
};

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

/** @param from see `sender` */
export const sesMailer = (
  client: SESv2Client,
  { from, configurationSet }: { from: string; configurationSet: string },
): Mailer => ({
  send: async (mail) => {
    const command = new SendEmailCommand({
      FromEmailAddress: from,
      Destination: { ToAddresses: [mail.to] },
      ...(mail.replyTo && { ReplyToAddresses: [mail.replyTo] }),
      ConfigurationSetName: configurationSet,
      Content: {
        Simple: { Subject: utf8(mail.subject), Body: { Text: utf8(mail.body) }, Headers: headersOf(mail) },
      },
    });
    try {
      const { MessageId = '' } = await client.send(command);
      return sesMessageId(MessageId, await client.config.region());
    } catch (error) {
      if (error instanceof MessageRejected || error instanceof BadRequestException) throw new MailRefused(error.name);
      throw error;
    }
  },
});
