import * as z from 'zod/mini';
import { taskKinds } from '../../tasks/kinds.ts';
import { Duration } from './values.ts';

/** What is done about a task that nobody decides. */
export const escalationSteps = [
  'remind',
  'next-on-rota',
  'substitute',
  'manager',
  'supervisor',
  'head',
  'owner-calls',
  'no-answer',
] as const;

/**
 * A step of an escalation policy: how long after a task was opened, and what happens.
 * `no-answer` ends the task without an answer and is allowed only where a case goes on without one.
 */
const EscalationStep = z.object({
  at: Duration,
  do: z.enum(escalationSteps),
});
export type EscalationStep = z.infer<typeof EscalationStep>;

const days = z.int().check(z.minimum(1), z.maximum(999));

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
  /**
   * `hours`: `service` counts `due` only while the company serves (policy/calendars/company.yaml); where it is left out, day and
   * night. A task of somebody who goes first is due after `priorityDue`.
   */
  tasks: z.record(
    z.enum(taskKinds),
    z.object({
      due: Duration,
      priorityDue: z.optional(Duration),
      hours: z.optional(z.enum(['service', 'clock'])),
      escalation: z.array(EscalationStep),
    }),
  ),
  /**
   * The examination is due when at the latest so many percent of the time until the answer are spent: the rest is left for
   * experts, approval and the answer itself.
   */
  examineWithin: z.int().check(z.minimum(1), z.maximum(99)),
  /** Until when the customer hears what cut a basic service off and when it comes back, where no law says sooner. */
  outageUpdate: Duration,
  /**
   * From how many days on an absence hands work over when it begins: open tasks, and the cases as well. What is shorter leaves all
   * as it is, and the escalation of each task goes on.
   */
  absence: z._default(z.strictObject({ tasksFrom: days, casesFrom: days }), { tasksFrom: 2, casesFrom: 10 }),
  /** Between the outcome and the survey. */
  surveyAfter: Duration,
});
