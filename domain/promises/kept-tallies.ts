import type { Commitment } from '../case/settlement.ts';
import type { Tally } from './tallies.ts';

/** How a promise that was kept is counted: one that was broken before stays that. */
export const talliesOfKept = (
  { dueAt, brokenAt, kept }: Commitment,
  { at, isWorded }: { at: string; isWorded: boolean },
): Tally[] => [
  brokenAt !== undefined || kept === false ? 'mended' : at > dueAt ? 'late' : 'kept',
  ...(isWorded ? (['worded'] as const) : []),
];
