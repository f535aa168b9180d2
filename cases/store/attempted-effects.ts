import type { Instant } from '#domain/time.ts';
import { ifConditionHolds } from './conditional.ts';
import { keys } from './keys.ts';
import type { OutboxItem } from './outbox.ts';
import type { Table } from './table.ts';

/** How often an effect failed, and with what the last time. */
export type FailedAttempts = { attempts: number; failure: string };

/** Changes an effect that waits in the outbox. @returns false where it was done, or claimed by another run, meanwhile */
const changeEffect = async (
  table: Table,
  { caseId, effectId }: OutboxItem,
  change: { set: Record<string, unknown>; remove?: string[]; expect?: Record<string, unknown>; absent?: string[] },
): Promise<boolean> => ifConditionHolds(table.write([{ update: keys.outbox(caseId, effectId), ...change }]));

/** Leaves a failed effect in the outbox, due again at an instant and claimed by nobody. Nothing happens where it was done meanwhile. */
export const postponeEffect = async (
  table: Table,
  item: OutboxItem,
  { attempts, failure, until }: FailedAttempts & { until: Instant },
): Promise<void> => {
  await changeEffect(table, item, { set: { attempts, failure, gsi2sk: until }, remove: ['claimedAt'] });
};

/** Leaves an effect that another run is at work on, or was, until it can be told what became of it. No attempt is counted. */
export const leaveEffect = async (
  table: Table,
  item: OutboxItem,
  { until, sentAs }: { until: Instant; sentAs?: string },
): Promise<void> => {
  await changeEffect(table, item, { set: { gsi2sk: until, ...(sentAs && { sentAs }) } });
};

/**
 * Claims the sending of a message for this run.
 * @returns false where another run has it, or had it, or the message has left
 */
export const claimEffect = (table: Table, item: OutboxItem, at: Instant): Promise<boolean> =>
  changeEffect(table, item, {
    set: { claimedAt: at, ...(item.claimedAt && { unknown: (item.unknown ?? 0) + 1 }) },
    ...(item.claimedAt ? { expect: { claimedAt: item.claimedAt } } : { absent: ['claimedAt'] }),
  });

/** Takes effects that are done out of the outbox, by one call. One that was done twice is there once. */
export const dropEffects = (table: Table, items: readonly OutboxItem[]): Promise<void> => {
  const places = new Map(items.map(({ caseId, effectId }) => [`${caseId} ${effectId}`, keys.outbox(caseId, effectId)]));
  return table.write([...places.values()].map((drop) => ({ drop })));
};
