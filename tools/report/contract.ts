import * as z from 'zod/mini';

/** Which year, in the company's zone. */
export const ReportInput = z.object({
  year: z.int().check(z.minimum(2000), z.maximum(9999)),
  /** First month of receipt that is read, such as `2024-01`; January of the second year before, if absent. */
  since: z.optional(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))),
});
export type ReportInput = z.infer<typeof ReportInput>;
