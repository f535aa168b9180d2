import * as z from 'zod/mini';

export const Survey = z.strictObject({
  /** Best score; the worst is 1. */
  best: z.int(),
  /** A score up to this reopens the case. */
  reopensUpTo: z.int(),
});
