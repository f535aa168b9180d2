import * as z from 'zod/mini';
import { code } from './events/define.ts';

/** A reason in words, in both languages, with the points it adds to a score where it belongs to one. */
export const Reason = z.strictObject({
  code,
  es: z.string(),
  en: z.string(),
  points: z.exactOptional(z.number()),
});
export type Reason = z.infer<typeof Reason>;

/** How serious a case is: 1 (low) to 4 (critical), the points behind it and why. */
export const Severity = z.strictObject({
  level: z.literal([1, 2, 3, 4]),
  points: z.number(),
  reasons: z.array(Reason),
});
export type Severity = z.infer<typeof Severity>;

/** What the customer feels, where the analysis had an answer; absent means unknown, never neutral. */
export const Feeling = z.enum(['positive', 'negative', 'neutral', 'mixed']);
export type Feeling = z.infer<typeof Feeling>;
