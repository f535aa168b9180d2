import type { Effect } from '../case/effects.ts';
import type { Policy } from '../policy/policy.ts';
import type { Clock, Instant } from '../time.ts';
import type { Meeting } from './meeting.ts';

/** `answer`: the customer has said nothing to the dates; `before`: the meeting comes near. */
export type MeetingMoment = 'answer' | 'before';

const nameOf = (caseId: string, number: number, moment: MeetingMoment): string =>
  `meeting-${caseId}-${number}-${moment}`;

/** Has a moment of a meeting noticed. */
const meetingTimer = (
  caseId: string,
  { number }: Pick<Meeting, 'number'>,
  { moment, at }: { moment: MeetingMoment; at: Instant },
): Effect => ({
  effect: 'set-timer',
  name: nameOf(caseId, number, moment),
  at,
  timerEvent: { timer: 'meeting', caseId, number, moment },
});

type Moment = { at: Instant; effect: Effect };
type MomentDeps = { policy: Pick<Policy, 'care'>; clock: Clock };

/** When it is noticed that the customer has said nothing to dates that were proposed at an instant. */
export const answerTimer = (
  caseId: string,
  meeting: Pick<Meeting, 'number'>,
  { since, deps: { policy, clock } }: { since: Instant; deps: MomentDeps },
): Moment => {
  const at = clock.after(since, policy.care.meetings.answerWithin);
  return { at, effect: meetingTimer(caseId, meeting, { moment: 'answer', at }) };
};

/** When both sides are reminded of a meeting whose date was taken; undefined for any other. */
export const reminderTimer = (
  caseId: string,
  { number, chosen }: Pick<Meeting, 'number' | 'chosen'>,
  { policy, clock }: MomentDeps,
): Moment | undefined => {
  if (chosen === undefined) return undefined;
  const ahead = Date.parse(clock.after(chosen, policy.care.meetings.remindBefore)) - Date.parse(chosen);
  const at = new Date(Date.parse(chosen) - ahead).toISOString();
  return { at, effect: meetingTimer(caseId, { number }, { moment: 'before', at }) };
};

/** Nothing of a meeting has to be noticed any more. */
export const dropMeetingTimers = (
  caseId: string,
  meeting: Meeting | undefined,
  ...moments: MeetingMoment[]
): Effect[] =>
  meeting === undefined
    ? []
    : moments.map((moment) => ({ effect: 'drop-timer', name: nameOf(caseId, meeting.number, moment) }));
