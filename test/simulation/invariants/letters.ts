import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { byIdOf, wentOnIn } from './answers.ts';
import { type Invariant, type Observed, ofEachFile, remembering } from './observed.ts';

/** Messages that went to another case since: they are read there. */
const movedOn = ({ events, messages }: CaseFile): Set<string> =>
  new Set([
    ...eventsOf(events, 'split-off').flatMap(({ data }) => data.messageIds),
    ...messages.filter(({ movedTo }) => movedTo !== undefined).map(({ messageId }) => messageId),
  ]);

/** Words of a customer that began a linked case are read there, or where that went on. */
const linkedOn = ({ events }: CaseFile, observed: Observed): string[] => {
  const into = eventsOf(events, 'reply-decided').flatMap(({ data }) => data.into ?? []);
  if (into.length === 0) return [];
  const byId = byIdOf(observed);
  return into
    .flatMap((caseId) => wentOnIn(byId, caseId))
    .flatMap((caseId) => byId.get(caseId)?.messages.map(({ messageId }) => messageId) ?? []);
};

/** What the history says was written, to a customer or by them, is there. */
export const writtenIsThere: Invariant = {
  name: 'what was written is there',
  broken: ofEachFile((file, observed) => {
    const there = new Set(file.messages.map(({ messageId }) => messageId));
    const elsewhere = new Set([...movedOn(file), ...linkedOn(file, observed)]);
    return file.events.flatMap(({ type, data }) => {
      const { messageId } = data as { messageId?: string };
      const isMissing = messageId !== undefined && !there.has(messageId) && !elsewhere.has(messageId);
      return isMissing && !file.texts.has(messageId) ? [`${type} names ${messageId}, which is not there`] : [];
    });
  }),
};

/** Who a letter is to say something of, by the event that it follows. */
type Owed = { why: string; isThere: (messageId: string) => boolean };

const owedIn = ({ head, events }: CaseFile, until: number): Owed[] => [
  ...eventsOf(events, 'person-asked')
    .filter(({ seq }) => seq < until)
    .map(({ data: { taskId } }) => ({
      why: `who gets in touch (${taskId.slice(37)})`,
      isThere: (id: string) => id.startsWith(`contact-${taskId}`),
    })),
  ...eventsOf(events, 'escalation-raised')
    .filter(({ actor, seq }) => actor.kind === 'customer' && seq < until)
    .map(({ data: { taskId } }) => ({
      why: `who looks into it (${taskId.slice(37)})`,
      isThere: (id: string) => id === `escalated-${taskId}`,
    })),
  ...eventsOf(events, 'reply-decided')
    .filter(({ data }) => data.decision === 'note' && head.kind !== 'spam' && data.messageId === undefined)
    .map(({ data: { taskId } }) => ({ why: `that their words were read (${taskId.slice(37)})`, isThere: () => false })),
];

/** Since when a case is also that of another person, who asks in it for themselves: what they read of it stands on their own page. */
const sharedSince = ({ events, complainant }: CaseFile, observed: Observed): number => {
  const byId = byIdOf(observed);
  const others = observed.files.filter((one) => one.complainant.email !== complainant.email);
  const first = eventsOf(events, 'merged-in').find(({ data }) =>
    others.some((from) => wentOnIn(byId, from.head.caseId).includes(data.from)),
  );
  return first?.seq ?? Number.POSITIVE_INFINITY;
};

/** What a customer asked for is answered by a letter that says who sees to it. */
export const customerHearsWho: Invariant = {
  name: 'the customer hears who sees to it',
  broken: ofEachFile((file, observed) => {
    const letters = file.messages.filter(({ direction, audience }) => direction === 'out' && audience === 'customer');
    return owedIn(file, sharedSince(file, observed))
      .filter(({ isThere }) => !letters.some(({ messageId }) => isThere(messageId)))
      .map(({ why }) => `the customer was not told ${why}`);
  }),
};

/** When an update of a case was promised by, and how long its history was then. */
const given = remembering<{ by: string; seq: number }>();

/**
 * A promise of a date is one of the future, whatever the case promises it with; and so is the date of work that is asked for. Where a
 * letter did not arrive, what was promised before stands again.
 */
export const datesAreAhead: Invariant = {
  name: 'a date lies ahead when it is given',
  broken: ofEachFile((file, observed) => {
    const { head, events, tasks } = file;
    const known = given(observed);
    const before = known.get(head.caseId);
    known.set(head.caseId, { by: head.nextWordBy, seq: head.seq });
    const last = events.at(-1);
    const fell = eventsOf(events, 'message-failed').some(({ seq }) => seq > (before?.seq ?? 0));
    const isPast = before?.by !== head.nextWordBy && !fell && last !== undefined && head.nextWordBy <= last.at;
    return [
      ...(isPast ? [`${last?.type} at ${last?.at}, with an update by ${head.nextWordBy}`] : []),
      ...tasks
        // A call that goes on in another case has the date it had.
        .filter(({ kind, plannedAt, dueAt }) => kind !== 'call' && dueAt < plannedAt)
        .map(({ taskId, plannedAt, dueAt }) => `${taskId.slice(37)} is asked for at ${plannedAt}, by ${dueAt}`),
    ];
  }),
};
