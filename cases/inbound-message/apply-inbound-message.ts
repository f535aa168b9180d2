import type { CaseContext } from '#domain/case/case-file.ts';
import { type Change, type ChangePart, combine, textItem } from '#domain/case/change.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import type { Message } from '#domain/case/message.ts';
import { messageText } from '#domain/messages/compose.ts';
import { hiddenItems } from '#domain/messages/hidden-words.ts';
import { completeComplaint } from '#domain/tasks/completion.ts';
import { receiveWords, type WordsDeps } from './receive-words.ts';
import { receivedAfterClosing, receivedAgain } from './received-again.ts';

/** What a customer wrote, by whatever way, on its way into a case that exists. */
export type InboundMessage = {
  /** Its record, as the case keeps it. */
  message: Message;
  subject?: string;
  text: string;
  /** What of the words is folded away. */
  hidden?: string;
  /** Why it is of this case: a code for the history. Absent where its way leads to this case and no other. */
  reason?: string;
  /** For the receipt the customer may get for it; absent where they see for themselves that it arrived. */
  receipt?: { complainant: Complainant; trackingUrl: string };
  /** Files came with it. */
  hasFiles?: boolean;
  /** What its way leaves with it, such as what it is found by again, where its original lies, and files to fetch. */
  traces?: ChangePart;
};

/**
 * A customer's message joins a case. It completes a complaint that the customer was asked to complete, it may ask for a
 * person, the owner is notified, and the customer gets a receipt where one is due. In a case that nobody works on any more it
 * asks a person what becomes of it. Mail, platforms and the tracking page all come here; what differs
 * between them is what they hand over.
 * @returns undefined for a message that is in the case already
 */
export const applyInboundMessage = (
  { file, at, deps }: CaseContext<WordsDeps>,
  { message, subject = '', text, hidden, reason, receipt, hasFiles = false, traces = {} }: InboundMessage,
): Change | undefined => {
  const { messageId, channel } = message;
  if (file.messages.some((known) => known.messageId === messageId)) return undefined;
  const completed = completeComplaint(
    { file, at },
    { actor: { kind: 'customer' }, about: { messageId }, timing: deps },
  );
  const words = receiveWords(
    { file, at, deps },
    { messageId, subject, text, ...(hidden && { hidden }), channel, hasFiles, notice: completed.notice },
  );
  const { meaning, asked } = words;
  const addition = receipt && { messageId, channel, text, ...receipt };
  return combine(
    {
      set: traces.set ?? {},
      events: [
        {
          type: 'message-received',
          actor: { kind: 'customer' },
          data: { channel, messageId, ...(reason && { reason }) },
        },
        ...(traces.events ?? []),
      ],
      items: [
        { kind: 'message', message: meaning === 'noted' ? { ...message, status: 'noted' } : message },
        textItem(messageId, messageText(subject, text)),
        ...hiddenItems(messageId, hidden),
        ...(traces.items ?? []),
      ],
    },
    completed,
    meaning === 'heard' && addition && receivedAgain(file, addition, deps),
    asked?.isNew &&
      addition &&
      file.head.kind !== 'spam' &&
      receivedAfterClosing(file, { ...addition, task: asked.task }, deps),
    words,
    { effects: traces.effects ?? [] },
  );
};
