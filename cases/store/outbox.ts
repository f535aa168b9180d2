import type { Effect } from '#domain/case/effects.ts';
import { type Instant, instantAfter } from '#domain/time.ts';
import { ifConditionHolds } from './conditional.ts';
import { keys, pendingPartition, shardOf } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

type TimerEffect = Extract<Effect, { effect: 'set-timer' | 'drop-timer' }>;

/** What lies in the outbox. All timers of one change lie in one item: items are what the outbox costs. */
type Stored = Effect | { effect: 'timers'; timers: TimerEffect[] };
export type OutboxItem = Stored & {
  /** Of the case whose change asked for it, or of the incident (domain/incidents), of which others are only told. */
  caseId: string;
  effectId: string;
  createdAt: string;
  /**
   * Who tries it first: the relay, as the table's stream tells it, the run that left it, or, where it has to wait for long, the sweep,
   * which also tries what is left of either.
   */
  triedBy?: 'stream' | 'run' | 'sweep';
  attempts?: number;
} & Delivering;

/** How far the sending of a message has got, kept with its effect so that no other run sends it as well. */
type Delivering = {
  /** Since when a run is about to send it, or was when it died. */
  claimedAt?: string;
  /** The channel's id of the message that has left and could not be marked. */
  sentAs?: string;
  /** How often a run claimed it and nothing more was heard. */
  unknown?: number;
};

/** What the sort keys of all of them begin with. */
export const OUTBOX_PREFIX = 'OUTBOX#';

const isTimer = (effect: Effect): effect is TimerEffect =>
  effect.effect === 'set-timer' || effect.effect === 'drop-timer';

/** Puts the timers together, where the first of them is. */
const together = (effects: readonly Effect[]): readonly Stored[] => {
  const timers = effects.filter(isTimer);
  if (timers.length < 2) return effects;
  return effects.flatMap((effect): Stored[] => {
    if (!isTimer(effect)) return [effect];
    return effect === timers[0] ? [{ effect: 'timers', timers }] : [];
  });
};

/** Younger effects are left to the stream, which is at work on them; the sweep sees to older ones. */
export const STREAM_HAS_MS = 30_000;

/** Before when an effect must not be done. */
export const notBeforeOf = (effect: Stored): Instant | undefined =>
  'notBefore' in effect ? effect.notBefore : undefined;

/** From when on the sweep counts an effect as old: one that must not be done yet is due for it as soon as it may be. */
const dueFrom = (effect: Stored, at: Instant): Instant => {
  const notBefore = notBeforeOf(effect);
  return notBefore === undefined ? at : instantAfter(notBefore, -STREAM_HAS_MS);
};

const outboxItem = (
  { caseId, effectId, at }: { caseId: string; effectId: string; at: Instant },
  effect: Stored,
): Item => ({
  ...keys.outbox(caseId, effectId),
  gsi2pk: pendingPartition(shardOf(caseId)),
  gsi2sk: dueFrom(effect, at),
  ...effect,
  caseId,
  effectId,
  createdAt: at,
  triedBy: effect.effect === 'notice' ? 'sweep' : 'stream',
});

/** The writes that leave effects in the outbox. Ids sort in the order given, the first at the place `from`. */
export const outboxWrites = (
  caseId: string,
  { seq, at, from = 0 }: { seq: number; at: string; from?: number },
  effects: readonly Effect[],
): Write[] =>
  together(effects).map((effect, index) => {
    const effectId = `${String(seq).padStart(6, '0')}-${String(from + index).padStart(2, '0')}`;
    return { put: outboxItem({ caseId, effectId, at }, effect) };
  });

/**
 * Stores effects that follow from another one that is being done: under ids made from its, so that doing it twice asks once for
 * what still waits.
 */
export const addEffects = async (
  table: Table,
  { caseId, after, at }: { caseId: string; after: string; at: Instant },
  effects: readonly Exclude<Effect, TimerEffect>[],
): Promise<void> => {
  for (const [index, effect] of effects.entries())
    await ifConditionHolds(
      table.write([{ put: outboxItem({ caseId, effectId: `${after}-${index + 1}`, at }, effect), ifAbsent: true }]),
    );
};
