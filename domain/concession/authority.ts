import type { Option } from '../case/settlement.ts';

/** What the dearest of some options costs, in minor units: the customer takes one of them. */
export const dearest = (options: readonly Pick<Option, 'cost'>[]): number =>
  Math.max(0, ...options.map(({ cost }) => cost.amount));

/**
 * What an offer can cost at most, in minor units: the customer takes one of its options. What stays open from an earlier round
 * was in somebody's authority then, and counts no second time.
 */
export const optionCost = (options: Pick<Option, 'cost' | 'openSince'>[]): number =>
  dearest(options.filter(({ openSince }) => openSince === undefined));

/** Whether somebody with this limit (minor units) needs another's approval before an offer goes out. */
export const needsApproval = (options: Pick<Option, 'cost' | 'openSince'>[], limit: number): boolean =>
  optionCost(options) > limit;
