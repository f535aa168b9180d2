import * as z from 'zod/mini';
import { Severity } from '../reason.ts';
import { reasonsForWriting } from '../task.ts';
import { code, type EventDefinitions, field, instant, messageId, taskId, textId, toneAccepted } from './define.ts';

/** What happens where people may be in danger, or a case is critical. */
export const urgentEvents = {
  'call-needed': {
    means: 'Words speak of danger to people, or the case has severity 4: somebody calls or writes at once.',
    data: z.strictObject({
      taskId: field(z.optional(taskId), 'Absent where others are called for the same failure.'),
      because: field(z.array(code), 'Signals of the severity.'),
      group: field(z.optional(code), 'The failure that the calls are grouped under.'),
      inWriting: field(z.optional(z.enum(reasonsForWriting)), 'Why they are written to in place of a call.'),
      messageId: z.optional(messageId),
    }),
    writtenBy: ['domain/urgent'],
    readBy: ['domain/urgent', 'functions/stages/understand'],
  },
  'danger-repeated': {
    means: 'More words of danger came while a call is open: whoever has it was notified.',
    data: z.strictObject({ taskId, because: z.array(code), messageId }),
    writtenBy: ['domain/urgent'],
    readBy: [],
  },
  'severity-raised': {
    means: 'Later words of the customer made the case more serious; its severity never falls.',
    data: z.strictObject({ severity: Severity, messageId }),
    writtenBy: ['domain/urgent'],
    readBy: [],
  },
  'customer-called': {
    means: 'Somebody spoke with or wrote to the customer of an urgent case.',
    data: z.strictObject({
      taskId,
      safe: field(z.optional(z.boolean()), 'Whether the people there are safe; absent where it was not said.'),
      seconds: field(z.int(), 'Since the call was needed.'),
      recorded: field(z.optional(z.literal(true)), 'It was recorded, with the consent of the customer (art. 12.1).'),
      textId,
    }),
    writtenBy: ['functions/desk/call'],
    readBy: [],
  },
  'customer-not-reached': {
    means: 'An urgent call was tried in vain. The matter stays open: another attempt is due, or a supervisor has it.',
    data: z.strictObject({
      taskId,
      attempt: field(z.int(), 'Number of the attempt, from 1.'),
      nextAt: field(z.optional(instant), 'When the next attempt is due; absent after the last.'),
      textId,
    }),
    writtenBy: ['functions/desk/call'],
    readBy: ['functions/desk/call'],
  },
  'outage-explained': {
    means: 'The customer was told what cut the service off, and when it is expected back (Ley 10/2025 art. 17.2).',
    data: z.strictObject({ taskId, messageId, toneAccepted }),
    writtenBy: ['domain/urgent'],
    readBy: ['domain/timers'],
  },
} as const satisfies EventDefinitions;
