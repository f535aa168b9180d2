import * as z from 'zod/mini';
import { reasonsForWriting } from '#domain/case/task.ts';
import { taskKinds } from '#domain/tasks/kinds.ts';
import { freeText } from '#platform/text.ts';
import { PresentPerson } from '../live/contract.ts';
import { shownMark } from '../marks/contract.ts';
import { headFacts } from '../row/contract.ts';

/** Work queues of the desk. */
export const views = [
  'mine',
  'unassigned',
  'opinions',
  'approvals',
  'escalations',
  'breaching',
  'breached',
  'waiting',
  'snoozed',
] as const;
export type View = (typeof views)[number];

/** One line of a queue, in the reader's language. `overdue`: its date has passed. An expert's holds nobody's name but ours. */
export const TaskRow = z.strictObject({
  ...headFacts,
  id: z.string(),
  kind: z.enum(taskKinds),
  /** What is asked of its assignee, in words. */
  title: z.optional(z.string()),
  status: z.literal('open'),
  /** Where the history of the case ended: another number, and something has happened in it. */
  version: z.optional(z.int()),
  assignee: z.optional(z.string()),
  assigneeName: z.optional(z.string()),
  channel: z.optional(z.string()),
  /** Of a consultation: what the expert is asked, for experts without what names the customer. */
  question: z.optional(z.string()),
  dueAt: z.string(),
  /** Since when it waits; absent while it is only planned. */
  openedAt: z.optional(z.string()),
  /** The customer goes first: elderly, disabled, ill, or with somebody who is. */
  priority: z.optional(z.literal(true)),
  /** Of an urgent call: it is made in writing, for this reason. */
  inWriting: z.optional(z.enum(reasonsForWriting)),
  /** Since when its case does not go on by itself. */
  stalledAt: z.optional(z.string()),
  overdue: z.boolean(),
  ...shownMark,
  /** Who else has the case open. */
  presence: z.optional(z.array(PresentPerson)),
});
export type TaskRow = z.infer<typeof TaskRow>;

/** A page of a queue; ask for the rest with `cursor`. `zone` is the one in which days begin and end (IANA). */
export const TaskPage = z.strictObject({
  tasks: z.array(TaskRow),
  zone: z.optional(z.string()),
  cursor: z.optional(z.string()),
});
export type TaskPage = z.infer<typeof TaskPage>;

/** To whom a task goes, and why. */
export const HandOver = z.strictObject({ to: freeText(60), reason: freeText(1000) });
export type HandOver = z.infer<typeof HandOver>;

/** Many tasks and to whom they go: each says it itself, or all go to one person for one reason. */
export const HandOverMany = z.strictObject({
  tasks: z
    .array(
      z.strictObject({
        taskId: freeText(200),
        to: z.exactOptional(freeText(60)),
        reason: z.exactOptional(freeText(1000)),
      }),
    )
    .check(
      z.minLength(1, { error: 'must be at least 1 task' }),
      z.maxLength(50, { error: 'must be at most 50 tasks' }),
    ),
  to: z.exactOptional(freeText(60)),
  reason: z.exactOptional(freeText(1000)),
});
export type HandOverMany = z.infer<typeof HandOverMany>;

/** What became of each, in their order. `unknown`: it failed here, and may have been done; ask again with the same key. */
export const HandedOver = z.strictObject({
  results: z.array(
    z.strictObject({
      taskId: z.string(),
      result: z.enum(['done', 'refused', 'unknown']),
      code: z.optional(z.string()),
      why: z.optional(z.string()),
    }),
  ),
  done: z.int(),
});
export type HandedOver = z.infer<typeof HandedOver>;

/** Why a request that failed is sent again. */
export const SendAgain = z.strictObject({ reason: freeText(1000) });
export type SendAgain = z.infer<typeof SendAgain>;
