import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import { type Change, combine, textItem } from '#domain/case/change.ts';
import { messageText } from '#domain/messages/compose.ts';
import { isOverLimit } from '#domain/messages/daily-limit.ts';
import { hiddenItems } from '#domain/messages/hidden-words.ts';
import { concernedAfterWords } from '#domain/people/fold-concerned.ts';
import { passOnFromConcerned } from '#domain/people/pass-on.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { completeComplaint } from '#domain/tasks/completion.ts';
import type { InboundMessage } from './inbound-message.ts';
import { keptOverLimit } from './kept-over-limit.ts';
import { receiveWords, type WordsDeps } from './receive-words.ts';
import { receivedAfterClosing, receivedAgain } from './received-again.ts';

/** The case as it is once these words are in it: whoever they name is not given it, and not notified of it. */
const asNamedIn = (file: CaseFile, words: string, { people }: Pick<Policy, 'people'>): CaseFile => {
  const concerned = concernedAfterWords(file.head.concerned, words, people);
  return concerned ? { ...file, head: { ...file.head, concerned } } : file;
};

/**
 * A customer's message joins a case. It completes a complaint that the customer was asked to complete, it may ask for a
 * person, the owner is notified, and the customer gets a receipt where one is due. In a case that nobody works on any more it
 * asks a person what becomes of it. Mail, platforms and the tracking page all come here; what differs
 * between them is what they hand over.
 * @returns undefined for a message that is in the case already
 */
export const applyInboundMessage = (
  { file: read, at, deps }: CaseContext<WordsDeps>,
  { message, subject = '', text, hidden, reason, receipt, hasFiles = false, traces = {} }: InboundMessage,
): Change | undefined => {
  const { messageId, channel } = message;
  const file = asNamedIn(read, [subject, text, hidden].filter(Boolean).join('\n\n'), deps.policy);
  if (file.messages.some((known) => known.messageId === messageId)) return undefined;
  if (isOverLimit(file.head, { channel, at }, deps.policy))
    return keptOverLimit({ file, at, deps }, { message, subject, text, ...(hidden && { hidden }), traces });
  const completed = completeComplaint(
    { file, at },
    { actor: { kind: 'customer' }, about: { messageId }, timing: deps },
  );
  const words = receiveWords(
    { file, at, deps },
    {
      ...{ messageId, subject, text, channel, receivedAt: message.at, hasFiles, notice: completed.notice },
      ...(hidden && { hidden }),
    },
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
    passOnFromConcerned({ file, at, deps }),
    { effects: traces.effects ?? [] },
  );
};
