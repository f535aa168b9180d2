import * as z from 'zod/mini';
import { type EventDefinitions, field, messageId, textId } from './define.ts';

const nothing = z.strictObject({});

/** What becomes of the personal data of a case. */
export const retentionEvents = {
  'erasure-asked': {
    means: 'The customer asked us to erase what we hold of them (GDPR art. 17).',
    data: z.strictObject({
      reasonTextId: textId,
      becomes: field(z.enum(['erased', 'blocked', 'blocked-when-concluded']), 'What becomes of the case with that.'),
    }),
    writtenBy: ['functions/retention'],
    readBy: [],
  },
  exported: {
    means: 'The customer was given a copy of what we hold of them (GDPR art. 15).',
    data: z.strictObject({ purpose: z.literal('access') }),
    writtenBy: ['functions/retention'],
    readBy: [],
  },
  'evidence-taken': {
    means: 'Somebody took the evidence pack of the case, which ends with this event.',
    data: z.strictObject({
      principal: field(
        z.optional(z.string()),
        'The principal of AWS (ARN) that took it on the command line, as AWS named it.',
      ),
    }),
    writtenBy: ['functions/desk'],
    readBy: ['domain/evidence'],
  },
  'recordings-destroyed': {
    means: 'The recordings and transcripts of the calls and chats of the case are gone.',
    data: z.strictObject({ messageIds: z.array(messageId) }),
    writtenBy: ['functions/retention'],
    readBy: ['functions/retention'],
  },
  blocked: {
    means: 'The personal data of the case is kept apart, for courts and authorities only (LOPDGDD art. 32).',
    data: nothing,
    writtenBy: ['functions/retention'],
    readBy: [],
  },
  unblocked: {
    means: 'A court or an authority asked for the case: its personal data can be read again.',
    data: z.strictObject({ reasonTextId: textId }),
    writtenBy: ['functions/retention'],
    readBy: [],
  },
  destroyed: {
    means: 'The time to keep the personal data of the case is over: it is gone for good.',
    data: nothing,
    writtenBy: ['functions/retention'],
    readBy: [],
  },
  erased: {
    means: 'The personal data of the case is gone for good, since the customer asked for it.',
    data: nothing,
    writtenBy: ['functions/retention'],
    readBy: [],
  },
} as const satisfies EventDefinitions;
