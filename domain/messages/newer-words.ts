import type { CaseFile, Reading } from '../case/case-file.ts';
import type { Message } from '../case/message.ts';
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';

/** How far a writer has read: the id of the last message of the customer they saw, or a place in the history. */
export type SeenUpTo = string | number;

/** What a customer said that a writer has not seen: how much, when the last of it came, and what to name once it was read. */
type NewerWords = { count: number; lastAt: Instant; seenUpTo: string };

type Words = Pick<CaseFile, 'messages' | 'events'>;

/** What a customer said, in the order it reached the case. */
const saidInOrder = ({ messages, events }: Words): { message: Message; seq: number }[] => {
  const places = new Map<string, number>();
  for (const { seq, data } of events)
    if ('messageId' in data && typeof data.messageId === 'string' && !places.has(data.messageId))
      places.set(data.messageId, seq);
  return messages
    .filter(({ direction, audience }) => direction === 'in' && audience === 'customer')
    .map((message) => ({ message, seq: places.get(message.messageId) ?? 0 }))
    .sort((a, b) => a.seq - b.seq || (a.message.at < b.message.at ? -1 : 1));
};

/** What came after what a writer saw; undefined where there is nothing. Refuses: value-unknown for a message the case does not have. */
const newerWords = (file: Words, seenUpTo: SeenUpTo): NewerWords | undefined => {
  const said = saidInOrder(file);
  const place = said.findIndex(({ message }) => message.messageId === seenUpTo);
  if (typeof seenUpTo === 'string' && place < 0)
    throw new Refusal('value-unknown', {
      title: 'The customer has no such message in this case',
      errors: [
        { pointer: '/seenUpTo', message: 'must be the id of a message of the customer, or a place in the history' },
      ],
    });
  const newer = said.filter(({ seq }, index) => (typeof seenUpTo === 'string' ? index > place : seq > seenUpTo));
  const last = newer.at(-1)?.message;
  return last && { count: newer.length, lastAt: last.at, seenUpTo: last.messageId };
};

/** So many of the last messages are counted of what a writer has not seen. */
const COUNTED = 100;

/** What of a case has to be read to know what a writer has not seen. */
export const readingUpTo = (seenUpTo: SeenUpTo | undefined): Reading =>
  seenUpTo === undefined ? {} : { recent: COUNTED, ...(typeof seenUpTo === 'string' && { messages: [seenUpTo] }) };

/**
 * Refuses: words-unseen, with how much came and when, where a writer says how far they have read and the customer has said
 * more since. Saying so with the newer message in hand sends it.
 */
export const demandSeen = (file: Words, seenUpTo: SeenUpTo | undefined): void => {
  const newer = seenUpTo === undefined ? undefined : newerWords(file, seenUpTo);
  if (!newer) return;
  const { count, lastAt } = newer;
  throw new Refusal('words-unseen', {
    title: `The customer has written ${count === 1 ? 'one more message' : `${count} more messages`}, the last one at ${lastAt}`,
    errors: [{ pointer: '/seenUpTo', message: `read them, and name the last one: ${newer.seenUpTo}` }],
    details: { newer },
  });
};
