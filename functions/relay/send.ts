import { textWrite } from '#cases/store/case-store.ts';
import { keys } from '#cases/store/keys.ts';
import { ConditionFailed, type Write } from '#cases/store/table.ts';
import { threadHash } from '#cases/threads.ts';
import { Refused } from '#channels/contract.ts';
import type { Message } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { isResolution, resolutionNotified } from '#domain/messages/resolution-notified.ts';
import { dispatchOf, sendByChannel } from './by-channel.ts';
import { mailOf } from './by-mail.ts';
import type { RelayDeps } from './deps.ts';
import { MailRefused } from './mailer.ts';
import { recordFailure } from './undelivered.ts';

/** What left the house: the platform's id of it, and the words where they are not the stored ones. */
type Sent = { externalId: string; said?: string };

/** The id of the text that was said in public in place of the whole one. */
const publicTextId = (messageId: string): string => `public-${messageId}`;

/** Keeps that a message went out; of a resolution the history says so too, since holds wait for it (domain/holds). */
const keep = async (caseId: string, message: Message, writes: Write[], { table, cases, clock }: RelayDeps) => {
  if (!isResolution(message)) return table.write(writes);
  const isQueued = ({ messageId, channel, status }: Message) =>
    messageId === message.messageId && channel === message.channel && status === 'queued';
  await cases.change(caseId, clock.now(), ({ messages }) =>
    messages.some(isQueued) ? { events: [resolutionNotified(message)], writes } : undefined,
  );
};

/** Marks a message as sent, and remembers its id on the channel so that an answer, or its fate, finds the case. */
const markSent = async (
  caseId: string,
  message: Message,
  { externalId, said }: Sent,
  deps: RelayDeps,
): Promise<void> => {
  const { messageId, channel } = message;
  const sent: Write[] = [
    {
      update: keys.message(caseId, messageId),
      expect: { status: 'queued', channel },
      set: { status: 'sent', sentAt: deps.clock.now(), externalId },
    },
    { put: { ...keys.thread(threadHash(channel, externalId)), caseId, messageId } },
    ...(said === undefined ? [] : [textWrite(caseId, publicTextId(messageId), said)]),
  ];
  try {
    await keep(caseId, message, sent, deps);
  } catch (error) {
    // Another delivery of the same record was faster: the message is marked already.
    if (!(error instanceof ConditionFailed)) throw error;
  }
};

const dispatch = async (file: CaseFile, message: Message, deps: RelayDeps): Promise<Sent> => {
  if (message.channel === 'email') return { externalId: await deps.mailer.send(mailOf(file, message, deps)) };
  const ready = await dispatchOf(file, message, deps);
  const externalId = await sendByChannel(ready, deps);
  return { externalId, ...(message.public && { said: ready.outgoing.text }) };
};

/**
 * Sends a queued message by its channel, once as far as a provider allows: a message that is marked as sent or failed is
 * not sent again. What is refused for good goes by the next way, and a person is told; every other error is thrown.
 */
export const sendMessage = async (caseId: string, messageId: string, deps: RelayDeps): Promise<void> => {
  const file = await deps.cases.load(caseId);
  const message = file?.messages.find((candidate) => candidate.messageId === messageId);
  if (!file || message?.status !== 'queued') return;
  try {
    await markSent(caseId, message, await dispatch(file, message, deps), deps);
  } catch (error) {
    if (!(error instanceof MailRefused || error instanceof Refused)) throw error;
    await recordFailure(caseId, messageId, error.message, deps);
  }
};
