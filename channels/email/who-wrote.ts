import { canonicalAddress } from '#domain/mail-address.ts';
import { isNoReply, isOwn, type MailSettings } from './mail-settings.ts';
import { type Mailbox, mailboxesIn } from './mailboxes.ts';
import type { InboundMail } from './parse.ts';
import { isByList } from './relays.ts';

/** Where a group that writes its own address into From leaves the one that stood there. */
const OF_GROUPS = ['x-original-from', 'x-original-sender'];

/**
 * Who wrote a mail whose From names nobody that can be answered: in Reply-To where From is the company's own or one that nobody
 * reads, as forms write it; in the headers of a group of ours that put its own address there. Whoever that is has proved nothing.
 * Undefined where From stands.
 */
export const wroteBehind = (
  mail: Pick<InboundMail, 'from' | 'header'>,
  settings: MailSettings,
): Mailbox | undefined => {
  const { from, header } = mail;
  if (!from || !(isOwn(settings, from.address) || isNoReply(settings, from.address))) return undefined;
  const names =
    isOwn(settings, from.address) && isByList(mail as InboundMail) ? ['reply-to', ...OF_GROUPS] : ['reply-to'];
  return names
    .flatMap(header)
    .flatMap(mailboxesIn)
    .find(
      ({ address }) =>
        !isOwn(settings, address) &&
        !isNoReply(settings, address) &&
        canonicalAddress(address) !== canonicalAddress(from.address),
    );
};
