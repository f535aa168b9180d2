import { createHash } from 'node:crypto';
import { canonicalAddress } from '#domain/mail-address.ts';
import { accepted, ignored } from '../adapted.ts';
import type { Adapter, ChannelItem } from '../contract.ts';
import { parseObject } from '../json.ts';
import { isAnswer, mailWords } from './mail-words.ts';
import type { InboundMail } from './parse.ts';
import { readMail } from './read.ts';
import { adaptSes } from './ses-events.ts';

/** How JSON begins, and no mail. */
const BRACE = 0x7b;

const authorOf = ({ address, name }: NonNullable<InboundMail['from']>): ChannelItem['author'] => ({
  id: canonicalAddress(address),
  email: address,
  ...(name && { name }),
});

/** A mail (RFC 5322), or what SES reports of one of ours (JSON). What a machine wrote, and what nobody can answer, is ignored. */
export const adaptMail: Adapter = async (payload, receivedAt) => {
  const report = payload[0] === BRACE ? parseObject(payload) : undefined;
  if (report) return adaptSes(report, receivedAt);
  const { mail, ignored: why } = await readMail(payload);
  if (why) return ignored(why.reason);
  const externalId = mail.messageId ?? createHash('sha256').update(payload).digest('hex');
  const item: ChannelItem = {
    kind: isAnswer(mail) ? 'message' : 'complaint',
    ...mailWords(mail),
    author: authorOf(mail.from),
    threadId: mail.answers.at(-1) ?? externalId,
    externalId,
    at: mail.sentAt ?? receivedAt,
    attachments: mail.attachments.map(({ sha256, ...attachment }) => ({ ...attachment, id: sha256 })),
  };
  return accepted(item);
};
