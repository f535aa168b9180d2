import * as z from 'zod/mini';
import { freeText } from '#platform/text.ts';

const ways = ['phone', 'post', 'in-person', 'not-reached'] as const;

/** How a customer whom no channel reaches was told; `not-reached` is an attempt, and the task stays open. */
export const DeliveryReport = z.strictObject({
  how: z.enum(ways, { error: `must be one of ${ways.join(', ')}` }),
  /** What was said or sent, or when it was tried. */
  note: freeText(4000),
  /** Why, from whoever acts in place of the one whose case or task it is. */
  reason: z.exactOptional(freeText(1000)),
});
export type DeliveryReport = z.infer<typeof DeliveryReport>;
