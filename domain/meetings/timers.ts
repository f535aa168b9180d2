import type { Effect } from '../case/effects.ts';
import type { Instant } from '../time.ts';
import type { Meeting } from './meeting.ts';

/** `answer`: the customer has said nothing to the dates; `before`: the meeting comes near. */
export type MeetingMoment = 'answer' | 'before';

const nameOf = (caseId: string, number: number, moment: MeetingMoment): string =>
  `meeting-${caseId}-${number}-${moment}`;

/** Has a moment of a meeting noticed. */
export const meetingTimer = (
  caseId: string,
  { number }: Pick<Meeting, 'number'>,
  { moment, at }: { moment: MeetingMoment; at: Instant },
): Effect => ({
  effect: 'set-timer',
  name: nameOf(caseId, number, moment),
  at,
  timerEvent: { timer: 'meeting', caseId, number, moment },
});

/** Nothing of a meeting has to be noticed any more. */
export const dropMeetingTimers = (
  caseId: string,
  meeting: Meeting | undefined,
  ...moments: MeetingMoment[]
): Effect[] =>
  meeting === undefined
    ? []
    : moments.map((moment) => ({ effect: 'drop-timer', name: nameOf(caseId, meeting.number, moment) }));
