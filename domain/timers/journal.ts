import type { Case } from '../case/case.ts';
import type { EventLine, EventType } from '../case/events.ts';
import type { DeadlineEvent } from '../deadline/types.ts';
import type { Instant } from '../time.ts';

/** Something that was asked and waits for its answer; `of` distinguishes it from others of its kind. */
type Asked = { of: string; at: Instant };

type Said = { messageId: string; at: Instant; acknowledges?: true };

/** What a case's history says to its timers: when they began, what held them, what has been done. */
export type Journal = {
  /** When the terms of the present cycle begin: the complaint reached us, or was opened again. */
  start: Instant;
  deadlineEvents: DeadlineEvent[];
  acknowledged: boolean;
  /** When the agreement or the final answer was sent. */
  settledAt?: Instant;
  /** The cycle that it ended. */
  settledCycle?: number;
  /** Promises of that agreement that are not kept yet. */
  promisesLeft: number;
  /** The customer was notified that the answer will be late. */
  noticed: boolean;
  /** The customer of a basic service that is cut off was told why, and when it is expected back. */
  explained: boolean;
  /** The last update to the customer. */
  spokenAt: Instant;
  /** The messages that updated or acknowledged, as long as they may have arrived. */
  said: Said[];
  /** The acknowledgment was sent and did not arrive: whatever reaches the customer next acknowledges too. */
  isAcknowledgmentLost: boolean;
  /** Those that did not arrive: sent again, they count again. */
  lost: Said[];
  personAsked: Asked[];
  supervisorAsked: Asked[];
  adrAsked: Asked[];
  /** Dates of answers that came with merged cases: no date is won by merging. */
  answerLimits: { from: string; answerBy: Instant }[];
};

type Head = Pick<Case, 'receivedAt' | 'reachedAt'>;
type Entry<Type extends EventType = EventType> = (journal: Journal, line: EventLine<Type>, head: Head) => Journal;

const blank = (start: Instant): Journal => ({
  start,
  deadlineEvents: [],
  acknowledged: false,
  promisesLeft: 0,
  noticed: false,
  explained: false,
  spokenAt: start,
  said: [],
  isAcknowledgmentLost: false,
  lost: [],
  personAsked: [],
  supervisorAsked: [],
  adrAsked: [],
  answerLimits: [],
});

const begins =
  (on: DeadlineEvent['on']): Entry =>
  (journal, { at }) => ({ ...journal, deadlineEvents: [...journal.deadlineEvents, { on, from: at }] });

/** Ends what is still open of a kind. */
const ends =
  (on: DeadlineEvent['on']): Entry =>
  (journal, { at }) => ({
    ...journal,
    deadlineEvents: journal.deadlineEvents.map((one) =>
      one.on === on && one.to === undefined ? { ...one, to: at } : one,
    ),
  });

const saying = (journal: Journal, said: Said): Journal => ({
  ...journal,
  spokenAt: said.at,
  said: [...journal.said, journal.isAcknowledgmentLost ? { ...said, acknowledges: true } : said],
  acknowledged: journal.acknowledged || journal.isAcknowledgmentLost,
  isAcknowledgmentLost: false,
});

const speaks: Entry<
  | 'offered'
  | 'completion-requested'
  | 'late-notice'
  | 'message-sent'
  | 'incident-told'
  | 'meeting-proposed'
  | 'meeting-cancelled'
> = (journal, { at, data }) => saying(journal, { messageId: data.messageId, at });

/** As if something had not been said. */
const unsaying = (journal: Journal, unsaid: Said): Journal => {
  const said = journal.said.filter((one) => one !== unsaid);
  return {
    ...journal,
    said,
    spokenAt:
      said
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? journal.start,
    ...(unsaid.acknowledges && { acknowledged: false, isAcknowledgmentLost: true }),
  };
};

const saidIn = ({ said }: Journal, id: string): Said | undefined => said.find(({ messageId }) => messageId === id);

/** What did not arrive and goes by no other way has not been said. */
const unsays: Entry<'message-failed'> = (journal, { data }) => {
  const lost = saidIn(journal, data.messageId);
  if (!lost || data.next !== undefined) return journal;
  return { ...unsaying(journal, lost), lost: [...journal.lost, lost] };
};

/** What was taken back before it left was never said. */
const takesBack: Entry<'message-taken-back'> = (journal, { data }) => {
  const unsaid = saidIn(journal, data.messageId);
  return unsaid ? unsaying(journal, unsaid) : journal;
};

/** What is sent again is said again. */
const saysAgain: Entry<'contact-corrected'> = (journal, { at, data }) =>
  journal.lost
    .filter(({ messageId }) => data.resent.includes(messageId))
    .reduce((sofar, said) => saying(sofar, { ...said, at }), {
      ...journal,
      lost: journal.lost.filter(({ messageId }) => !data.resent.includes(messageId)),
    });

