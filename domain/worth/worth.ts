import * as z from 'zod/mini';
import type { Identified } from '../case/identity.ts';
import type { Policy } from '../policy/policy.ts';
import type { CustomerService } from '../policy/schema/customers.ts';
import type { Clock, Instant } from '../time.ts';
import type { LocalizedText } from '../values.ts';

/** What the company says of a customer, as it is kept. The customer is known by pseudonyms alone. */
export const WorthRecord = z.strictObject({
  /** Pseudonym of what the company knows the customer by. */
  customer: z.string(),
  /** What the customer is worth, in minor units of the company's currency. */
  value: z.int(),
  /** Since when they are a customer: `YYYY-MM-DD`, or a year. */
  since: z.exactOptional(z.string()),
  products: z.exactOptional(z.int()),
  orders: z.exactOptional(z.int()),
  /** When the company said so. */
  asOf: z.string(),
  /** When it is forgotten, in seconds since 1970. */
  ttl: z.int(),
});
export type WorthRecord = z.infer<typeof WorthRecord>;

/** Why the company's service said no value: what it answered, or why it gave no answer. */
const unsaidWorth = [
  'not-found',
  'several',
  'handle-only',
  'not-set-up',
  'no-answer',
  'refused',
  'unreadable',
] as const;
export type Unsaid = (typeof unsaidWorth)[number];

/** That the company's service was asked by a pseudonym: it is not asked at every step of every case. */
export const WorthAsked = z.strictObject({
  at: z.string(),
  /** Why no value was said; absent where one was. */
  why: z.exactOptional(z.enum(unsaidWorth)),
  /** When it is forgotten, in seconds since 1970. */
  ttl: z.int(),
});
export type WorthAsked = z.infer<typeof WorthAsked>;

/** Why it is not known what a customer is worth. */
export const unknownWorth = ['no-source', 'unproved', 'not-asked', 'outdated', ...unsaidWorth] as const;

/** What a customer is worth, or why that is not known. It blocks nothing. */
export type Worth =
  | ({ known: true } & Omit<WorthRecord, 'customer' | 'ttl'>)
  | { known: false; why: (typeof unknownWorth)[number] };

const WHY: Record<(typeof unknownWorth)[number], LocalizedText> = {
  'no-source': {
    es: 'la empresa no dice cuánto valen sus clientes',
    en: 'the company does not say what its customers are worth',
  },
  unproved: {
    es: 'nadie ha demostrado todavía ser este cliente',
    en: 'nobody has proved to be this customer yet',
  },
  'not-asked': { es: 'todavía no se ha preguntado a la empresa', en: 'the company has not been asked yet' },
  'not-found': { es: 'no está entre los clientes de la empresa', en: 'not among the customers of the company' },
  several: {
    es: 'lo que se sabe de quien reclama lleva a más de un cliente',
    en: 'what is known of them leads to more than one customer',
  },
  outdated: { es: 'el último dato es demasiado antiguo', en: 'what was said last is too old' },
  'handle-only': {
    es: 'solo se le conoce por su cuenta en un canal, y por ella no se puede preguntar',
    en: 'known by an account on a channel alone, which nobody can be asked about',
  },
  'not-set-up': { es: 'el servicio de la empresa no tiene clave todavía', en: 'the company’s service has no key yet' },
  'no-answer': { es: 'el servicio de la empresa no ha contestado', en: 'the company’s service did not answer' },
  refused: {
    es: 'el servicio de la empresa ha rechazado la pregunta',
    en: 'the company’s service refused the question',
  },
  unreadable: {
    es: 'no se ha podido leer lo que ha contestado el servicio de la empresa',
    en: 'what the company’s service answered could not be read',
  },
};

/** Why it is not known, in words for the desk. */
export const whyUnknown = (why: (typeof unknownWorth)[number]): LocalizedText => WHY[why];

/**
 * The pseudonyms by which a customer's worth may be asked for: what proved itself in the case, and the customer number where somebody
 * of ours wrote it down. A claimed address leads nowhere, or whoever claims one would be worth what its owner is.
 */
export const worthKeys = ({ identities = [] }: Identified): string[] =>
  identities
    .filter(({ kind, proof, corrected, of }) => of === undefined && (proof || (kind === 'id' && corrected)))
    .map(({ key }) => key);

/** What is kept of a customer: what the company said, and when its service was asked. */
export type Kept = { records: readonly WorthRecord[]; asked?: readonly WorthAsked[] };

/** An answer that is none of a failure: what was said before does not hold any more. */
const isAnswer = (why: Unsaid | undefined): boolean =>
  why === 'not-found' || why === 'several' || why === 'handle-only';

const newestOf = <T>(all: readonly T[], when: (one: T) => Instant): T | undefined =>
  [...all].sort((a, b) => (when(a) < when(b) ? 1 : -1))[0];

/**
 * What is kept of a customer says: nothing where it is of several customers, or too old. A service that gives no answer leaves what it
 * said before.
 */
export const worthFrom = (
  { records, asked = [] }: Kept,
  { at, clock, policy }: { at: Instant; clock: Clock; policy: Pick<Policy, 'customers'> },
): Worth => {
  const { source, outdatedAfter } = policy.customers;
  const newest = newestOf(records, ({ asOf }) => asOf);
  const last = newestOf(asked, (one) => one.at);
  const unknown = (why: (typeof unknownWorth)[number]): Worth => ({ known: false, why });
  if (last?.why && isAnswer(last.why) && (!newest || newest.asOf <= last.at)) return unknown(last.why);
  if (!newest) return unknown(last?.why ?? (source === 'service' ? 'not-asked' : 'not-found'));
  if (records.some(({ customer }) => customer !== newest.customer)) return unknown('several');
  if (clock.after(newest.asOf, outdatedAfter) < at) return unknown(last?.why ?? 'outdated');
  const { customer: _, ttl: __, ...said } = newest;
  return { known: true, ...said };
};

/** Whether the service is to be asked: what it said by each of the pseudonyms is too old, or it gave no answer some time ago. */
export const isToBeAsked = (
  asked: readonly (WorthAsked | undefined)[],
  { at, clock, service }: { at: Instant; clock: Clock; service: CustomerService },
): boolean =>
  asked.some((one) => {
    if (!one) return true;
    const isFailure = one.why !== undefined && !isAnswer(one.why);
    return clock.after(one.at, isFailure ? service.askAgainAfter : service.cachedFor) <= at;
  });
