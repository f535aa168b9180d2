import { storeItems } from '#cases/store/items.ts';
import { isStopInForce } from '#cases/store/look-ups.ts';
import { ConditionFailed } from '#cases/store/table.ts';
import { Refused } from '#channels/contract.ts';
import { channels } from '#channels/names.ts';
import { CODE_TEMPLATE } from '#domain/case/answer-code.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseItem, textItem } from '#domain/case/change.ts';
import type { Message } from '#domain/case/message.ts';
import { STOPPED } from '#domain/messages/channel-facts.ts';
import { shortTextId } from '#domain/messages/compose.ts';
import { isResolution, resolutionNotified } from '#domain/messages/resolution-notified.ts';
import { isDead, MAIL, wayGiven } from '#domain/messages/routing.ts';
import { stopHash, threadHash } from '#domain/messages/threads.ts';
import { demandAdmitted, waitsForCustomer } from './admit.ts';
import { byHandle } from './by-handle.ts';
import { byMail } from './by-mail.ts';
import type { RelayDeps } from './deps.ts';
import { sendOn } from './dispatch.ts';
import { deliverByPerson, recordFailure } from './undelivered.ts';

/** A message that was sent: the platform's id of it, and the text where it is not the stored one. */
type Sent = { externalId: string; publicText?: string; noticeOnly?: true };

type InCase = { caseId: string; message: Message };

/** The id of the text that was said in public in place of the whole one. */
const publicTextId = (messageId: string): string => `public-${messageId}`;

/** Keeps that a message went out; of a resolution the history says so too, since holds wait for it (domain/holds). */
const keep = async ({ caseId, message }: InCase, items: CaseItem[], { table, cases, clock }: RelayDeps) => {
  if (!isResolution(message)) return storeItems(table, caseId, items);
  const isQueued = ({ messageId, channel, status }: Message) =>
    messageId === message.messageId && channel === message.channel && status === 'queued';
  await cases.change({ caseId, messages: [message.messageId] }, clock.now(), ({ messages }) =>
    messages.some(isQueued) ? { events: [resolutionNotified(message)], items } : undefined,
  );
};

/** A code that has left is kept nowhere: it is a key. */
const spentCode = ({ template, messageId, textId }: Message): CaseItem[] =>
  template === CODE_TEMPLATE ? [textItem(textId, ''), textItem(shortTextId(messageId), '')] : [];

/** Marks a message as sent, and remembers its id on the channel so that an answer, or its fate, finds the case. */
const markSent = async (
  inCase: InCase,
  { externalId, publicText, noticeOnly }: Sent,
  deps: RelayDeps,
): Promise<void> => {
  const { message } = inCase;
  const { messageId, channel } = message;
  const sent: CaseItem[] = [
    {
      kind: 'message-change',
      message,
      set: { status: 'sent', sentAt: deps.clock.now(), externalId, ...(noticeOnly && { noticeOnly }) },
    },
    { kind: 'thread', hash: threadHash(channel, externalId), messageId },
    ...(publicText === undefined ? [] : [textItem(publicTextId(messageId), publicText)]),
    ...spentCode(message),
  ];
  try {
    await keep(inCase, sent, deps);
  } catch (error) {
    // Another delivery of the same record was faster: the message is marked already.
    if (!(error instanceof ConditionFailed)) throw error;
  }
};

/** An address at which nobody was to be found is not written to again. Throws Refused. */
const demandLiving = (file: CaseFile, message: Message): void => {
  const way = message.audience === 'customer' ? wayGiven(channels, file, message) : undefined;
  if (way && isDead(way, file.complainant)) throw new Refused('dead-address');
};

/** Whoever asked for no more messages of a channel gets none, also in a case that was opened since. Throws Refused. */
const demandWanted = async (file: CaseFile, message: Message, { table }: RelayDeps): Promise<void> => {
  if (message.audience !== 'customer' || message.public) return;
  const { channel, handle } = wayGiven(channels, file, message) ?? {};
  const wasStopped = !channel && file.complainant.stopped?.some((stop) => stop.channel === message.channel);
  if (wasStopped || (handle && (await isStopInForce(table, stopHash({ channel: handle.channel, address: handle.id })))))
    throw new Refused(STOPPED);
};

const dispatch = async (file: CaseFile, message: Message, deps: RelayDeps): Promise<Sent> => {
  demandLiving(file, message);
  await demandWanted(file, message, deps);
  const ready = await (message.channel === MAIL ? byMail : byHandle)(file, message, deps);
  await demandAdmitted(file, message, { ready, deps });
  const externalId = await sendOn(ready, deps);
  return {
    externalId,
    ...(message.public && { publicText: ready.outgoing.text }),
    ...(ready.noticeOnly && { noticeOnly: true as const }),
  };
};

/**
 * Sends a queued message by its channel, once as far as a provider allows: a message that is marked as sent or failed is
 * not sent again. What is refused for good goes by the next way, and a person is notified; what no channel can carry is
 * brought by a person; every other error is thrown.
 */
export const sendMessage = async (caseId: string, messageId: string, deps: RelayDeps): Promise<void> => {
  const file = await deps.cases.load(caseId, { messages: [messageId] });
  const message = file?.messages.find((candidate) => candidate.messageId === messageId);
  if (file && message?.status === 'sent' && message.channel === 'tracking-page')
    return deliverByPerson({ caseId, messageId }, deps);
  // It stays as it is: whoever confirms the customer has it sent (functions/desk/confirm-customer).
  if (!file || message?.status !== 'queued' || waitsForCustomer(file, message)) return;
  try {
    await markSent({ caseId, message }, await dispatch(file, message, deps), deps);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await recordFailure({ caseId, messageId }, error.message, deps);
  }
};
