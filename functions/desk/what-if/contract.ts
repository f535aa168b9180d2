import * as z from 'zod/mini';
import { LocalizedText } from '#domain/values.ts';
import { PolicyChanges } from '#domain/what-if/changed-policy.ts';
import { Comparison } from '#domain/what-if/comparison.ts';

/** What would have been under other numbers; one page of the cases of a period. */
export const WhatIf = z.strictObject({
  /** First and last day of receipt, of the company's zone, both included; at most 366 days. */
  from: z.string(),
  to: z.string(),
  changes: PolicyChanges,
  /** Where the page before ended. */
  cursor: z.exactOptional(z.string().check(z.maxLength(2000), z.regex(/^[\w.-]+$/))),
});
export type WhatIf = z.infer<typeof WhatIf>;

/** What it comes to for the cases of this page: pages add up. */
export const WhatIfPage = z.strictObject({
  compared: Comparison,
  /** How much of the period has been read, from 0 to 1. */
  done: z.number(),
  cursor: z.exactOptional(z.string()),
});
export type WhatIfPage = z.infer<typeof WhatIfPage>;

/** The numbers that can be changed, as they are in force. */
export const PolicyNumbers = z.strictObject({
  currency: z.string(),
  zone: z.string(),
  today: z.string(),
  ceiling: z.record(z.string(), z.int()),
  authority: z.record(z.string(), z.int()),
  rounds: z.int(),
  quorumAbove: z.exactOptional(z.int()),
  levels: z.array(z.int()),
  nextWord: z.record(z.string(), z.string()),
  concessions: z.array(z.strictObject({ id: z.string(), title: LocalizedText })),
  topics: z.array(z.strictObject({ id: z.string(), title: LocalizedText })),
});
export type PolicyNumbers = z.infer<typeof PolicyNumbers>;
