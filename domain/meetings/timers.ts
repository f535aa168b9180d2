import type { CaseFile } from '../case/case-file.ts';
import type { Effect } from '../case/effects.ts';
import type { Policy } from '../policy/policy.ts';
import type { Clock, Instant } from '../time.ts';
import type { Meeting } from './meeting.ts';
import { meetingSubject } from './work.ts';

type Deps = { policy: Policy; clock: Clock };
type Schedule = Extract<Effect, { effect: 'set-timer' }>;

/** `answer`: the customer has said nothing to the dates; `before`: the meeting comes near. */
type MeetingMoment = 'answer' | 'before';

/** When a customer who has taken no date is called; undefined where their owner is asked to already. */
const answerDue = (file: CaseFile, meeting: Meeting, { policy, clock }: Deps): Instant | undefined => {
  const isAsked = file.tasks.some(
    ({ kind, subject }) => kind === 'meeting' && subject === meetingSubject('unanswered', meeting.number),
  );
  const { proposedAt } = meeting;
  return isAsked || proposedAt === undefined ? undefined : clock.after(proposedAt, policy.care.meetings.answerWithin);
};

/** When both sides are reminded; undefined where they were, or where the date was too near for it when it was taken. */
const reminderDue = ({ chosen, chosenAt, reminded }: Meeting, { policy, clock }: Deps): Instant | undefined => {
  if (reminded || chosen === undefined || chosenAt === undefined) return undefined;
  const ahead = Date.parse(clock.after(chosen, policy.care.meetings.remindBefore)) - Date.parse(chosen);
  const at = new Date(Date.parse(chosen) - ahead).toISOString();
  return at > chosenAt ? at : undefined;
};

/** What has to be noticed of the meeting of a case. */
export const meetingTimers = (file: CaseFile, deps: Deps): Schedule[] => {
  const { caseId, meeting } = file.head;
  if (!meeting) return [];
  const { number, state } = meeting;
  const noticed = (moment: MeetingMoment, at: Instant | undefined): Schedule[] =>
    at === undefined
      ? []
      : [
          {
            effect: 'set-timer',
            name: `meeting-${caseId}-${number}-${moment}`,
            at,
            timerEvent: { timer: 'meeting', caseId, number, moment },
          },
        ];
  if (state === 'proposed') return noticed('answer', answerDue(file, meeting, deps));
  return state === 'chosen' ? noticed('before', reminderDue(meeting, deps)) : [];
};
