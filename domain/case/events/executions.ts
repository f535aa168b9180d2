import * as z from 'zod/mini';
import {
  code,
  concession,
  cycle,
  type EventDefinitions,
  field,
  instant,
  personOrNobody,
  taskId,
  textId,
} from './define.ts';

const attempt = field(z.int(), 'Number of the request, from 1: one more each time a person has it sent again.');
const integration = field(code, 'Id of the system in policy/integrations.yaml.');

/** Why a promise was not carried out: the system says so, it could not be asked, or it has said nothing in time. */
export const executionFailures = ['refused', 'not-reached', 'not-confirmed', 'reported'] as const;
export type ExecutionFailure = (typeof executionFailures)[number];

/** What becomes of promises that a system of the company carries out. */
export const executionEvents = {
  'execution-asked': {
    means: 'A system of the company was asked to carry out a promise.',
    data: z.strictObject({
      cycle,
      taskId,
      index: z.int(),
      concession,
      integration,
      attempt,
      confirmBy: field(instant, 'When it has to have confirmed; then a person hears of it.'),
      reasonTextId: field(z.optional(textId), 'Why a person had it sent again.'),
    }),
    writtenBy: ['domain/execution'],
    readBy: ['domain/execution'],
  },
  'execution-accepted': {
    means: 'The system took the request. That is no confirmation: the promise is not kept yet.',
    data: z.strictObject({ taskId, attempt }),
    writtenBy: ['domain/execution'],
    readBy: ['domain/execution'],
  },
  'execution-confirmed': {
    means: 'The system confirmed, signed, that the promise was carried out: it is kept with that.',
    data: z.strictObject({ taskId, attempt, integration }),
    writtenBy: ['domain/execution'],
    readBy: ['domain/execution'],
  },
  'execution-failed': {
    means: 'The promise was not carried out, or nobody knows: its owner and a supervisor were notified.',
    data: z.strictObject({
      taskId,
      attempt,
      because: z.enum(executionFailures),
      reason: field(z.optional(code), 'What the system says, as a code.'),
      supervisor: personOrNobody,
    }),
    writtenBy: ['domain/execution'],
    readBy: ['domain/execution'],
  },
} as const satisfies EventDefinitions;
