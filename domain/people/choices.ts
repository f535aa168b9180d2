import * as z from 'zod/mini';
import { replyLanguages } from '../vocabulary.ts';

/** Address of a queue with its filters, behind that of the desk: `/q/mine?severity=3,4`. */
export const ViewPath = z
  .string()
  .check(
    z.regex(/^\/q\/[a-z][a-z-]{0,29}(\?[\w%.,+&=*-]{0,500})?$/, { error: 'must be the path of a queue of the desk' }),
  );

/** How urgent calls are announced, beside the banner that is always shown. */
const Notices = z.strictObject({
  /** They are also heard; no, if absent. */
  sound: z.optional(z.boolean()),
  /** The title of the page says how many wait; yes, if absent. */
  title: z.optional(z.boolean()),
});

/** How somebody of the team has chosen to see the desk; of what is absent they have chosen nothing. */
export const Choices = z.strictObject({
  language: z.optional(z.enum(replyLanguages)),
  theme: z.optional(z.enum(['system', 'light', 'dark'])),
  density: z.optional(z.enum(['comfortable', 'compact'])),
  /** Whether single keys act; yes, if absent. */
  keys: z.optional(z.boolean()),
  notices: z.optional(Notices),
  /** What the desk opens with: a queue, with its filters. */
  view: z.optional(ViewPath),
});
export type Choices = z.infer<typeof Choices>;
