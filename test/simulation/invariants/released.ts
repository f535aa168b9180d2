import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Message } from '#domain/case/message.ts';
import { type Invariant, type Observed, ofEachCase } from './observed.ts';

/** What reaches the customer only after a person has read and released it. */
const RELEASED = ['offer', 'final-answer'];

const isLetter = ({ direction, audience, template = '', copiedFrom }: Message): boolean =>
  direction === 'out' && audience === 'customer' && RELEASED.includes(template) && !copiedFrom;

/** The mail that a message left as; undefined where it has not left, or by another way. */
const mailOf = ({ externalId = '' }: Message, { mails }: Observed) => {
  const [, number] = /^<(\d+)@/.exec(externalId) ?? [];
  return number === undefined ? undefined : mails[Number(number) - 1];
};

/** The hash of what a person released as this message, as the history has it. */
const releasedHash = ({ events }: CaseFile, { messageId }: Message): string | undefined =>
  eventsOf(events, 'released').find(({ actor, data }) => actor.kind === 'person' && data.messageId === messageId)?.data
    .sha256;

/** What was sent is what was released, byte for byte: the body of an offer, the document that a final answer carries. */
const isAsReleased = (file: CaseFile, message: Message, { body, hash }: { body: string; hash: string }): boolean => {
  if (message.template === 'offer') return sha256(body) === hash;
  const document = file.agreements.find((one) => one.sha256 === hash);
  const text = document && file.texts.get(document.textId);
  return text !== undefined && sha256(text) === hash && body.includes(text);
};

/** No offer and no final answer reaches the customer unless a person released these very words. */
export const releasedFirst: Invariant = {
  name: 'nothing unreleased is sent',
  broken: ofEachCase((file, observed) =>
    file.messages.filter(isLetter).flatMap((message) => {
      const hash = releasedHash(file, message);
      if (hash === undefined) return [`${message.messageId} was sent and nobody released it`];
      // Where only a notice is sent, since the address may be a stranger's, the letter stands on the page.
      const mail = message.noticeOnly ? undefined : mailOf(message, observed);
      return !mail || isAsReleased(file, message, { body: mail.body, hash })
        ? []
        : [`${message.messageId} went out with other words than were released`];
    }),
  ),
};
