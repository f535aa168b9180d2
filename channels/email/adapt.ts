import { createHash } from 'node:crypto';
import type { Adapter, ChannelItem } from '../contract.ts';
import { jsonOf } from '../payload.ts';
import { setAside } from './classify.ts';
import { type Mail, parseMail } from './parse.ts';
import { adaptSes } from './ses-events.ts';
import { namesCase } from './thread.ts';

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
  const mail = await parseMail(payload).catch(() => undefined);
  const reason = mail ? setAside(mail)?.reason : 'malformed';
  if (!mail || reason) return { items: [], ignored: [{ reason: reason ?? 'malformed' }] };
  if (!mail.from) return { items: [], ignored: [{ reason: 'no-sender' }] };
  const text = mail.text || mail.subject;
  if (!text) return { items: [], ignored: [{ reason: 'no-text' }] };
  const externalId = mail.messageId ?? createHash('sha256').update(payload).digest('hex');
  const item: ChannelItem = {
    kind: mail.answers.length > 0 || namesCase(mail) ? 'message' : 'complaint',
    text,
    author: authorOf(mail.from),
    threadId: mail.answers.at(-1) ?? externalId,
    externalId,
    at: mail.sentAt ?? receivedAt,
    attachments: mail.attachments.map(({ sha256, ...attachment }) => ({ ...attachment, id: sha256 })),
  };
  return { items: [item], ignored: [] };
};
