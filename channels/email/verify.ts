import { asciiDomain, isSameAddress } from '#domain/mail-address.ts';
import type { Verification } from '../contract.ts';
import { mailboxesIn } from './mailboxes.ts';
import type { InboundMail } from './parse.ts';

/** How the receiver of our mail names itself in its results; RFC 8601, 2.2. */
const RECEIVER = 'amazonses.com';

/** A result (`dkim=pass`), or what belongs to the one before (`header.i=@example.com`); quotations and comments are no results. */
const PART = /\((?:[^()\\]|\\.)*\)|(?<![\w.-])([\w.-]+)=((?:"(?:[^"\\]|\\.)*"|[^\s;"(])*)|"(?:[^"\\]|\\.)*"/g;

/** Which property names the domain that a method proves. */
const PROVES: Record<string, RegExp> = {
  dmarc: /^header\.from$/,
  dkim: /^header\.[di]$/,
  spf: /^(?:envelope-from|smtp\.mailfrom)$/,
};

type Result = { method: string; passed: boolean; failed: boolean; domains: string[] };

const UNPROVED: Verification = { valid: false, reason: 'sender-unproved' };

const domainOf = (address: string): string => asciiDomain(/(?<![^@"<>])([^@"<>]*)>?"?$/.exec(address)?.[1] ?? '');

const resultsIn = (header: string): Result[] => {
  const results: Result[] = [];
  for (const [, name = '', value = ''] of header.matchAll(PART)) {
    const method = name.toLowerCase();
    const last = results.at(-1);
    if (Object.hasOwn(PROVES, method))
      results.push({ method, passed: /^pass$/i.test(value), failed: /^fail$/i.test(value), domains: [] });
    else if (last && PROVES[last.method]?.test(method)) last.domains.push(domainOf(value));
  }
  return results;
};

const isBelow = (one: string, other: string): boolean => one.endsWith(`.${other}`) || other.endsWith(`.${one}`);

/** The same domain, or one below the other: what DMARC calls relaxed. A whole top-level domain speaks for nobody in it. */
const isAligned = (one: string, other: string): boolean =>
  one === other || (one.includes('.') && other.includes('.') && isBelow(one, other));

type Sender = Pick<InboundMail, 'from' | 'header'>;

/** What our receiver found out about a mail; only what stands topmost counts: below that the sender may have written it. */
const receivedResults = ({ header }: Sender): Result[] | undefined => {
  const [receiver, ...parts] = (header('authentication-results')[0] ?? '').split(';');
  return receiver?.trim().toLowerCase().split(/\s/)[0] === RECEIVER ? resultsIn(parts.join(';')) : undefined;
};

/** Whether From names this address and no other: our receiver looks at one of those it names, and not at Sender or Reply-To. */
const isOnlyFrom = (address: string, { header }: Sender): boolean => {
  const named = header('from').flatMap(mailboxesIn);
  return named.length > 0 && named.every((mailbox) => isSameAddress(mailbox.address, address));
};

/**
 * Whether our receiver proved that a mail comes from the address it says: SPF, DKIM or DMARC passed for its domain, and DMARC did
 * not fail. A mail it says nothing of proves nothing.
 */
export const isAuthenticated = (mail: Sender): boolean => {
  const results = receivedResults(mail);
  if (!results || !mail.from || results.some(({ method, failed }) => method === 'dmarc' && failed)) return false;
  if (!isOnlyFrom(mail.from.address, mail)) return false;
  const domain = domainOf(mail.from.address);
  return results.some(({ passed, domains }) => passed && domains.some((proved) => proved && isAligned(proved, domain)));
};

/**
 * Whether a mail may come from the address it says: it does not where our receiver checked it, and DMARC failed, or nothing
 * that passed speaks for its domain. A mail it says nothing of may, but has proved nothing.
 */
export const verifySender = (mail: Sender): Verification =>
  !receivedResults(mail) || !mail.from || isAuthenticated(mail) ? { valid: true } : UNPROVED;
