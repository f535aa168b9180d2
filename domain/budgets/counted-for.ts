import type { ChangePart } from '../case/change.ts';
import type { Instant } from '../time.ts';
import type { Funds } from './funds.ts';

/** How long it is kept that something was proposed to a customer: only proposals at the same time meet there. */
const KEPT_DAYS = 30;

/**
 * What goes with a change that proposes something of cost: where the same customer was proposed something in another case since the sum
 * was read, the change is refused, and whoever decided reads it again.
 */
export const countedFor = (funds: Funds | undefined, at: Instant): ChangePart => {
  const until = new Date(Date.parse(at) + KEPT_DAYS * 86_400_000).toISOString();
  return {
    items: (funds?.customer.versions ?? []).map(({ key, version }) => ({
      kind: 'customer-sum',
      customerKey: key,
      version,
      until,
    })),
  };
};
