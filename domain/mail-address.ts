/** What no part of an address holds outside quotation marks (RFC 5322, 3.2.3); outside ASCII all else may stand (RFC 6532). */
const SPECIAL = '\\s\\p{C}\\p{Z}<>()\\[\\]\\\\,;:@"\\ufffd';

/** An address as a pattern can tell it: in any script (SMTPUTF8, RFC 6531), with a domain of at least two labels. */
export const MAIL_ADDRESS = new RegExp(`^[^${SPECIAL}]{1,64}@[^${SPECIAL}]{1,190}\\.[^${SPECIAL}]{2,63}$`, 'u');

const MAX_ADDRESS = 254;
/** Of an address that is asked for: dots stand between letters. */
const MISPLACED_DOT = /^\.|\.\.|\.$/;
const LABELS = /^(?:[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?\.)+(?:[a-z][a-z\d-]{0,61}[a-z\d])$/;

/** Local part and domain; undefined for what has none of both. */
const partsOf = (address: string): { local: string; domain: string } | undefined => {
  const at = address.lastIndexOf('@');
  return at > 0 && at < address.length - 1 ? { local: address.slice(0, at), domain: address.slice(at + 1) } : undefined;
};

/** A domain as the DNS knows it: lower case, names outside ASCII in punycode (IDNA). What is no domain stays in lower case. */
export const asciiDomain = (domain: string): string => {
  const lower = domain.toLowerCase().replace(/\.$/, '');
  if (/^[\w.-]*$/.test(lower) || !/^[^\s/?#\\:@[\]%]+$/.test(lower)) return lower;
  return URL.parse(`http://${lower}`)?.hostname ?? lower;
};

/** Whether somebody can have this mail address. One outside ASCII counts like any other (RFC 6531, RFC 5890). */
export const isMailAddress = (text: string): boolean => {
  const parts = MAIL_ADDRESS.test(text) && text.length <= MAX_ADDRESS ? partsOf(text) : undefined;
  return parts !== undefined && !MISPLACED_DOT.test(parts.local) && LABELS.test(asciiDomain(parts.domain));
};

/**
 * The one way to write an address, by which it is compared and found: lower case, letters composed, the domain in punycode.
 * Text that is no address comes back in lower case.
 */
export const canonicalAddress = (address: string): string => {
  const text = address.trim().normalize('NFC').toLowerCase();
  const parts = partsOf(text);
  return parts ? `${parts.local}@${asciiDomain(parts.domain)}` : text;
};

/** Whether two addresses are one, however they are written. */
export const isSameAddress = (one: string, other: string): boolean => canonicalAddress(one) === canonicalAddress(other);

/**
 * An address without what its owner put after a plus (`ana+shop@` is `ana@`, RFC 5233), in its one spelling. Most providers
 * deliver both to one mailbox, not all: it is good for finding somebody, and proves nothing.
 */
export const untaggedAddress = (address: string): string =>
  canonicalAddress(address).replace(/^([^+@]+)\+[^@]*@/, '$1@');

/** Where all spellings of a name with dots, and two domains, are one mailbox. */
const GMAIL = /^([^@]+)@(?:gmail|googlemail)\.com$/;

/**
 * The mailbox that an address most likely leads to, which is what counts where nobody's mailbox is to be filled: without what
 * its owner put after a plus, and at Gmail without dots. It proves nothing of who somebody is.
 */
export const mailboxOf = (address: string): string => {
  const untagged = untaggedAddress(address);
  const [, local] = GMAIL.exec(untagged) ?? [];
  return local === undefined ? untagged : `${local.replaceAll('.', '')}@gmail.com`;
};

/**
 * An address as it is mailed by servers that know ASCII only: its domain in punycode. Undefined where the local part is
 * outside ASCII, which has no other spelling.
 */
export const mailableAddress = (address: string): string | undefined => {
  const parts = partsOf(address.trim());
  if (!parts || !/^[\x21-\x7e]+$/.test(parts.local)) return undefined;
  const domain = asciiDomain(parts.domain);
  return /^[\x21-\x7e]+$/.test(domain) ? `${parts.local}@${domain}` : undefined;
};
