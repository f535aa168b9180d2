import * as z from 'zod/mini';
import { PublicAddress, patience } from './integrations.ts';
import { Duration } from './values.ts';

const percent = z.int().check(z.minimum(0), z.maximum(100));
const positive = z.int().check(z.minimum(1));

/** The company's own service that is asked, by a signed call. Its secret is in Secrets Manager, as an integration `customers`. */
const CustomerService = z.strictObject({
  url: PublicAddress,
  /** How long an answer is waited for: a case waits as long. */
  timeout: patience(3),
  /** How long what it said is good before it is asked again. */
  cachedFor: Duration,
  /** When it is asked again of a customer after it gave no answer. */
  askAgainAfter: Duration,
});
export type CustomerService = z.infer<typeof CustomerService>;

/** What a customer is worth, and what many claims are. */
export const CustomerPolicy = z
  .strictObject({
    /** Where the company says what its customers are worth. */
    source: z.enum(['none', 'file', 'service']),
    /** Needed where `source` is `service`. */
    service: z.exactOptional(CustomerService),
    /** A value that is older is not known any more. */
    outdatedAfter: Duration,
    /** How long a value is kept that no newer file names. */
    keptFor: Duration,
    /** What a file may be at most, and when it is refused as a whole. */
    file: z.strictObject({
      bytes: positive,
      rows: positive,
      unreadablePercent: percent,
      leastOfBeforePercent: percent,
    }),
    /** From which worth on, in minor units of the company's currency, certain owners have the case. Nobody else is handled otherwise for it. */
    tiers: z.exactOptional(
      z.array(z.strictObject({ from: positive, owners: z.array(z.string()).check(z.minLength(1)) })),
    ),
    /** From how many cases, or cases in which something was given, within a time the owner is shown that they are many. */
    serial: z.strictObject({ within: Duration, cases: positive, conceded: positive }),
    /** With how many complaints within a time, the newest counted, a supervisor is asked to look back over all cases of the customer. */
    review: z._default(z.strictObject({ within: Duration, cases: positive.check(z.minimum(2)) }), {
      within: 'P365D',
      cases: 5,
    }),
    /** Whether the first letter to a customer who has proved who they are says how often they complained before. */
    tellEarlier: z.exactOptional(z.boolean()),
  })
  .check(
    z.refine(({ source, service }) => source !== 'service' || service !== undefined, {
      path: ['service'],
      error: 'must be there where source is service',
    }),
  );
