import { createHash } from 'node:crypto';
import type { Adapter, ChannelItem } from '../contract.ts';
import { jsonOf } from '../payload.ts';
import type { Mail } from './parse.ts';
import { readMail } from './read.ts';
import { namesCase } from './references.ts';
import { adaptSes } from './ses-events.ts';

/** How JSON begins, and no mail. */
const BRACE = 0x7b;

const authorOf = ({ address, name }: NonNullable<Mail['from']>): ChannelItem['author'] => ({
  id: address.toLowerCase(),
  email: address,
  ...(name && { name }),
});

/** A mail (RFC 5322), or what SES tells of one of ours (JSON). What a machine wrote, and what nobody can answer, is left aside. */
export const adaptMail: Adapter = async (payload, receivedAt) => {
  const told = payload[0] === BRACE ? jsonOf(payload) : undefined;
  if (told) return adaptSes(told, receivedAt);
  const { mail, ignored } = await readMail(payload);
  if (ignored) return { items: [], ignored: [{ reason: ignored.reason }] };
  const externalId = mail.messageId ?? createHash('sha256').update(payload).digest('hex');
  const item: ChannelItem = {
    kind: mail.answers.length > 0 || namesCase(mail) ? 'message' : 'complaint',
    text: mail.text || mail.subject,
    author: authorOf(mail.from),
    threadId: mail.answers.at(-1) ?? externalId,
    externalId,
    at: mail.sentAt ?? receivedAt,
    attachments: mail.attachments.map(({ sha256, ...attachment }) => ({ ...attachment, id: sha256 })),
  };
  return { items: [item], ignored: [] };
};
