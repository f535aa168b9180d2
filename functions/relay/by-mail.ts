import type { CaseFile } from '#domain/case/case-file.ts';
import type { Message } from '#domain/case/message.ts';
import { splitMessageText } from '#domain/messages/compose.ts';
import type { RelayDeps } from './deps.ts';
import { type Mail, MailRefused } from './mailer.ts';

/** Where an answer to a mail about a case arrives: the company's mailbox with the reference after a plus. */
const caseAddress = (mailbox: string, reference: string, domain: string): string =>
  `${mailbox}+${reference.toLowerCase()}@${domain}`;

/** The last mail of the customer, which a mail of ours continues. */
const answered = (file: CaseFile, message: Message): string | undefined =>
  message.inReplyTo ??
  file.messages
    .filter(
      ({ direction, channel, externalId, at }) =>
        direction === 'in' && channel === 'email' && externalId && at <= message.at,
    )
    .sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.externalId;

/** Who reads the message; none where the address was erased or the person has left the policy. */
const readerOf = (file: CaseFile, message: Message, { policy }: RelayDeps): string => {
  const { audience, to } = message;
  const address = audience === 'customer' ? file.complainant.email : policy.people.find(({ id }) => id === to)?.email;
  if (!address) throw new MailRefused('NoAddress');
  return address;
};

/** A message as a mail. Throws MailRefused where there is nobody to read it or nothing to say. */
export const mailOf = (file: CaseFile, message: Message, deps: RelayDeps): Mail => {
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
