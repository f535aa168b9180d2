import type { Case } from '../case/case.ts';
import type { Message } from '../case/message.ts';
import type { Policy } from '../policy/policy.ts';
import type { Instant } from '../time.ts';

/** Why a message is only kept, as the history says it. */
export const OVER_LIMIT = 'over-daily-limit';

/** The day (UTC) that messages are counted by. */
export const dayOf = (at: Instant): string => at.slice(0, 10);

/** Whether a case has had as many messages of a customer in a day, in all or by a channel, as are seen to one by one. */
export const isOverLimit = (
  { correspondence }: Pick<Case, 'correspondence'>,
  { channel, at }: Pick<Message, 'channel' | 'at'>,
  { limits: { messagesADay } }: Pick<Policy, 'limits'>,
): boolean => {
  const { today } = correspondence ?? {};
  if (today?.day !== dayOf(at)) return false;
  const inAll = Object.values(today.counts).reduce((sum, count) => sum + count, 0);
  return inAll >= messagesADay.ofCase || (today.counts[channel] ?? 0) >= messagesADay.ofChannel;
};
