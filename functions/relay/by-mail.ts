import { type Outgoing, Refused } from '#channels/contract.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { linkVersion } from '#domain/case/links.ts';
import type { Message } from '#domain/case/message.ts';
import { splitMessageText } from '#domain/messages/compose.ts';
import { isReplyByItself } from '#domain/messages/outgoing-kinds.ts';
import { MAIL } from '#domain/messages/routing.ts';
import type { RelayDeps } from './deps.ts';
import type { Dispatch } from './dispatch.ts';
import { mailHtml } from './mail-html.ts';
import { noticeOnly } from './notice-only.ts';

/** Where an answer to a mail about a case arrives: the company's mailbox with the reference after a plus. */
const caseAddress = (mailbox: string, reference: string, domain: string): string =>
  `${mailbox}+${reference.toLowerCase()}@${domain}`;

/** The last mail of the customer, which a mail of ours continues. */
const answered = (file: CaseFile, message: Message): string | undefined =>
  message.inReplyTo ??
  file.messages
    .filter(
      ({ direction, channel, externalId, at, person }) =>
        direction === 'in' && !person && channel === MAIL && externalId && at <= message.at,
    )
    .sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.externalId;

/** Who reads the message; none where the address was erased or the person has left the policy. */
const readerOf = (file: CaseFile, message: Message, { policy }: RelayDeps): string => {
  const { audience, to } = message;
  const address = audience === 'customer' ? file.complainant.email : policy.people.find(({ id }) => id === to)?.email;
  if (!address) throw new Refused('NoAddress');
  return address;
};

/** What a mail has besides its words. */
type CaseMail = Pick<Outgoing, 'personal' | 'replyTo' | 'inReplyTo' | 'trackingUrl'>;

/** What only a mail to the customer has: an answer comes back to the case. */
const forCustomer = async (
  file: CaseFile,
  message: Message,
  { policy, mailDomain, trackingUrl }: RelayDeps,
): Promise<CaseMail> => {
  const { caseId, reference } = file.head;
  const inReplyTo = answered(file, message);
  return {
    personal: message.template === 'customer-message',
    replyTo: caseAddress(policy.company.mailbox, reference, mailDomain),
    ...(inReplyTo && { inReplyTo }),
    trackingUrl: await trackingUrl(caseId, { version: linkVersion(file.head) }),
  };
};

/** A message to an address, of the customer or of a person of the team. Throws Refused where nobody reads it or there is nothing to say. */
export const byMail = async (file: CaseFile, message: Message, deps: RelayDeps): Promise<Dispatch> => {
  const { reference, replyLanguage: language } = file.head;
  const stored = file.texts.get(message.textId);
  if (stored === undefined) throw new Refused('NoText');
  const to = readerOf(file, message, deps);
  const more: CaseMail =
    message.audience === 'customer'
      ? await forCustomer(file, message, deps)
      : { personal: false, trackingUrl: deps.deskUrl };
  const url = more.trackingUrl;
  const notice = await noticeOnly(file, { message, text: stored, trackingUrl: url }, deps);
  const content = notice ?? splitMessageText(stored);
  const shown = notice ? { ...message, template: 'on-page' } : message;
  const html = mailHtml(file, { message: shown, content, url }, deps.policy);
  const { subject, body: text } = content;
  const outgoing: Outgoing = {
    to,
    caseId: file.head.caseId,
    subject,
    text,
    language,
    reference,
    ...more,
    ...(html && { html }),
    ...(more.inReplyTo && isReplyByItself(message) && { answersByItself: true }),
    ...(notice && { personal: false }),
  };
  return { channel: MAIL, outgoing, ...(notice && { noticeOnly: true }) };
};
