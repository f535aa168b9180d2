import * as z from 'zod/mini';
import { MailAddress } from '../../values.ts';
import { Duration } from './values.ts';

/** What becomes of the personal data of a case once its work is done (domain/retention). */
export const Retention = z.strictObject({
  /** From the end of the work to blocking. */
  blockAfter: Duration,
  /** From closing to destruction, where no regime says how long. */
  keep: Duration,
  /** From the answer to the end of recordings and transcripts. */
  recordings: Duration,
  /** From a read of a case to the end of what is kept of it: evidence of who had access. */
  reads: z.optional(Duration),
  /** Whom customers write to about their data. */
  contact: MailAddress,
});
