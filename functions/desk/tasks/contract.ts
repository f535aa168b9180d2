import * as z from 'zod/mini';
import { reasonsForWriting } from '#domain/case/task.ts';
import { taskKinds } from '#domain/tasks/kinds.ts';
import { freeText } from '#platform/text.ts';

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
] as const;
export type View = (typeof views)[number];

/** One line of a queue. `overdue`: its date has passed. */
export const TaskRow = z.strictObject({
  id: z.string(),
  kind: z.enum(taskKinds),
  status: z.literal('open'),
  caseId: z.string(),
  reference: z.string(),
  assignee: z.optional(z.string()),
  dueAt: z.string(),
  severity: z.optional(z.int()),
  topic: z.optional(z.string()),
  /** The customer goes first: elderly, disabled, ill, or with somebody who is. */
  priority: z.optional(z.literal(true)),
  /** Of an urgent call: it is made in writing, for this reason. */
  inWriting: z.optional(z.enum(reasonsForWriting)),
  overdue: z.boolean(),
});
export type TaskRow = z.infer<typeof TaskRow>;

/** A page of a queue; ask for the rest with `cursor`. */
export const TaskPage = z.strictObject({ tasks: z.array(TaskRow), cursor: z.optional(z.string()) });
export type TaskPage = z.infer<typeof TaskPage>;

/** To whom a task goes, and why. */
export const HandOver = z.strictObject({ to: freeText(60), reason: freeText(1000) });
export type HandOver = z.infer<typeof HandOver>;
