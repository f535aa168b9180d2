import type { CaseFile } from '../case/case-file.ts';
import type { Policy } from '../policy/policy.ts';
import type { Instant } from '../time.ts';
import type { Channels } from './channel-facts.ts';
import { compose, messageToCustomer, type OutgoingMessage } from './compose.ts';
import { greetingName } from './greeting.ts';
import { isPublic, wayOf } from './routing.ts';

const TEMPLATE = 'new-link';

/** A link on its way to the customer. */
type LinkDraft = { messageId: string; at: Instant; trackingUrl: string };

/** A message with nothing but the customer's link, where there is an address or a number; undefined where there is none. */
export const linkMessage = (
  { head, complainant }: Pick<CaseFile, 'head' | 'complainant'>,
  { policy, channels }: { policy: Policy; channels: Channels },
  { messageId, at, trackingUrl }: LinkDraft,
): OutgoingMessage | undefined => {
  const way = wayOf(channels, { head, complainant }, { template: TEMPLATE });
  if (!way || isPublic(way)) return undefined;
  const { name: company, phone } = policy.company;
  const content = compose(policy, {
    template: TEMPLATE,
    language: head.replyLanguage,
    values: { name: greetingName(complainant), reference: head.reference, trackingUrl, company, phone },
  });
  return messageToCustomer(channels, { head, complainant }, { messageId, at, template: TEMPLATE, ...content });
};