const settles: Entry<'agreed' | 'answered'> = (journal, { at, data }) => ({
  ...saying(journal, { messageId: data.messageId, at }),
  settledAt: at,
  promisesLeft: data.commitments ?? 0,
  settledCycle: data.cycle,
});

const all =
  <Type extends EventType>(...entries: Entry<Type>[]): Entry<Type> =>
  (journal, line, head) =>
    entries.reduce((sofar, entry) => entry(sofar, line, head), journal);

const without = (asked: Asked[], of: string): Asked[] => asked.filter((one) => one.of !== of);

/** What each event of the history means to the timers; every other one means nothing to them. */
const entries: { [Type in EventType]?: Entry<Type> } = {
  'complaint-received': (_, { at }, { reachedAt, receivedAt }) => blank(reachedAt ?? receivedAt ?? at),
  // Requests that do not belong to a cycle go on.
  reopened: ({ personAsked, supervisorAsked, adrAsked }, { at }) => ({
    ...blank(at),
    personAsked,
    supervisorAsked,
    adrAsked,
  }),
  // What was said and settled in the system that it was brought in from is neither said nor settled again.
  'brought-in': (journal, { data: { acknowledged, lastWordAt, closedAt } }) => ({
    ...journal,
    acknowledged,
    ...(lastWordAt && { spokenAt: lastWordAt }),
    ...(closedAt && { acknowledged: true, settledAt: closedAt, settledCycle: 1 }),
  }),
  acknowledged: (journal, { at, data: { messageId } }) =>
    messageId === undefined
      ? journal
      : { ...saying(journal, { messageId, at, acknowledges: true }), acknowledged: true },
  'message-failed': unsays,
  'message-taken-back': takesBack,
  'contact-corrected': saysAgain,
  offered: all(begins('offer-sent'), speaks),
  'offer-answered': ends('offer-sent'),
  'completion-requested': all(begins('completion-requested'), speaks),
  completed: ends('completion-requested'),
  'no-answer': (journal, line, head) =>
    line.data.kind === 'completion' ? ends('completion-requested')(journal, line, head) : journal,
  'late-notice': (journal, { at, data }) => ({
    ...saying(journal, { messageId: data.messageId, at }),
    noticed: true,
    deadlineEvents: [...journal.deadlineEvents, { on: 'late-notice', from: at, to: at }],
  }),
  'message-sent': speaks,
  'meeting-proposed': speaks,
  'meeting-cancelled': speaks,
  'customer-updated': (journal, { at, data }) =>
    data.messageId ? saying(journal, { messageId: data.messageId, at }) : { ...journal, spokenAt: at },
  'incident-told': speaks,
  'outage-explained': (journal, { at }) => ({ ...journal, explained: true, spokenAt: at }),
  agreed: all(ends('offer-sent'), ends('completion-requested'), settles),
  answered: all(ends('offer-sent'), ends('completion-requested'), settles),
  // One of a cycle before was left out when the case was opened again.
  'promise-kept': (journal, { data }) =>
    data.cycle === journal.settledCycle ? { ...journal, promisesLeft: journal.promisesLeft - 1 } : journal,
  'person-asked': (journal, { at, data }) => {
    const list = data.supervisor ? 'supervisorAsked' : 'personAsked';
    const isAsked = journal[list].some(({ of }) => of === data.taskId);
    return isAsked ? journal : { ...journal, [list]: [...journal[list], { of: data.taskId, at }] };
  },
  'person-reached': (journal, { data }) => ({
    ...journal,
    personAsked: without(journal.personAsked, data.taskId),
    supervisorAsked: without(journal.supervisorAsked, data.taskId),
  }),
  // Nothing is owed any more for withdrawn requests: the case is settled, or somebody higher up was asked.
  withdrawn: (journal, { data: { taskIds: gone } }) => ({
    ...journal,
    personAsked: journal.personAsked.filter(({ of }) => !gone.includes(of)),
    supervisorAsked: journal.supervisorAsked.filter(({ of }) => !gone.includes(of)),
  }),
  'adr-requested': (journal, { at, data }) => ({
    ...journal,
    adrAsked: [...journal.adrAsked, { of: data.requestId, at }],
  }),
  'adr-answered': (journal, { data }) => ({ ...journal, adrAsked: without(journal.adrAsked, data.requestId) }),
  'merged-in': (journal, { data }) => ({
    ...journal,
    answerLimits: [...journal.answerLimits, { from: data.from, answerBy: data.answerBy }],
  }),
  'merge-undone': (journal, { data }) => ({
    ...journal,
    answerLimits: journal.answerLimits.filter(({ from }) => from !== data.from),
  }),
};

const entered = <Type extends EventType>(journal: Journal, line: EventLine<Type>, head: Head): Journal =>
  entries[line.type]?.(journal, line, head) ?? journal;

/** Reads a case's history for its timers, in its order. */
export const journalOf = (head: Head, events: readonly EventLine[]): Journal =>
  events.reduce<Journal>((journal, line) => entered(journal, line, head), blank(head.reachedAt ?? head.receivedAt));
