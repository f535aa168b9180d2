import { channels } from '#channels/names.ts';
import { isEnded } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import type { Task } from '#domain/case/task.ts';
import { isThanks } from '#domain/matching/matching.ts';
import { caseMessage } from '#domain/messages/case-message.ts';
import type { OutgoingMessage } from '#domain/messages/compose.ts';
import { correspondenceOf, RECEIPT } from '#domain/messages/correspondence.ts';
import { whoAndWhen } from '#domain/messages/who-and-when.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';

/** After a word of ours to the customer: a talk is going on, or the acknowledgment says it all. */
const AFTER_OUR_WORD = 'PT1H';
const AFTER_RECEIPT = 'P1D';
/** In one case: should two programs ever answer each other, they stop here. */
const MOST_RECEIPTS = 10;

/** What a customer added to a case, and from where. */
type Addition = { messageId: string; channel: string; text: string; complainant: Complainant; trackingUrl: string };

const isDue = (file: CaseFile, { text }: Addition, clock: Clock): boolean => {
  const { lastWordAt, receipts, lastReceiptAt } = correspondenceOf(file);
  const isOlder = (than: string, at: Instant | undefined) => at === undefined || clock.after(at, than) <= clock.now();
  return (
    !isEnded(file.head) &&
    // Before our first word the acknowledgment is on its way.
    lastWordAt !== undefined &&
    receipts < MOST_RECEIPTS &&
    isOlder(AFTER_OUR_WORD, lastWordAt) &&
    isOlder(AFTER_RECEIPT, lastReceiptAt) &&
    !isThanks(text)
  );
};

/**
 * The receipt for something a customer adds to an open case: that it arrived and is together with the rest. One for a whole
 * chat, at most one a day, on the channel it came by, never in public. Undefined where none is due. Put `writes` and
 * `effects` into the change that stores the addition.
 */
export const receivedAgain = (
  file: CaseFile,
  addition: Addition,
  { policy, clock }: { policy: Policy; clock: Clock },
): OutgoingMessage | undefined => {
  if (!isDue(file, addition, clock)) return undefined;
  const { head } = file;
  const { complainant, channel, trackingUrl } = addition;
  const receipt = caseMessage(
    { head: { ...head, preferredChannel: channel }, complainant },
    { policy, channels },
    { messageId: `${RECEIPT}-${addition.messageId}`, at: clock.now(), template: RECEIPT, values: { trackingUrl } },
  );
  return receipt.message.channel === channel ? receipt : undefined;
};

/**
 * The receipt for what a customer writes in a closed case: that it arrived, who reads it and until when they are answered. One
 * for each task that asks a person about it, on the channel it came by, never in public: two programs that answer each other
 * get no further than that.
 */
export const receivedAfterClosing = (
  file: CaseFile,
  { messageId, channel, complainant, trackingUrl, task }: Addition & { task: Task },
  { policy, clock }: { policy: Policy; clock: Clock },
): OutgoingMessage | undefined => {
  const at: Instant = clock.now();
  const receipt = whoAndWhen(
    { ...file, complainant, head: { ...file.head, preferredChannel: channel } },
    { policy, channels },
    { task, template: 'received-after-closing', messageId: `received-after-closing-${messageId}`, at, trackingUrl },
  );
  return receipt.message.channel === channel && !receipt.message.public ? receipt : undefined;
};
