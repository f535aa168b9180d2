import { asciiDomain, canonicalAddress } from '#domain/mail-address.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { MailPolicy } from '#domain/policy/schema/mail.ts';

/** What of the company has to be known to tell a mail of its own from one of a customer; all addresses and domains canonical. */
export type MailSettings = Pick<MailPolicy, 'relays'> & {
  ownDomains: string[];
  noReply: string[];
  lists: string[];
  /** The people of the team by their addresses. */
  staff: ReadonlyMap<string, string>;
};

/** Where nothing is known of the company. */
export const NO_SETTINGS: MailSettings = { ownDomains: [], noReply: [], relays: [], lists: [], staff: new Map() };

/**
 * The settings of a deployment.
 * @param mailDomain the domain our own mail goes out from
 */
export const mailSettings = ({ mail, people }: Pick<Policy, 'mail' | 'people'>, mailDomain: string): MailSettings => ({
  ownDomains: [...new Set([mailDomain, ...mail.ownDomains].map(asciiDomain))],
  noReply: mail.noReply.map(canonicalAddress),
  relays: mail.relays,
  lists: mail.lists.map((id) => id.toLowerCase()),
  staff: new Map(people.map(({ id, email }) => [canonicalAddress(email), id])),
});

/** The domain of an address. */
export const domainOf = (address: string): string => {
  const text = canonicalAddress(address);
  return text.slice(text.lastIndexOf('@') + 1);
};

/** Whether an address is of one of the company's own domains. */
export const isOwn = ({ ownDomains }: MailSettings, address: string): boolean => ownDomains.includes(domainOf(address));

/** Local parts of mailboxes that nobody reads, in es, en, ca, gl, eu, pt, fr, de, it, and what sites send their forms from. */
const NO_REPLY =
  /^(?:[\w.+-]{0,64}[-_.+])?(?:(?:no|non|n[aã]o|do-?_?not|dont|ne-?pas|nicht|ez|please-?no)[-_.]?(?:reply|respon\w{0,20}|contest\w{0,20}|r[eé]pond\w{0,20}|antwort\w{0,20}|erantzun\w{0,20}|rispond\w{0,20}|answer)|wordpress|www-data|apache)(?:[-_.+\d][^@]{0,64})?@/i;

/** Whether nobody reads what is sent to an address. */
export const isNoReply = ({ noReply }: MailSettings, address: string): boolean =>
  NO_REPLY.test(address) || noReply.includes(canonicalAddress(address));
