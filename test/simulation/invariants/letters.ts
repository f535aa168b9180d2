import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { type Invariant, ofEachFile } from './observed.ts';

/** Messages that went to another case since: they are read there. */
const movedOn = ({ events, messages }: CaseFile): Set<string> =>
  new Set([
    ...eventsOf(events, 'split-off').flatMap(({ data }) => data.messageIds),
    ...messages.filter(({ movedTo }) => movedTo !== undefined).map(({ messageId }) => messageId),
  ]);

/** Where words of a customer began a linked case they are read there: which of them did is not told by the history. */
const isLinkedOn = ({ events }: CaseFile): boolean =>
  eventsOf(events, 'reply-decided').some(({ data }) => data.decision === 'linked-case');

/** What the history says was written, to a customer or by them, is there. */
export const writtenIsThere: Invariant = {
  name: 'what was written is there',
  broken: ofEachFile((file) => {
    if (isLinkedOn(file)) return [];
    const there = new Set(file.messages.map(({ messageId }) => messageId));
    const elsewhere = movedOn(file);
    return file.events.flatMap(({ type, data }) => {
      const { messageId } = data as { messageId?: string };
      const isMissing = messageId !== undefined && !there.has(messageId) && !elsewhere.has(messageId);
      return isMissing && !file.texts.has(messageId) ? [`${type} names ${messageId}, which is not there`] : [];
    });
  }),
};

/** Who a letter is to say something of, by the event that it follows. */
type Owed = { why: string; isThere: (messageId: string) => boolean };

const owedIn = ({ head, events }: CaseFile): Owed[] => [
  ...eventsOf(events, 'person-asked').map(({ data: { taskId } }) => ({
    why: `who gets in touch (${taskId.slice(37)})`,
    isThere: (id: string) => id.startsWith(`contact-${taskId}`),
  })),
  ...eventsOf(events, 'escalation-raised')
    .filter(({ actor }) => actor.kind === 'customer')
    .map(({ data: { taskId } }) => ({
      why: `who looks into it (${taskId.slice(37)})`,
      isThere: (id: string) => id === `escalated-${taskId}`,
    })),
  ...eventsOf(events, 'reply-decided')
    .filter(({ data }) => data.decision === 'note' && head.kind !== 'spam' && data.messageId === undefined)
    .map(({ data: { taskId } }) => ({ why: `that their words were read (${taskId.slice(37)})`, isThere: () => false })),
];

/** What a customer asked for is answered by a letter that says who sees to it. */
export const customerHearsWho: Invariant = {
  name: 'the customer hears who sees to it',
  broken: ofEachFile((file) => {
    const { head, messages, events } = file;
    // What another person asks in the case that theirs was merged into is answered in their own.
    if (head.merged?.some(({ isAnothers }) => isAnothers) || eventsOf(events, 'merged', 'merged-in').length > 0)
      return [];
    const letters = messages.filter(({ direction, audience }) => direction === 'out' && audience === 'customer');
    return owedIn(file)
      .filter(({ isThere }) => !letters.some(({ messageId }) => isThere(messageId)))
      .map(({ why }) => `the customer was not told ${why}`);
  }),
};

/** A promise of a date is one of the future. */
export const datesAreAhead: Invariant = {
  name: 'a date lies ahead when it is given',
  broken: ofEachFile(({ head, events }) => [
    ...eventsOf(events, 'reopened', 'offered')
      .slice(-1)
      .filter(({ at }) => head.nextWordBy <= at)
      .map(({ type, at }) => `${type} at ${at}, with an update by ${head.nextWordBy}`),
  ]),
};
