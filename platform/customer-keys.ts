import { createHmac } from 'node:crypto';

/** What a person can be known by. */
type KnownBy = { email?: string; phone?: string; id?: string; handles?: { channel: string; id: string }[] };

/** Everything a person can be known by, surest first, each normalised so that it is written in one way only. */
const names = ({ email, phone, id, handles = [] }: KnownBy): string[] => [
  ...(email ? [`email:${email.trim().toLowerCase()}`] : []),
  ...(phone ? [`phone:${phone.replace(/[^\d+]/g, '')}`] : []),
  ...(id ? [`id:${id}`] : []),
  ...handles.map((handle) => `handle:${handle.channel}:${handle.id}`),
];

/** All pseudonyms of a customer, surest first: keyed hashes of the mail address, the phone number, and each handle. */
export const customerKeys = (secret: string, known: KnownBy): string[] =>
  names(known).map((name) => createHmac('sha256', secret).update(name).digest('hex').slice(0, 40));

/** The surest pseudonym of a customer. Finds the customer's other cases without naming anybody. */
export const customerKey = (secret: string, known: KnownBy): string | undefined => customerKeys(secret, known)[0];
