import type { CaseContext } from '../case/case-file.ts';
import { type ChangePart, combine, textItem } from '../case/change.ts';
import { cancelTasks } from '../tasks/cancel.ts';
import { type Meeting, nextMeeting } from './meeting.ts';
import { type MeetingDeps, openMeetingTasks } from './tasks.ts';

/** Dates that somebody of the team proposes. */
export type Proposal = Pick<Meeting, 'how' | 'with' | 'dates'> & { by: string; where?: string | undefined };

/** The meeting that a proposal begins; one that was proposed before goes with it. */
export const meetingOf = ({ file: { head } }: Pick<CaseContext<MeetingDeps>, 'file'>, proposal: Proposal): Meeting => {
  const { number, whereTextId } = nextMeeting(head);
  const { how, with: who, dates, by, where } = proposal;
  return {
    ...{ number, state: 'proposed', how, with: who, dates: dates.toSorted(), proposedBy: by },
    ...(where && { whereTextId }),
  };
};

/** What a proposal changes; the letter that makes it, `messageId`, is its writer's. */
export const proposeMeeting = (
  { file, at }: Pick<CaseContext<MeetingDeps>, 'file' | 'at'>,
  proposal: Proposal,
  { messageId, toneAccepted }: { messageId: string; toneAccepted?: string[] },
): ChangePart => {
  const meeting = meetingOf({ file }, proposal);
  const { number, how, with: who, dates, whereTextId } = meeting;
  return combine(
    {
      set: { meeting: { ...meeting, proposedAt: at } },
      events: [
        {
          type: 'meeting-proposed',
          actor: { kind: 'person', id: proposal.by },
          data: { number, how, with: who, dates, messageId, ...(toneAccepted && { toneAccepted }) },
        },
      ],
      items: whereTextId && proposal.where ? [textItem(whereTextId, proposal.where)] : [],
    },
    cancelTasks(openMeetingTasks(file), 'meeting-arranged'),
  );
};
