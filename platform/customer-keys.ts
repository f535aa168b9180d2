import { createHmac } from 'node:crypto';
import type { Identity } from '#domain/case/identity.ts';
import { canonicalAddress } from '#domain/mail-address.ts';

/** What a person can be known by. */
type KnownBy = { email?: string; phone?: string; id?: string; handles?: { channel: string; id: string }[] };

/**
 * A phone number as somebody is known by it: in the form of E.164 (platform/phone), or as it was written. Argentina's mobiles
 * are the same line with the `9` of calls from abroad and without it; only who dials needs to know.
 */
const knownNumber = (phone: string): string =>
  /^\+[\d\s().-]+$/.test(phone)
    ? phone.replace(/[^\d+]/g, '').replace(/^\+549(?=\d{10}$)/, '+54')
    : phone.replace(/\s/g, '').toLowerCase();

/** Everything a person can be known by, surest first, each normalised so that it is written in one way only. */
const names = ({ email, phone, id, handles = [] }: KnownBy): (Omit<Identity, 'key' | 'proof'> & { name: string })[] => [
  ...(email ? [{ kind: 'email', name: `email:${canonicalAddress(email)}` } as const] : []),
  ...(phone ? [{ kind: 'phone', name: `phone:${knownNumber(phone)}` } as const] : []),
  ...(id ? [{ kind: 'id', name: `id:${id}` } as const] : []),
  ...handles.map(
    (handle) => ({ kind: 'handle', channel: handle.channel, name: `handle:${handle.channel}:${handle.id}` }) as const,
  ),
];

/** All that a customer is known by under its pseudonyms (keyed hashes), surest first; claimed, until somebody proves it. */
export const customerIdentities = (secret: string, known: KnownBy): Identity[] =>
  names(known).map(({ name, ...identity }) => ({
    ...identity,
    key: createHmac('sha256', secret).update(name).digest('hex').slice(0, 40),
  }));

/** All pseudonyms of a customer, surest first: keyed hashes of the mail address, the phone number, and each handle. */
export const customerKeys = (secret: string, known: KnownBy): string[] =>
  customerIdentities(secret, known).map(({ key }) => key);

/** The surest pseudonym of a customer. Finds the customer's other cases without naming anybody. */
export const customerKey = (secret: string, known: KnownBy): string | undefined => customerKeys(secret, known)[0];
