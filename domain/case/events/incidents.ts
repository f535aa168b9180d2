import * as z from 'zod/mini';
import { incidentJoins } from '../../incidents/in-case.ts';
import { code, type EventDefinitions, field, messageId, personId, textId } from './define.ts';

const incidentId = field(code, 'The failure that several complaints are about.');

export const incidentEvents = {
  'incident-joined': {
    means: 'The complaint is one of those about a failure that a supervisor confirmed.',
    data: z.strictObject({
      incidentId,
      how: field(
        z.enum(incidentJoins),
        'With the confirmation of the failure, by somebody who looked at the case, by the policy, or with a merged case.',
      ),
      reasonTextId: field(z.optional(textId), 'Why, where somebody said so.'),
    }),
    writtenBy: ['domain/incidents'],
    readBy: [],
  },
  'incident-left': {
    means: 'Somebody said that the complaint is not about that failure.',
    data: z.strictObject({ incidentId, reasonTextId: textId }),
    writtenBy: ['domain/incidents'],
    readBy: [],
  },
  'incident-told': {
    means:
      'The customer is sent what all are told who complained about a failure: one person wrote it, another released it.',
    data: z.strictObject({
      incidentId,
      number: field(z.int(), 'Of the message to all: 1, then one more for each.'),
      messageId,
      writtenBy: personId,
    }),
    writtenBy: ['domain/incidents'],
    readBy: ['domain/timers'],
  },
} as const satisfies EventDefinitions;
