import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

/** How the customer heard of us: by the draft that stands at the task, in other words, or in a call. */
export const UpdateReport = z.strictObject({
  /** The words that go to the customer, in place of the draft. */
  text: z.exactOptional(freeText(8000)),
  /** Nothing is sent: somebody spoke with the customer; what was said. */
  called: z.exactOptional(freeText(4000)),
  /** Sends it as it is, although its tone is found wrong. */
  acceptTone: z.exactOptional(z.boolean()),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type UpdateReport = z.infer<typeof UpdateReport>;
