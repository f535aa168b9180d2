import type { Instant } from '#domain/time.ts';
import { firstOf, type Schedule } from '#domain/timers/schedules.ts';
import { keys, shardOf, timersPartition } from './keys.ts';
import type { Item, Write } from './table.ts';

/** Where a case is listed by the first of its other timers; without one it is in no list. */
export const timersItem = (caseId: string, first: Instant | undefined): Item => ({
  ...keys.timers(caseId),
  caseId,
  ...(first !== undefined && { gsi2pk: timersPartition(shardOf(caseId)), gsi2sk: first }),
});

/** Lists a case by the first of its other timers, where that moves: whoever looks for lost ones reads what is due and no case besides. */
export const timersDueWrites = (
  caseId: string,
  { before, after }: { before: readonly Schedule[]; after: readonly Schedule[] },
): Write[] => {
  const first = firstOf(after);
  return first === firstOf(before) ? [] : [{ put: timersItem(caseId, first) }];
};
