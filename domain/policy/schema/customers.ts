import * as z from 'zod/mini';
import { Duration } from './values.ts';

const percent = z.int().check(z.minimum(0), z.maximum(100));
const positive = z.int().check(z.minimum(1));

/** What a customer is worth, and what many claims are. */
export const CustomerPolicy = z.strictObject({
  /** Where the company says what its customers are worth. */
  source: z.enum(['none', 'file']),
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
  /** From how many cases, or cases in which something was given, within a time the owner is shown that they are many. */
  serial: z.strictObject({ within: Duration, cases: positive, conceded: positive }),
});
