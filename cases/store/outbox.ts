import type { Hold, Release } from '#domain/holds/holds.ts';
import { keys, pendingPartition, shardOf } from './keys.ts';
import type { Write } from './table.ts';

/**
 * What has to happen outside the table once a change is stored. It is written in the same transaction as the change;
 * the relay reads it from the table's stream, does it (every effect may be done twice without harm), and drops it.
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
  | { effect: 'set-timer'; name: string; at: string; timerEvent: TimerEvent }
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

/** What a timer says when it strikes. Handled by functions/timers. */
export type TimerEvent =
  /** A task is due, or has to climb the next step of its ladder. */
  | { timer: 'task'; caseId: string; taskId: string; step: number }
  /** A part of the time of one of a case's timers is over, in percent: 100 at its end. */
  | { timer: 'case'; caseId: string; id: string; dueAt: string; thresholdPercent: number }
  /** An execution stopped on an error that repeating did not cure. */
  | { timer: 'stalled'; caseId: string; execution: string };

type TimerEffect = Extract<Effect, { effect: 'set-timer' | 'drop-timer' }>;

/** What lies in the outbox. All timers of one change lie in one item: items are what the outbox costs. */
type Stored = Effect | { effect: 'timers'; timers: TimerEffect[] };
export type OutboxItem = Stored & { caseId: string; effectId: string; createdAt: string; attempts?: number };

const isTimer = (effect: Effect): effect is TimerEffect =>
  effect.effect === 'set-timer' || effect.effect === 'drop-timer';

/** Puts the timers together, where the first of them is. */
const together = (effects: Effect[]): Stored[] => {
  const timers = effects.filter(isTimer);
  if (timers.length < 2) return effects;
  return effects.flatMap((effect): Stored[] => {
    if (!isTimer(effect)) return [effect];
    return effect === timers[0] ? [{ effect: 'timers', timers }] : [];
  });
};

/** The writes that leave effects in the outbox. Ids sort in the order given. */
export const outboxWrites = (caseId: string, seq: number, at: string, effects: Effect[]): Write[] =>
  together(effects).map((effect, index) => {
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
