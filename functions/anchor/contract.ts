import * as z from 'zod/mini';
import { Base, HistoryKey } from '#platform/environment.ts';

export const environment = z.object({
  ...Base.shape,
  ...HistoryKey.shape,
  /** Bucket in which nothing can be removed or changed. */
  ANCHORS_BUCKET: z.string(),
  /** Authority that stamps anchors (RFC 3161); absent where none does. */
  TIME_STAMP_URL: z.optional(z.string()),
});

/** The daily run; what its schedule says is not looked at. */
export const contract = { name: 'anchor', input: z.unknown(), output: z.object({ anchored: z.int() }) };
