import * as z from 'zod/mini';
import { code, type EventDefinitions, field, messageId, personId, textId } from './define.ts';

/** What follows from cases beyond themselves, and that their customers hear of it. */
export const improvementEvents = {
  'news-wanted': {
    means: 'The customer said whether they want to hear what the company changes because of cases like theirs.',
    data: z.strictObject({ wanted: z.boolean(), reasonTextId: textId }),
    writtenBy: ['functions/desk/improvement'],
    readBy: ['domain/improvement'],
  },
  'change-told': {
    means: 'The customer was told what changed because of what they complained about or suggested.',
    data: z.strictObject({ action: field(code, 'The corrective action.'), messageId }),
    writtenBy: ['domain/improvement'],
    readBy: ['domain/improvement'],
  },
  'praise-passed-on': {
    means: 'Somebody who had read them passed kind words of the customer on to whom they were about.',
    data: z.strictObject({ to: personId, messageId }),
    writtenBy: ['functions/desk/improvement'],
    readBy: ['functions/desk/improvement'],
  },
} as const satisfies EventDefinitions;
