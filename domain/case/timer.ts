import type { TimerName } from '../deadline/regime.ts';
import type { Instant } from '../time.ts';

/** A timer of a case while it runs. All of it follows from the case's history, its regime and the policy. */
export type CaseTimer = {
  /** Unique in the case: `answer`, `human.<task>`. */
  id: string;
  timer: TimerName | 'next-word';
  /** Id of the regime's rule; `policy` for what the company promises by itself. */
  rule: string;
  startedAt: Instant;
  dueAt: Instant;
  /** Something open holds it: nothing is late before that ends. */
  stopped?: true;
  /** Its time is over and what it asks for is not done. */
  breached?: true;
  /** What strikes next: a part of its time in percent, 100 at its end. Absent: all has struck. */
  next?: { thresholdPercent: number; at: Instant };
  /** How often it has struck; names its schedules apart, since one that struck may still be on its way out. */
  firedCount: number;
};
