import type { CaseFile } from '../case/case-file.ts';
import type { Policy } from '../policy/policy.ts';
import type { Instant } from '../time.ts';
import { caseMessage } from './case-message.ts';
import type { Channels } from './channel-facts.ts';
import type { OutgoingMessage } from './compose.ts';
import { isPublic, wayOf } from './routing.ts';

const TEMPLATE = 'new-link';

/** A link on its way to the customer. */
type LinkDraft = { messageId: string; at: Instant; trackingUrl: string };

/** A message with nothing but the customer's link, where there is an address or a number; undefined where there is none. */
export const linkMessage = (
  { head, complainant }: Pick<CaseFile, 'head' | 'complainant'>,
  deps: { policy: Policy; channels: Channels },
  { messageId, at, trackingUrl }: LinkDraft,
): OutgoingMessage | undefined => {
  const way = wayOf(deps.channels, { head, complainant }, { template: TEMPLATE });
  if (!way || isPublic(way)) return undefined;
  return caseMessage({ head, complainant }, deps, { messageId, at, template: TEMPLATE, values: { trackingUrl } });
};
