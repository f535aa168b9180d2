import type { Message } from '#domain/case.ts';
import { sha256 } from '#domain/history.ts';
import { splitMessageText } from '#functions/shared/messages.ts';
import type { CaseFile } from '#functions/shared/store/case-store.ts';
import { keys } from '#functions/shared/store/keys.ts';
import { ConditionFailed, type Write } from '#functions/shared/store/table.ts';
import type { RelayDeps } from './deps.ts';
import { type Mail, MailRefused } from './mailer.ts';
import { recordFailure } from './undelivered.ts';

/** Where an answer to a mail about a case arrives: the company's mailbox with the reference after a plus. */
export const caseAddress = (mailbox: string, reference: string, domain: string): string =>
  `${mailbox}+${reference.toLowerCase()}@${domain}`;

/** The last mail of the customer, which a mail of ours continues. */
const answered = (file: CaseFile, message: Message): string | undefined =>
  message.inReplyTo ??
  file.messages
    .filter(({ direction, externalId, at }) => direction === 'in' && externalId && at <= message.at)
    .sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.externalId;

/** Who reads the message; none where the address was erased or the person has left the policy. */
const readerOf = (file: CaseFile, message: Message, { policy }: RelayDeps): string => {
  const { audience, to } = message;
  const address = audience === 'customer' ? file.complainant.email : policy.people.find(({ id }) => id === to)?.email;
  if (!address) throw new MailRefused('NoAddress');
  return address;
};

const mailOf = (file: CaseFile, message: Message, deps: RelayDeps): Mail => {
  const text = file.texts.get(message.textId);
  if (text === undefined) throw new MailRefused('NoText');
  const mail = { to: readerOf(file, message, deps), ...splitMessageText(text) };
  if (message.audience !== 'customer') return { ...mail, personal: false };
  const inReplyTo = answered(file, message);
  return {
    ...mail,
    personal: message.template === 'customer-message',
    replyTo: caseAddress(deps.policy.company.mailbox, file.head.reference, deps.mailDomain),
    ...(inReplyTo && { inReplyTo }),
  };
};

/** Marks a message as sent, and remembers its Message-ID so that an answer finds the case. */
const markSent = async (caseId: string, messageId: string, externalId: string, deps: RelayDeps): Promise<void> => {
  const sent: Write[] = [
    {
      update: keys.message(caseId, messageId),
      expect: { status: 'queued' },
      set: { status: 'sent', sentAt: deps.clock.now(), externalId },
    },
    { put: { ...keys.thread(sha256(externalId)), caseId } },
  ];
  try {
    await deps.table.write(sent);
  } catch (error) {
    // Another delivery of the same record was faster: the message is marked already.
    if (!(error instanceof ConditionFailed)) throw error;
  }
};

/**
 * Sends a queued message, once as far as a mail provider allows: a message that is marked as sent or failed is not sent
 * again. What the provider refuses for good is recorded, and a person is told; every other error is thrown.
 */
export const sendMessage = async (caseId: string, messageId: string, deps: RelayDeps): Promise<void> => {
  const file = await deps.cases.load(caseId);
  const message = file?.messages.find((candidate) => candidate.messageId === messageId);
  if (!file || message?.status !== 'queued') return;
  try {
    await markSent(caseId, messageId, await deps.mailer.send(mailOf(file, message, deps)), deps);
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    await recordFailure(caseId, messageId, error.message, deps);
  }
};
