import type { Hold, Release } from '#domain/holds/holds.ts';
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
  | { effect: 'drop-clock'; name: string }
  /** Tell the company's other systems that a hold begins or ends. */
  | {
      effect: 'publish';
      event: 'hold-placed' | 'hold-released';
      hold: Hold;
      article: string;
      since: string;
      because?: Release;
    };

/** What a clock says when it strikes. Handled by functions/timers. */
export type Tick =
  /** A task is due, or has to climb the next rung of its ladder. */
  | { clock: 'task'; caseId: string; taskId: string; rung: number }
  /** A part of the time of one of a case's clocks is over, in percent: 100 at its end. */
  | { clock: 'case'; caseId: string; id: string; dueAt: string; mark: number }
  /** An execution stopped on an error that repeating did not cure. */
  | { clock: 'stalled'; caseId: string; execution: string };

type ClockEffect = Extract<Effect, { effect: 'set-clock' | 'drop-clock' }>;

/** What lies in the outbox. All clocks of one change lie in one item: items are what the outbox costs. */
type Stored = Effect | { effect: 'clocks'; clocks: ClockEffect[] };
export type OutboxItem = Stored & { caseId: string; effectId: string; createdAt: string; attempts?: number };

const isClock = (effect: Effect): effect is ClockEffect =>
  effect.effect === 'set-clock' || effect.effect === 'drop-clock';

/** Puts the clocks together, where the first of them is. */
const together = (effects: Effect[]): Stored[] => {
  const clocks = effects.filter(isClock);
  if (clocks.length < 2) return effects;
  return effects.flatMap((effect): Stored[] => {
    if (!isClock(effect)) return [effect];
    return effect === clocks[0] ? [{ effect: 'clocks', clocks }] : [];
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
