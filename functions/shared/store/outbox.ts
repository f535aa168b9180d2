import { keys, pendingPartition, shardOf } from './keys.ts';
import type { Write } from './table.ts';

/**
 * What has to happen outside the table once a change is stored. It is written in the same transaction as the change;
 * the relay reads it from the table's stream, does it (every effect may be done twice without harm), and drops it.
 */
export type Effect =
  /** Start an execution; its name makes a repeat harmless. */
  | { effect: 'start'; machine: 'complaint' | 'follow-up'; run: number; input?: Record<string, unknown> }
  /** Tell the waiting execution what was decided: the token and the output are read from the task. */
  | { effect: 'resume'; taskId: string }
  /** Send a queued message by its channel. */
  | { effect: 'send'; messageId: string }
  /** Fetch a file that came with a message and keep it, if it may be kept. */
  | { effect: 'fetch-attachment'; channel: string; messageId: string; index: number }
  /** Set or move a one-shot clock; `name` is unique in the deployment. */
  | { effect: 'set-clock'; name: string; at: string; tick: Tick }
  | { effect: 'drop-clock'; name: string };

/** What a clock says when it strikes. Handled by functions/deadlines. */
export type Tick =
  /** A task is due, or has to climb the next rung of its ladder. */
  | { clock: 'task'; caseId: string; taskId: string; rung: number }
  /** The promise of the next word, or the date of the answer, has come. */
  | { clock: 'next-word' | 'answer'; caseId: string; at: string }
  /** An execution stopped on an error that repeating did not cure. */
  | { clock: 'stalled'; caseId: string; execution: string };

export type OutboxItem = Effect & { caseId: string; effectId: string; createdAt: string; attempts?: number };

/** The writes that leave effects in the outbox. Ids sort in the order given. */
export const outboxWrites = (caseId: string, seq: number, at: string, effects: Effect[]): Write[] =>
  effects.map((effect, index) => {
    const effectId = `${String(seq).padStart(6, '0')}-${String(index).padStart(2, '0')}`;
    return {
      put: {
        ...keys.outbox(caseId, effectId),
        gsi2pk: pendingPartition(shardOf(caseId)),
        gsi2sk: at,
        ...effect,
        caseId,
        effectId,
        createdAt: at,
      },
    };
  });
