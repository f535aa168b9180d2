import * as z from 'zod/mini';
import { timers } from '../deadline/regime.ts';

/** A timer of a case while it runs. All of it follows from the case's history, its regime and the policy. */
export const CaseTimer = z.strictObject({
  /** Unique in the case: `answer`, `human.<task>`. */
  id: z.string(),
  timer: z.enum([...timers, 'next-word']),
  /** Id of the regime's rule; `policy` for what the company promises by itself. */
  rule: z.string(),
  startedAt: z.string(),
  dueAt: z.string(),
  /** Something open pauses it: nothing is late before that ends. */
  paused: z.exactOptional(z.literal(true)),
  /** Its time is over and what it asks for is not done. */
  breached: z.exactOptional(z.literal(true)),
  /** What fires next: a part of its time in percent, 100 at its end. Absent: all have fired. */
  next: z.exactOptional(z.strictObject({ thresholdPercent: z.int(), at: z.string() })),
  /** How often it has fired; distinguishes its schedules by name, since EventBridge Scheduler deletes one some time after it fired. */
  firedCount: z.int(),
});
export type CaseTimer = z.infer<typeof CaseTimer>;
