import type { CaseFile } from '../case/case-file.ts';
import type { Message } from '../case/message.ts';
import type { Policy } from '../policy/policy.ts';
import type { TemplateId } from '../policy/schema/templates.ts';
import type { Clock, Instant } from '../time.ts';
import { nextWordAfter } from '../timers/next-word.ts';

/** Messages that count as an update to the customer; an acknowledgment only promises one. */
const UPDATES: (TemplateId | undefined)[] = [
  'offer',
  'agreement',
  'final-answer',
  'customer-message',
  'completion-request',
  'late-notice',
  'outage-update',
];

/** Whether a message is an update to the customer that may have reached them: one that failed for good or was taken back never counts. */
export const isUpdate = ({ direction, audience, template, status }: Message): boolean =>
  direction === 'out' &&
  audience === 'customer' &&
  status !== 'failed' &&
  status !== 'taken-back' &&
  UPDATES.includes(template as TemplateId);

/**
 * The date of the next update as it was before a message that did not arrive moved it: an undelivered message keeps no
 * promise. Undefined where it moves nothing.
 */
export const nextWordWithout = (
  { head, messages }: Pick<CaseFile, 'head' | 'messages'>,
  failed: Message,
  deps: { policy: Policy; clock: Clock },
): Instant | undefined => {
  if (head.closedAt || !isUpdate(failed)) return undefined;
  const others = messages.filter((message) => isUpdate(message) && message.messageId !== failed.messageId);
  const last =
    others
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? head.receivedAt;
  const before = nextWordAfter(head, last, deps);
  return before < head.nextWordBy ? before : undefined;
};
