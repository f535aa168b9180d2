import * as z from 'zod/mini';
import { taskKinds } from '../tasks/kinds.ts';
import { domains } from '../vocabulary.ts';

/** Why an urgent contact is made in writing: the customer cannot hear or take a call, left no number, did not answer the calls. */
export const reasonsForWriting = ['cannot-hear', 'no-phone', 'not-reached'] as const;
export type ReasonForWriting = (typeof reasonsForWriting)[number];

/**
 * A piece of work that an execution waits for. A stage plans it, the state machine opens it by storing its token,
 * one decision closes it. The token never leaves the back end.
 */
export const Task = z.strictObject({
  taskId: z.string(),
  caseId: z.string(),
  kind: z.enum(taskKinds),
  cycle: z.int(),
  status: z.enum(['planned', 'open', 'decided', 'withdrawn']),
  /** Person id in the policy, or `customer`. Absent: nobody could be found, a supervisor must hand it over. */
  assignee: z.exactOptional(z.string()),
  dueAt: z.string(),
  /** How many steps of its escalation policy were taken: 0 = nobody was reminded yet. */
  step: z.int(),
  plannedAt: z.string(),
  openedAt: z.exactOptional(z.string()),
  /** From when its escalation steps count, where they were paused for a while: later than `openedAt`. */
  countsFrom: z.exactOptional(z.string()),
  decidedAt: z.exactOptional(z.string()),
  decidedBy: z.exactOptional(z.string()),
  token: z.exactOptional(z.string()),
  /**
   * Question id of a consultation, round of an offer, index of a promise; reason and key of an escalation; what a release
   * sends: `offer` or `final-answer`; what a second person decides: `set-aside:spam`, `clear:lucia`.
   */
  subject: z.exactOptional(z.string()),
  /** Of what a second person decides: who proposed it, and so does not decide it. */
  proposedBy: z.exactOptional(z.string()),
  domain: z.exactOptional(z.enum(domains)),
  /** Of an urgent call: it is made in writing, for this reason. */
  inWriting: z.exactOptional(z.enum(reasonsForWriting)),
  /** Its customer goes first (Ley 10/2025 art. 10.6): it stands before others in every queue. */
  priority: z.exactOptional(z.literal(true)),
  /** How high an escalation went. */
  level: z.exactOptional(z.enum(['supervisor', 'head'])),
  /** The id of the personal-text item that belongs to the task, such as an expert's question. */
  textId: z.exactOptional(z.string()),
  /** Of a consultation: the ids of the files that the expert may open; whoever asked chose them. */
  files: z.exactOptional(z.array(z.string())),
  /** What is handed to the execution: ids and routing fields only. */
  output: z.exactOptional(z.record(z.string(), z.unknown())),
});
export type Task = z.infer<typeof Task>;
