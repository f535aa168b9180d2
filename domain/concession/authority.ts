import type { Option } from '../case/settlement.ts';

/** What an offer can cost at most, in minor units: the customer takes one of its options. */
export const optionCost = (options: Pick<Option, 'cost'>[]): number =>
  Math.max(0, ...options.map(({ cost }) => cost.amount));

/** Whether somebody with this limit (minor units) needs another's approval before an offer goes out. */
export const needsApproval = (options: Pick<Option, 'cost'>[], limit: number): boolean => optionCost(options) > limit;
