import * as z from 'zod/mini';
import type { TimerEvent } from '#domain/case/effects.ts';
import { CASE_ID } from '#domain/case/ids.ts';
import { Base, Links } from '#platform/environment.ts';

export const environment = z.object({ ...Base.shape, ...Links.shape });

const caseId = z.string().check(z.regex(CASE_ID));

/** What EventBridge Scheduler sends: the timer event that the effect `set-timer` gave it. */
const Scheduled = z.discriminatedUnion('timer', [
  z.object({ timer: z.literal('task'), caseId, taskId: z.string(), step: z.int().check(z.minimum(0)) }),
  z.object({ timer: z.literal('case'), caseId, id: z.string(), dueAt: z.string(), thresholdPercent: z.int() }),
  z.object({ timer: z.literal('owner'), caseId }),
  z.object({ timer: z.literal('meeting'), caseId, number: z.int(), moment: z.enum(['answer', 'before']) }),
  z.object({ timer: z.literal('execution'), caseId, taskId: z.string(), attempt: z.int() }),
  z.object({ timer: z.literal('promise'), caseId, taskId: z.string(), look: z.int() }),
  z.object({ timer: z.literal('stalled'), caseId, execution: z.string() }),
]);

const UUID_LENGTH = 36;

/**
 * What EventBridge sends when an execution stopped. The name of each of our executions begins with the id of its case;
 * one that stops again after a redrive counts as another.
 */
const Stopped = z.pipe(
  z.object({
    'detail-type': z.literal('Step Functions Execution Status Change'),
    detail: z.object({ name: z.string(), redriveCount: z.nullish(z.int()) }),
  }),
  z.transform(({ detail: { name, redriveCount } }) => ({
    timer: 'stalled' as const,
    caseId: name.slice(0, UUID_LENGTH),
    execution: redriveCount ? `${name}.redrive-${redriveCount}` : name,
  })),
);

/** A timer that fires, or an execution that stopped. */
export const timers = {
  name: 'timers',
  input: z.union([Scheduled, Stopped]) satisfies z.ZodMiniType<TimerEvent>,
  output: z.object({}),
};
