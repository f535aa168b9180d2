import type { Option } from '../case/settlement.ts';
import type { Policy } from '../policy/policy.ts';

/** Whether the acceptance of an option is worth so much that it takes a code. */
export const needsCode = ({ value, cost }: Option, { negotiation: { code } }: Policy): boolean =>
  Math.max(value?.amount ?? 0, cost.amount) > code.above;

/** An address or a number as it may be shown to whoever holds a link: enough to recognize one's own. */
export const masked = (address: string): string => {
  const [name = '', domain] = address.split('@');
  return domain === undefined ? `•••${address.slice(-3)}` : `${name.slice(0, 1)}•••@${domain}`;
};
