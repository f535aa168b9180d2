import * as z from 'zod/mini';
import { meetingOutcomes, meetingWays } from '../../meetings/meeting.ts';
import { code, type EventDefinitions, field, instant, messageId, taskId, textId, toneAccepted } from './define.ts';

const number = field(z.int(), 'Of the meeting: 1, then one more for each proposal.');

export const meetingEvents = {
  'meeting-proposed': {
    means: 'Somebody proposed dates to the customer to talk it over, alone, with a leader or with a mediator.',
    data: z.strictObject({
      number,
      how: z.enum(meetingWays),
      with: field(code, '`owner`, `leader`, or the id of a mediator in the policy.'),
      dates: z.array(instant),
      messageId,
      toneAccepted,
    }),
    writtenBy: ['domain/meetings'],
    readBy: ['domain/timers'],
  },
  'meeting-chosen': {
    means: 'The customer took one of the dates: it is a commitment of both sides.',
    data: z.strictObject({ number, date: instant }),
    writtenBy: ['domain/meetings'],
    readBy: [],
  },
  'meeting-declined': {
    means: 'None of the dates suited the customer.',
    data: z.strictObject({ number, messageId: field(z.optional(messageId), 'What they said besides.') }),
    writtenBy: ['domain/meetings'],
    readBy: [],
  },
  'meeting-reminded': {
    means: 'Both sides were reminded of a meeting that comes near.',
    data: z.strictObject({ number, date: instant, messageId }),
    writtenBy: ['functions/timers'],
    readBy: [],
  },
  'meeting-cancelled': {
    means: 'Somebody called a meeting off, or took the dates back.',
    data: z.strictObject({ number, messageId, toneAccepted }),
    writtenBy: ['domain/meetings'],
    readBy: ['domain/timers'],
  },
  'meeting-reported': {
    means: 'Somebody said how a meeting went, or that there will be none.',
    data: z.strictObject({ number, taskId, outcome: z.enum(meetingOutcomes), textId }),
    writtenBy: ['domain/meetings'],
    readBy: ['domain/care'],
  },
} as const satisfies EventDefinitions;
