import { createHash } from 'node:crypto';
import { canonicalAddress } from '#domain/mail-address.ts';
import type { MailCalendar } from './calendar.ts';
import { contentsOf, type MailFile, openMail } from './contents.ts';
import { type Mailbox, mailboxesIn } from './mailboxes.ts';

/** A file that came with a mail. It stays in the original; this is what a person has to know of it. */
type Attachment = { name?: string; type: string; size: number; sha256: string };

/** A mail as the rest of the intake sees it. */
export type InboundMail = {
  /** With its angle brackets; absent if the mail has none. */
  messageId?: string;
  /** Message-IDs this mail answers, nearest first. */
  answers: string[];
  /** Whoever From names; where there is nobody, Sender or Reply-To. */
  from?: Mailbox;
  /** Every address it was sent or delivered to, as canonicalAddress writes it. */
  recipients: string[];
  subject: string;
  /** What the sender wrote, every word of it, quotations too; see mail-words.ts for what is read. */
  written: string;
  /** What the messages say that lie in it. */
  enclosed: string;
  /** Both. */
  text: string;
  attachments: Attachment[];
  /** What a calendar in it is for, such as REQUEST or REPLY (empty if it does not say), and whether somebody wrote something beside it. */
  calendar?: Pick<MailCalendar, 'method' | 'isCommented'>;
  /** ISO 8601, where the mail says it in a way that can be read. */
  sentAt?: string;
  /** All values of a header, by its lower-case name, topmost first. */
  header: (name: string) => string[];
};

const MAX_ANSWERS = 20;
const MAX_RECIPIENTS = 50;
const MAX_ATTACHMENTS = 50;

/** Message-IDs in a header, with their angle brackets. */
export const messageIds = (value = ''): string[] => value.match(/<[^<>\s]{1,900}>/g) ?? [];

/** One line without control characters. */
const oneLine = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .trim();

/** Where a sender is named, surest first; of several such headers, each in its turn. */
const SENDER_HEADERS = ['from', 'sender', 'reply-to'];
const RECIPIENT_HEADERS = ['delivered-to', 'x-original-to', 'x-forwarded-to', 'to', 'cc'];

const senderOf = (header: InboundMail['header']): InboundMail['from'] =>
  SENDER_HEADERS.flatMap(header).flatMap(mailboxesIn)[0];

const recipientsOf = (header: InboundMail['header']): string[] =>
  RECIPIENT_HEADERS.flatMap(header)
    .flatMap(mailboxesIn)
    .slice(0, MAX_RECIPIENTS)
    .map(({ address }) => canonicalAddress(address));

const attachmentsOf = (files: MailFile[]): Attachment[] =>
  files.slice(0, MAX_ATTACHMENTS).map(({ name: written = '', type, bytes }) => {
    const name = oneLine(written).slice(0, 200);
    return {
      ...(name && { name }),
      type: oneLine(type).slice(0, 100),
      size: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  });

const instantOf = (date: string | undefined): string | undefined => {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
};

/**
 * Reads a mail (RFC 5322, MIME). Broken mail is read as far as it goes.
 * @throws Error if it is nested too deeply or its headers are too large
 */
export const parseMail = async (raw: Uint8Array): Promise<InboundMail> => {
  const email = await openMail(raw);
  const { written, enclosed, files, calendar } = await contentsOf(email);
  const header = (name: string) => email.headers.filter(({ key }) => key === name).map(({ value }) => value);
  const [messageId] = messageIds(email.messageId);
  const from = senderOf(header);
  const sentAt = instantOf(email.date);
  return {
    ...(messageId && { messageId }),
    answers: [...messageIds(email.inReplyTo), ...messageIds(email.references).reverse()].slice(0, MAX_ANSWERS),
    ...(from && { from }),
    recipients: recipientsOf(header),
    subject: oneLine(email.subject ?? '').slice(0, 200),
    ...{ written, enclosed, text: [written, enclosed].filter(Boolean).join('\n\n') },
    attachments: attachmentsOf(files),
    ...(calendar && { calendar }),
    ...(sentAt && { sentAt }),
    header,
  };
};
