import { cancellable } from '#domain/meetings/end.ts';
import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import { actOnCase } from '../http/act-on-case.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { MeetingCancellation, MeetingCancelled, MeetingProposal, MeetingProposed } from './contract.ts';
import { proposeDates } from './propose-dates.ts';

/** Talking a complaint over: dates are proposed to the customer, who chooses one on their page. */
export const meetingEndpoints: DeskEndpoint[] = [
  actOnCase({
    path: '/desk/cases/{id}/meeting',
    summary:
      'Propose up to three dates to the customer, with the owner, their leader or a mediator; dates proposed before are taken back',
    body: MeetingProposal,
    done: { status: 201, description: 'What the customer can choose from', schema: MeetingProposed },
    refuses: ['value-invalid', 'value-unknown', 'tone-wrong'],
    act: proposeDates,
  }),
  actOnCase({
    path: '/desk/cases/{id}/cancel-meeting',
    summary: 'Call a meeting off, or take back the dates of one, in words for the customer',
    body: MeetingCancellation,
    done: { description: 'Called off; the letter is on its way', schema: MeetingCancelled },
    refuses: ['no-open-meeting', 'tone-wrong'],
    check: ({ file }) => void cancellable(file),
    act: cancelMeeting,
  }),
];
