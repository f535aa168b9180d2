import { channels } from '#channels/names.ts';
import type { CaseContext } from '#domain/case/case-file.ts';
import { type Change, combine, textItem } from '#domain/case/change.ts';
import { messageText } from '#domain/messages/compose.ts';
import { OVER_LIMIT } from '#domain/messages/daily-limit.ts';
import { hiddenItems } from '#domain/messages/hidden-words.ts';
import { askReadOverLimit } from '#domain/tasks/ask-read-over-limit.ts';
import { dangerInWords } from '#domain/urgent/danger-in-words.ts';
import type { InboundMessage } from './inbound-message.ts';
import { askedInLetter, type WordsDeps } from './receive-words.ts';

/**
 * A message over the daily limit of its case joins it all the same, with its words and what it is found by: it is counted, and its
 * owner has one task to read all such messages. Nobody is notified of each, no receipt goes out, and it is read for
 * danger and for what is asked about personal data only.
 */
export const keptOverLimit = (
  { file, at, deps }: CaseContext<WordsDeps>,
  { message, subject = '', text, hidden, traces = {} }: InboundMessage,
): Change => {
  const { messageId, channel } = message;
  return combine(
    {
      set: traces.set ?? {},
      events: [
        {
          type: 'message-received',
          actor: { kind: 'customer' },
          data: { channel, messageId, reason: OVER_LIMIT },
        },
        ...(traces.events ?? []),
      ],
      items: [
        { kind: 'message', message: { ...message, status: 'noted', overLimit: true } },
        textItem(messageId, messageText(subject, text)),
        ...hiddenItems(messageId, hidden),
        ...(traces.items ?? []),
      ],
    },
    dangerInWords({ file, at, deps: { ...deps, channels } }, { text, subject, messageId, ...(hidden && { hidden }) }),
    askedInLetter({ file, at, deps }, { messageId, subject, text, hidden, receivedAt: message.at }),
    askReadOverLimit({ file, at, deps }),
    { effects: traces.effects ?? [] },
  );
};
