import type { Effect } from '#domain/case/effects.ts';
import { type Instant, instantAfter } from '#domain/time.ts';
import { ifConditionHolds } from './conditional.ts';
import { keys, pendingPartition, severalPartition, shardOf } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

type TimerEffect = Extract<Effect, { effect: 'set-timer' | 'drop-timer' }>;

/** An effect as it is done. All timers of one change are one: a later one of a name must stand. */
type Stored = Effect | { effect: 'timers'; timers: TimerEffect[] };

/** Effects of one change in one item: items are what the outbox costs. Each has its own id, and is done and told of by itself. */
type Several = Filed & { effect: 'several'; parts: (Stored & { effectId: string })[] };

/** What an item of the outbox has beside its effects. */
type Filed = {
  /** Of the case whose change asked for it, or of the incident (domain/incidents), of which others are only told. */
  caseId: string;
  effectId: string;
  createdAt: string;
  /**
   * Who tries it first: the relay, as the table's stream tells it, the run that left it, or, where it has to wait for long, the sweep,
   * which also tries what is left of either. `relay` is as `stream`, of several effects: while a new version is deployed the relay of the
   * one before, which does not know them, leaves them lying.
   */
  triedBy?: 'stream' | 'relay' | 'run' | 'sweep';
};

/** An effect that waits in the outbox, by itself or among others. */
export type OutboxItem = Stored &
  Filed & {
    attempts?: number;
    /** The id of the last event of its change that the system was told of, where a run did not get through all of them. */
    told?: string;
    /** The item it lies in with so many of its change; none where it lies by itself. */
    among?: { effectId: string; count: number };
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

/** Where an effect lies, and among what is due. */
const placeOf = (
  { caseId, effectId }: { caseId: string; effectId: string },
  due: Instant,
  partitionOf = pendingPartition,
): Item => ({ ...keys.outbox(caseId, effectId), gsi2pk: partitionOf(shardOf(caseId)), gsi2sk: due });

const outboxItem = (filed: { caseId: string; effectId: string; at: Instant }, effect: Stored): Item => {
  const { caseId, effectId, at } = filed;
  return {
    ...placeOf(filed, dueFrom(effect, at)),
    ...effect,
    ...{ caseId, effectId, createdAt: at, triedBy: effect.effect === 'notice' ? 'sweep' : 'stream' },
  };
};

/** What lies by itself: it waits, is claimed, takes long, or is handed to another function that looks for it under its own id. */
const BY_ITSELF: ReadonlySet<Stored['effect']> = new Set(['send', 'notice', 'notify', 'execute', 'fetch-attachment']);

/** The writes that leave effects in the outbox. Ids sort in the order given, the first at the place `from`. */
export const outboxWrites = (
  caseId: string,
  { seq, at, from = 0 }: { seq: number; at: string; from?: number },
  effects: readonly Effect[],
): Write[] => {
  const change = String(seq).padStart(6, '0');
  const all = together(effects).map((effect, index) => ({
    ...effect,
    effectId: `${change}-${String(from + index).padStart(2, '0')}`,
  }));
  const parts = all.filter(({ effect }) => !BY_ITSELF.has(effect));
  const single = (some: typeof all): Write[] =>
    some.map(({ effectId, ...effect }) => ({ put: outboxItem({ caseId, effectId, at }, effect) }));
  if (parts.length < 2) return single(all);
  const filed: Several = { effect: 'several', parts, caseId, effectId: change, createdAt: at, triedBy: 'relay' };
  return [
    { put: { ...placeOf(filed, at, severalPartition), ...filed } },
    ...single(all.filter((one) => !parts.includes(one))),
  ];
};

/** The effects in an item of the outbox, each as if it lay there by itself. */
export const effectsOf = (item: Item): OutboxItem[] => {
  const stored = item as unknown as OutboxItem | (Several & Item);
  if (stored.effect !== 'several') return [stored];
  const { parts, effectId, effect: _, pk: __, sk: ___, ...filed } = stored;
  const among = { effectId, count: parts.length };
  return parts.map((part) => ({ ...filed, ...part, among }));
};

/** One of several, as it lies by itself from an instant on: the sweep has seen to it from then. */
export const byItself = ({ among: _, ...effect }: OutboxItem, due: Instant): Item => ({
  ...effect,
  ...placeOf(effect, due),
  triedBy: 'sweep',
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
