import * as z from 'zod/mini';
import { taskKinds } from '../../tasks/kinds.ts';
import { Duration } from './values.ts';

/**
 * A step of an escalation policy: how long after a task was opened, and what happens.
 * `no-answer` ends the task without an answer and is allowed only where a case goes on without one.
 */
const EscalationStep = z.object({
  at: Duration,
  do: z.enum(['remind', 'substitute', 'manager', 'supervisor', 'head', 'owner-calls', 'no-answer']),
});
export type EscalationStep = z.infer<typeof EscalationStep>;

export const Deadlines = z.strictObject({
  /** Who is notified at which part of a timer's time, in percent; when it is spent the breach goes to `breach`. */
  warnings: z.array(
    z.strictObject({
      at: z.int().check(z.minimum(1), z.maximum(99)),
      notify: z.array(z.enum(['owner', 'supervisor', 'head'])).check(z.minLength(1)),
    }),
  ),
  /** Who gets the task of seeing to a breach. */
  breach: z.enum(['supervisor', 'head']),
  /** From receipt to the next message we promise, by severity; never later than the answer. */
  nextWord: z.object({ '1': Duration, '2': Duration, '3': Duration, '4': Duration }),
  tasks: z.record(z.enum(taskKinds), z.object({ due: Duration, escalation: z.array(EscalationStep) })),
  /** Between the outcome and the survey. */
  surveyAfter: Duration,
});
