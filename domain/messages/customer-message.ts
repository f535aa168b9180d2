import type { Case } from '../case/case.ts';
import type { Complainant } from '../case/complainant.ts';
import type { Policy } from '../policy/policy.ts';
import type { Instant } from '../time.ts';
import { caseMessageContent } from './case-message.ts';
import type { Channels } from './channel-facts.ts';
import { messageToCustomer, type OutgoingMessage } from './compose.ts';

/** What is written to a customer in one's own words. */
export type CustomerMessageDraft = {
  messageId: string;
  at: Instant;
  text: string;
  /** Name of whoever stands behind it: a person of the team, or the company. */
  signedBy: string;
  trackingUrl: string;
  /** Nothing is sent: it is read on the tracking page. */
  onPageOnly?: boolean;
};

/** A message in free words, with greeting, reference, signature and the link to the case. */
export const customerMessage = (
  { head, complainant }: { head: Case; complainant: Complainant },
  { policy, channels }: { policy: Policy; channels: Channels },
  { messageId, at, text, signedBy, trackingUrl, onPageOnly = false }: CustomerMessageDraft,
): OutgoingMessage => {
  const template = 'customer-message';
  const values = { message: text, trackingUrl, owner: signedBy };
  const content = caseMessageContent(policy, { head, complainant }, { template, values });
  const customer = { head, complainant: onPageOnly ? {} : complainant };
  return messageToCustomer(channels, customer, { messageId, at, template, ...content });
};
