import * as z from 'zod/mini';
import { Duration } from './values.ts';

/** How a company learns from what comes back: when it is proposed to do something about it, and how that is followed. */
export const Improvement = z.strictObject({
  /** A cause or topic recurs where so many cases of the last days have it, and its share is surely above this one. */
  recurring: z.strictObject({
    days: z.int().check(z.minimum(7), z.maximum(182)),
    atLeast: z.int().check(z.minimum(5)),
    /** From 0 to 1: the lower end of the interval of the share has to lie above it. */
    shareAbove: z.number().check(z.minimum(0), z.maximum(1)),
  }),
  /** How often the owner of an action that is due soon or late is reminded. */
  remindEvery: Duration,
  /** From how long before its date. */
  remindBefore: Duration,
  /** Cases that ended in so many days before an action was done hear of it, where their customers want to; facts last 100 days. */
  tellDaysBack: z.int().check(z.minimum(1), z.maximum(95)),
  /** Who is written to on the first working day of a month about the one before, by their ids; nobody where it is absent. */
  monthly: z.exactOptional(z.strictObject({ to: z.array(z.string()).check(z.minLength(1)) })),
});
export type Improvement = z.infer<typeof Improvement>;
