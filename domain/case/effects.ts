import type { Instant } from '../time.ts';
import type { Hold, Release } from '../vocabulary.ts';

/**
 * What has to happen outside the table once a change is stored. It is stored in the same transaction as the change, done
 * afterwards, and may be done twice without harm.
 */
export type Effect =
  /** Start an execution; its name makes a repeat harmless. */
  | { effect: 'start'; machine: 'complaint' | 'follow-up'; cycle: number; input?: Record<string, unknown> }
  /** Tell the waiting execution what was decided: the token and the output are read from the task. */
  | { effect: 'resume'; taskId: string }
  /** Send a queued message by its channel. */
  | { effect: 'send'; messageId: string }
  /** Fetch a file that came with a message and keep it, if it may be kept. */
  | { effect: 'fetch-attachment'; channel: string; messageId: string; index: number }
  /** Set or move a one-shot timer; `name` is unique in the deployment. */
  | { effect: 'set-timer'; name: string; at: Instant; timerEvent: TimerEvent }
  | { effect: 'drop-timer'; name: string }
  /** Tell the company's other systems that a hold begins or ends. */
  | {
      effect: 'publish';
      event: 'hold-placed' | 'hold-released';
      hold: Hold;
      article: string;
      since: string;
      because?: Release;
    };

/** What a timer says when it fires. Handled by functions/timers. */
export type TimerEvent =
  /** A task is due, or its escalation policy has another step. */
  | { timer: 'task'; caseId: string; taskId: string; step: number }
  /** A part of the time of one of a case's timers is over, in percent: 100 at its end. */
  | { timer: 'case'; caseId: string; id: string; dueAt: Instant; thresholdPercent: number }
  /** An execution stopped on an error that repeating did not cure. */
  | { timer: 'stalled'; caseId: string; execution: string };
