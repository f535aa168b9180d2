import type { Instant } from '#domain/time.ts';
import { ifConditionHolds } from './conditional.ts';
import { keys } from './keys.ts';
import { byItself, type OutboxItem } from './outbox.ts';
import type { Table, Write } from './table.ts';

/** How often an effect failed, and with what the last time; `told` as of `OutboxItem`. */
export type FailedAttempts = { attempts: number; failure: string; told?: string | undefined };

/** Changes an effect that waits in the outbox. @returns false where it was done, or claimed by another run, meanwhile */
const changeEffect = async (
  table: Table,
  { caseId, effectId }: OutboxItem,
  change: { set: Record<string, unknown>; remove?: string[]; expect?: Record<string, unknown>; absent?: string[] },
): Promise<boolean> => ifConditionHolds(table.write([{ update: keys.outbox(caseId, effectId), ...change }]));

/**
 * Leaves an effect in the outbox until an instant. One of several gets an item of its own, from which it is repeated and, in the end,
 * given up by itself; where another run was faster, that one's stays.
 */
const leaveUntil = async (
  table: Table,
  item: OutboxItem,
  { until, set, remove = [] }: { until: Instant; set: Record<string, unknown>; remove?: string[] },
): Promise<void> => {
  if (item.among) await ifConditionHolds(table.write([{ put: { ...byItself(item, until), ...set }, ifAbsent: true }]));
  else await changeEffect(table, item, { set: { ...set, gsi2sk: until }, remove });
};

/** Leaves a failed effect in the outbox, due again at an instant and claimed by nobody. Nothing happens where it was done meanwhile. */
export const postponeEffect = (
  table: Table,
  item: OutboxItem,
  { until, attempts, failure, told }: FailedAttempts & { until: Instant },
): Promise<void> =>
  leaveUntil(table, item, { until, set: { attempts, failure, ...(told && { told }) }, remove: ['claimedAt'] });

/** Leaves an effect that another run is at work on, or was, until it can be told what became of it. No attempt is counted. */
export const leaveEffect = (
  table: Table,
  item: OutboxItem,
  { until, sentAs }: { until: Instant; sentAs?: string },
): Promise<void> => leaveUntil(table, item, { until, set: { ...(sentAs && { sentAs }) } });

/**
 * Claims the sending of a message for this run.
 * @returns false where another run has it, or had it, or the message has left
 */
export const claimEffect = (table: Table, item: OutboxItem, at: Instant): Promise<boolean> =>
  changeEffect(table, item, {
    set: { claimedAt: at, ...(item.claimedAt && { unknown: (item.unknown ?? 0) + 1 }) },
    ...(item.claimedAt ? { expect: { claimedAt: item.claimedAt } } : { absent: ['claimedAt'] }),
  });

/**
 * Takes effects that are seen to out of the outbox, by one call: one that was done twice is there once, and several that lie together
 * leave when all of them are seen to. Each leaves by itself: one that stays is done once more, as after a death.
 */
export const dropEffects = async (table: Table, items: readonly OutboxItem[]): Promise<void> => {
  const lying = Map.groupBy(items, ({ caseId, effectId, among }) => `${caseId} ${among?.effectId ?? effectId}`);
  const drops = [...lying.values()].flatMap((seenTo): Write[] => {
    const [{ caseId, effectId, among }] = seenTo as [OutboxItem];
    const isWhole = new Set(seenTo.map((item) => item.effectId)).size === (among?.count ?? 1);
    return isWhole ? [{ drop: keys.outbox(caseId, among?.effectId ?? effectId) }] : [];
  });
  if (drops.length > 0) await table.write(drops, { apart: true });
};
