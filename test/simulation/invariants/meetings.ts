import { eventsOf } from '#domain/case/events.ts';
import { type Meeting, openMeeting } from '#domain/meetings/meeting.ts';
import { instantAfter } from '#domain/time.ts';
import { type Invariant, isEnded, notYetMissed, ofEachCaseAtRest, ofEachFile } from './observed.ts';

/** The dates of a meeting are answered once, by a customer to whom they stand; and nothing is answered of what was taken back. */
export const meetingsAnsweredOnce: Invariant = {
  name: 'a meeting is answered once',
  broken: ofEachFile(({ events }) =>
    eventsOf(events, 'meeting-chosen', 'meeting-declined').flatMap(({ seq, data: { number } }) => {
      const before = eventsOf(
        events.filter((event) => event.seq < seq),
        'meeting-chosen',
        'meeting-declined',
        'meeting-cancelled',
        'meeting-reported',
      );
      return before.some((one) => one.data.number === number) ? [`meeting ${number} is answered, and was over`] : [];
    }),
  ),
};

/** The date that a customer took is one of those that they were offered. */
export const offeredDateTaken: Invariant = {
  name: 'a date that was offered is taken',
  broken: ofEachFile(({ events, head }) => [
    ...eventsOf(events, 'meeting-chosen').flatMap(({ seq, data: { number, date } }) => {
      const offered = eventsOf(events, 'meeting-proposed').filter((one) => one.seq < seq && one.data.number === number);
      // The dates of a merged case go on in the other one.
      const isOurs = eventsOf(events, 'merged-in').length === 0;
      return isOurs && !offered.some(({ data }) => data.dates.includes(date))
        ? [`meeting ${number} is at ${date}, which was not offered`]
        : [];
    }),
    ...(head.meeting?.chosen && !head.meeting.dates.includes(head.meeting.chosen)
      ? [`the meeting is at ${head.meeting.chosen}, which was not offered`]
      : []),
  ]),
};

/** The dates of a meeting lie ahead when they are proposed, and when one of them is taken. */
export const meetingsAreAhead: Invariant = {
  name: 'a meeting lies ahead',
  broken: ofEachFile(({ events }) => [
    ...eventsOf(events, 'meeting-proposed')
      .filter(({ at, data }) => data.dates.some((date) => date <= at))
      .map(({ at, data }) => `${data.dates} were proposed at ${at}`),
    ...eventsOf(events, 'meeting-chosen')
      .filter(({ at, data }) => data.date <= at)
      .map(({ at, data }) => `${data.date} was taken at ${at}`),
  ]),
};

const ASKED = { 'meeting-chosen': 'held', 'meeting-declined': 'other-dates' } as const;

/** Whoever takes a date, or none, gives somebody work: to have the meeting, or to propose other dates. */
export const meetingsAreWork: Invariant = {
  name: 'an answer about a meeting is work',
  broken: ofEachFile(({ events, tasks }) =>
    eventsOf(events, 'meeting-chosen', 'meeting-declined').flatMap(({ type, at, data: { number } }) => {
      const subject = `${ASKED[type]}:${number}`;
      const isAsked = tasks.some(
        (task) => task.kind === 'meeting' && task.subject === subject && task.plannedAt === at,
      );
      return isAsked ? [] : [`nobody is asked for ${subject}`];
    }),
  ),
};

/** What work there is about a meeting, by how that stands: none of one that is over. */
const WORK: Partial<Record<Meeting['state'], string>> = {
  proposed: 'unanswered',
  chosen: 'held',
  declined: 'other-dates',
};

/** Nobody is asked about a meeting that there is none of any more, or that stands otherwise. */
export const noWorkOnPastMeetings: Invariant = {
  name: 'work about a meeting is of one that there is',
  broken: ofEachCaseAtRest(({ head: { meeting }, tasks }) =>
    tasks
      .filter(({ kind, status }) => kind === 'meeting' && status === 'open')
      .filter(({ subject }) => !meeting || subject !== `${WORK[meeting.state]}:${meeting.number}`)
      .map(
        ({ taskId, subject }) =>
          `${taskId.slice(37)} is ${subject}, and meeting ${meeting?.number} is ${meeting?.state}`,
      ),
  ),
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** A meeting that nobody has answered, or that comes near, has a timer that says so. */
export const meetingsAreNoticed: Invariant = {
  name: 'a meeting is brought to mind',
  broken: ofEachCaseAtRest((file, { timers, lost, clock }) => {
    const { head, tasks } = file;
    const meeting = openMeeting(head);
    if (!meeting || isEnded(file) || head.setAsideAt || head.mergedInto) return [];
    const set = [...timers.values(), ...notYetMissed(lost)].map(({ timerEvent }) => timerEvent);
    const moment = meeting.state === 'proposed' ? 'answer' : 'before';
    const isSet = set.some(
      (one) =>
        one.timer === 'meeting' && one.caseId === head.caseId && one.number === meeting.number && one.moment === moment,
    );
    const isAsked = tasks.some(({ kind, subject }) => kind === 'meeting' && subject === `unanswered:${meeting.number}`);
    const isFar =
      meeting.chosen !== undefined &&
      meeting.chosenAt !== undefined &&
      meeting.chosen > instantAfter(clock.now(), 3 * DAY_MS);
    const isDue = meeting.state === 'proposed' ? !isAsked : isFar && !meeting.reminded;
    return isDue && !isSet ? [`nothing says that the meeting ${meeting.number} is ${meeting.state}`] : [];
  }),
};
