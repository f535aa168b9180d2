import * as z from 'zod/mini';
import type { Identified } from '../case/identity.ts';
import type { Policy } from '../policy/policy.ts';
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

/** Why it is not known what a customer is worth. */
export const unknownWorth = ['no-source', 'unproved', 'not-found', 'several', 'outdated'] as const;

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
  'not-found': { es: 'no está entre los clientes del fichero', en: 'not among the customers of the file' },
  several: {
    es: 'lo que se sabe de quien reclama lleva a más de un cliente',
    en: 'what is known of them leads to more than one customer',
  },
  outdated: { es: 'el último dato es demasiado antiguo', en: 'what was said last is too old' },
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

/** What the records found say: nothing where they are of several customers, or too old. */
export const worthFrom = (
  records: readonly WorthRecord[],
  { at, clock, policy }: { at: Instant; clock: Clock; policy: Pick<Policy, 'customers'> },
): Worth => {
  const newest = [...records].sort((a, b) => (a.asOf < b.asOf ? 1 : -1))[0];
  if (!newest) return { known: false, why: 'not-found' };
  if (records.some(({ customer }) => customer !== newest.customer)) return { known: false, why: 'several' };
  if (clock.after(newest.asOf, policy.customers.outdatedAfter) < at) return { known: false, why: 'outdated' };
  const { customer: _, ttl: __, ...said } = newest;
  return { known: true, ...said };
};
