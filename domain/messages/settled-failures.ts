import type { CaseFile } from '../case/case-file.ts';
import type { CaseItem } from '../case/change.ts';
import type { Message } from '../case/message.ts';
import type { Instant } from '../time.ts';

const isUnsettled = ({ direction, audience, status, settledAt }: Message): boolean =>
  direction === 'out' && audience === 'customer' && status === 'failed' && settledAt === undefined;

/**
 * That nobody has to act any more on messages to the customer that did not arrive: somebody told them, or what stood in the way
 * was mended.
 * @param which of them; all where it is not given
 */
export const settledFailures = (
  { messages }: Pick<CaseFile, 'messages'>,
  at: Instant,
  which: (message: Message) => boolean = () => true,
): CaseItem[] =>
  messages
    .filter((message) => isUnsettled(message) && which(message))
    .map((message) => ({ kind: 'message-change', message, set: { settledAt: at } }));
