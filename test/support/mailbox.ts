import type { Sender } from '#channels/contract.ts';

/** A mail that left. */
export type SentMail = {
  to: string;
  subject: string;
  body: string;
  replyTo?: string;
  inReplyTo?: string;
  personal: boolean;
};

/**
 * Stands in for the sender of mail.
 * @param keep what is done with a mail, and with its words as HTML; it returns the Message-ID its reader sees
 */
export const mailbox =
  (keep: (mail: SentMail, html?: string) => string): Sender =>
  async ({ to, subject = '', text, html, replyTo, inReplyTo, personal = false }) => ({
    externalId: keep(
      {
        to,
        subject,
        body: text,
        ...(replyTo && { replyTo }),
        ...(inReplyTo && { inReplyTo }),
        personal,
      },
      html,
    ),
  });
