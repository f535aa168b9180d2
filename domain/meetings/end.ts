import type { CaseContext, CaseFile } from '../case/case-file.ts';
import { type ChangePart, combine, textItem } from '../case/change.ts';
import { Refusal } from '../refusal.ts';
import { cancelTasks } from '../tasks/cancel.ts';
import { type Meeting, type MeetingOutcome, openMeeting } from './meeting.ts';
import { openMeetingTasks } from './tasks.ts';

/** The meeting that can be called off. Refuses: no-open-meeting. */
export const cancellable = ({ head }: Pick<CaseFile, 'head'>): Meeting => {
  const meeting = openMeeting(head);
  if (!meeting) throw new Refusal('no-open-meeting');
  return meeting;
};

/** Calls a meeting off; the letter that says so, `messageId`, is its writer's. Refuses: no-open-meeting. */
export const cancelMeeting = (
  { file }: Pick<CaseContext<unknown>, 'file'>,
  { by, messageId, toneAccepted }: { by: string; messageId: string; toneAccepted?: string[] },
): ChangePart => {
  const meeting = cancellable(file);
  return combine(
    {
      set: { meeting: { ...meeting, state: 'cancelled' } },
      events: [
        {
          type: 'meeting-cancelled',
          actor: { kind: 'person', id: by },
          data: { number: meeting.number, messageId, ...(toneAccepted && { toneAccepted }) },
        },
      ],
    },
    cancelTasks(openMeetingTasks(file), 'meeting-arranged'),
  );
};

const STATES: Record<MeetingOutcome, Meeting['state']> = { held: 'held', 'not-held': 'not-held', dropped: 'cancelled' };

/** Somebody of ours says how it went, or that there will be none. The case goes on as it was. */
export const reportMeeting = (
  { file }: Pick<CaseContext<unknown>, 'file'>,
  { by, taskId, outcome, note }: { by: string; taskId: string; outcome: MeetingOutcome; note: string },
): ChangePart => {
  const { meeting } = file.head;
  const textId = `meeting-report-${taskId}`;
  return {
    ...(meeting && { set: { meeting: { ...meeting, state: STATES[outcome] } } }),
    events: [
      {
        type: 'meeting-reported',
        actor: { kind: 'person', id: by },
        data: { number: meeting?.number ?? 0, taskId, outcome, textId },
      },
    ],
    items: [textItem(textId, note)],
  };
};
