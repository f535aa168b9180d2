import type { Option } from '../case/settlement.ts';

/**
 * What an offer can cost at most, in minor units: the customer takes one of its options. What stays open from an earlier round
 * was in somebody's authority then, and counts no second time.
 */
export const optionCost = (options: Pick<Option, 'cost' | 'openSince'>[]): number =>
  Math.max(0, ...options.filter(({ openSince }) => openSince === undefined).map(({ cost }) => cost.amount));

/** Whether somebody with this limit (minor units) needs another's approval before an offer goes out. */
export const needsApproval = (options: Pick<Option, 'cost' | 'openSince'>[], limit: number): boolean =>
  optionCost(options) > limit;
