import { ifConditionHolds } from '#cases/store/conditional.ts';
import { storeItems } from '#cases/store/items.ts';
import { isStopInForce } from '#cases/store/look-ups.ts';
import type { OutboxItem } from '#cases/store/outbox.ts';
import { Refused } from '#channels/contract.ts';
import { channels } from '#channels/names.ts';
import { mayHaveLeft } from '#channels/shared/may-have-left.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Message } from '#domain/case/message.ts';
import { STOPPED } from '#domain/messages/channel-facts.ts';
import { letGo } from '#domain/messages/hold-back.ts';
import { isDead, MAIL, wayGiven } from '#domain/messages/routing.ts';
import { stopHash } from '#domain/messages/threads.ts';
import { log } from '#platform/log.ts';
import { demandAdmitted, waitsForCustomer } from './admit.ts';
import { byHandle } from './by-handle.ts';
import { byMail } from './by-mail.ts';
import { claim, endOfLease, StillSending } from './claim.ts';
import type { RelayDeps } from './deps.ts';
import { type Dispatch, sendOn } from './dispatch.ts';
import { type InCase, markSent, type Sent } from './mark-sent.ts';
import { isSeenAtDesk } from './seen-at-desk.ts';
import { deliverByPerson, recordFailure } from './undelivered.ts';

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

/** The message as its channel is given it. Throws Refused where it is not to go out, or not by this way. */
const prepare = async (file: CaseFile, message: Message, deps: RelayDeps): Promise<Dispatch> => {
  demandLiving(file, message);
  await demandWanted(file, message, deps);
  const ready = await (message.channel === MAIL ? byMail : byHandle)(file, message, deps);
  await demandAdmitted(file, message, { ready, deps });
  return ready;
};

/** Hands it to its channel, once for each claim. Throws StillSending where nobody knows whether it has left. */
const dispatch = async (message: Message, ready: Dispatch, deps: RelayDeps): Promise<Sent> => {
  const claimedAt = deps.clock.now();
  const externalId = await sendOn(ready, deps).catch((error: unknown) => {
    throw mayHaveLeft(error) ? new StillSending(endOfLease(claimedAt)) : error;
  });
  return {
    externalId,
    ...(message.public && { publicText: ready.outgoing.text }),
    ...(ready.noticeOnly && { noticeOnly: true as const }),
  };
};

/** What has left and cannot be marked now is remembered with its effect, to be marked later. */
const mark = (inCase: InCase, sent: Sent, deps: RelayDeps): Promise<void> =>
  markSent(inCase, sent, deps).catch(() => {
    throw new StillSending(deps.clock.now(), sent.externalId);
  });

/**
 * Lets a message go whose writer can no longer take it back. The same condition as in taking it back decides between the two.
 * Throws StillSending where somebody was faster: the case says who.
 */
const released = async ({ caseId }: OutboxItem, message: Message, { table, clock }: RelayDeps): Promise<Message> => {
  const gone = letGo(message);
  const change = { kind: 'message-change', message, set: { status: gone.status } } as const;
  if (!(await ifConditionHolds(storeItems(table, caseId, [change])))) throw new StillSending(clock.now());
  return gone;
};

/** A notice that its reader needs no more stays what it was, and never leaves. */
const keepBack = async ({ caseId, message }: InCase, { table }: RelayDeps): Promise<void> => {
  await ifConditionHolds(
    storeItems(table, caseId, [{ kind: 'message-change', message, set: { status: 'taken-back' } }]),
  );
};

/**
 * Sends a queued message by its channel, once as far as a provider allows: what is marked as sent or failed, or claimed by
 * another run, is not sent again. What is refused for good goes by the next way, and a person is notified; what no channel can
 * carry is brought by a person; every other error is thrown.
 * @throws StillSending where it is to be looked at again
 */
export const sendMessage = async (item: OutboxItem & { effect: 'send' }, deps: RelayDeps): Promise<void> => {
  const { caseId, messageId, sentAs } = item;
  const file = await deps.cases.load(caseId, { messages: [messageId] });
  const kept = file?.messages.find((candidate) => candidate.messageId === messageId);
  const message = kept?.status === 'held' ? await released(item, kept, deps) : kept;
  if (file && message?.status === 'sent' && message.channel === 'tracking-page')
    return deliverByPerson({ caseId, messageId }, deps);
  // It stays as it is: whoever confirms the customer has it sent (functions/desk/confirm-customer).
  if (!file || message?.status !== 'queued' || waitsForCustomer(file, message)) return;
  const inCase = { caseId, message };
  if (sentAs) return mark(inCase, { externalId: sentAs }, deps);
  if (await isSeenAtDesk(item, { file, message }, deps)) return keepBack(inCase, deps);
  try {
    const ready = await prepare(file, message, deps);
    await claim(item, deps);
    await mark(inCase, await dispatch(message, ready, deps), deps);
    log('info', 'message sent', { caseId, messageId, channel: ready.channel });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await recordFailure({ caseId, messageId }, error.message, deps);
  }
};
