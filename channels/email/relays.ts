import { canonicalAddress } from '#domain/mail-address.ts';
import { isOwn, type MailSettings } from './mail-settings.ts';
import { mailboxesIn } from './mailboxes.ts';
import type { InboundMail } from './parse.ts';

type Handed = Pick<InboundMail, 'header' | 'recipients'>;

const SENDERS = ['sender', 'resent-from'];
/** The mailbox whose rule sent a mail on, as Exchange writes it. */
const RULE_OF = 'x-ms-exchange-inbox-rules-loop';

const sentOnBy = ({ header }: Handed, names: string[]): string[] =>
  names
    .flatMap(header)
    .flatMap(mailboxesIn)
    .map(({ address }) => canonicalAddress(address));

const bearsMark = ({ header }: Handed, { name, value }: { name: string; value?: string | undefined }): boolean =>
  header(name).some((found) => value === undefined || found.toLowerCase().includes(value.toLowerCase()));

/** Whether a mail was handed on by a server or a rule of the company: one that policy names, or a rule of a mailbox of ours. */
export const cameByRelay = (mail: Handed, settings: MailSettings): boolean =>
  sentOnBy(mail, [RULE_OF]).some((address) => isOwn(settings, address) || mail.recipients.includes(address)) ||
  settings.relays.some(
    ({ sender, header }) =>
      (sender !== undefined && sentOnBy(mail, SENDERS).includes(canonicalAddress(sender))) ||
      (header !== undefined && bearsMark(mail, header)),
  );

/** Headers in which lists name themselves: by an id (RFC 2919), or by their address. */
const LIST_NAMES = ['list-id', 'list-post', 'mailing-list', 'x-mailing-list'];
const NAME = /(?<![^\s<>"',;:()])[^\s<>"',;:()]+[@.][^\s<>"',;:()?]+/g;

/** The ids of the lists a mail came by; an address counts as the id that lists make of it. */
const listIds = ({ header }: Handed): string[] =>
  LIST_NAMES.flatMap(header).flatMap((value) =>
    (value.replace(/mailto:/gi, ' ').match(NAME) ?? []).map((name) => name.toLowerCase().replace('@', '.')),
  );

/** A mailbox as the id of the list behind it, without what stands after a plus. */
const asListId = (address: string): string => address.replace(/^([^+]*)\+[^@]*@/, '$1@').replace('@', '.');

/**
 * Whether the list a mail came by is the company's own: one that policy names, one of a domain of ours, or the very mailbox that
 * the mail was written to, such as a Google group.
 */
export const isOwnList = (mail: Handed, { lists, ownDomains }: MailSettings): boolean => {
  const written = mail.recipients.map(asListId);
  return listIds(mail).some(
    (id) => lists.includes(id) || written.includes(id) || ownDomains.some((domain) => id.endsWith(`.${domain}`)),
  );
};

/** Whether a mail came by any list, by its own word. */
export const isByList = ({ header }: Handed): boolean =>
  [...LIST_NAMES, 'list-unsubscribe'].some((name) => header(name).length > 0) ||
  /^\s*(?:bulk|list|junk)/i.test(header('precedence')[0] ?? '');
