import * as z from 'zod/mini';
import { holds, releases } from '../../vocabulary.ts';
import { article, type EventDefinitions, field, instant, textId } from './define.ts';

const hold = z.enum(holds);
const legalHold = z.strictObject({ reasonTextId: textId });

/** What the company must not do meanwhile, and the outside bodies that look at a case. */
export const holdEvents = {
  'hold-placed': {
    means: 'The law forbids the company something while the complaint is open; its other systems were notified.',
    data: z.strictObject({ hold, article }),
    writtenBy: ['domain/holds'],
    readBy: ['domain/holds', 'domain/holds', 'domain/report'],
  },
  'hold-released': {
    means: 'What the law forbade is free again; the other systems were notified.',
    data: z.strictObject({
      hold,
      because: z.enum(releases),
      article,
      since: instant,
      reasonTextId: z.optional(textId),
    }),
    writtenBy: ['domain/holds'],
    readBy: ['domain/holds', 'domain/holds', 'domain/report'],
  },
  'adr-requested': {
    means: 'An outside body (alternative dispute resolution) asked us about the case.',
    data: z.strictObject({
      body: field(z.string(), 'Id in the policy.'),
      requestId: field(z.string(), 'Its number of the request, or one of ours.'),
    }),
    writtenBy: ['functions/desk/holds'],
    readBy: ['functions/desk/holds', 'domain/holds', 'domain/timers', 'domain/report'],
  },
  'adr-answered': {
    means: 'The outside body is done.',
    data: z.strictObject({ requestId: z.string(), outcomeTextId: textId }),
    writtenBy: ['functions/desk/holds'],
    readBy: ['functions/desk/holds', 'domain/holds', 'domain/timers', 'domain/report'],
  },
  'legal-hold-set': {
    means:
      'A supervisor said that a court, an authority or a claim may need the case: nothing of it is blocked or destroyed.',
    data: legalHold,
    writtenBy: ['functions/desk/legal-hold', 'functions/retention'],
    readBy: ['functions/desk/case', 'domain/report'],
  },
  'legal-hold-lifted': {
    means: 'A supervisor said that nobody needs the case any more.',
    data: legalHold,
    writtenBy: ['functions/desk/legal-hold'],
    readBy: ['domain/report'],
  },
} as const satisfies EventDefinitions;
