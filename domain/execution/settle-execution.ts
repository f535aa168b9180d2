import type { CaseContext, CaseFile } from '../case/case-file.ts';
import { type ChangePart, combine } from '../case/change.ts';
import type { ExecutionFailure } from '../case/events/executions.ts';
import type { Task } from '../case/task.ts';
import { dateWords, staffNotice } from '../messages/staff-notice.ts';
import { dayOf, supervisorOf } from '../people/directory.ts';
import type { Policy } from '../policy/policy.ts';
import { keepPromise } from '../promises/keep.ts';
import { kindsOfTasks } from '../tasks/kinds.ts';
import type { LocalizedText } from '../values.ts';
import { commitmentOf, executionOf, isUnderWay } from './execution.ts';

type Context = CaseContext<{ policy: Policy; deskUrl: string }>;
type Named = { taskId: string; attempt: number };

const openTask = ({ tasks }: CaseFile, taskId: string): Task | undefined =>
  tasks.find((task) => task.taskId === taskId && task.kind === 'promise' && task.status === 'open');

/** The system took the request: nothing is kept by that. Undefined where it is known, or more is. */
export const executionAccepted = ({ events }: CaseFile, { taskId, attempt }: Named): ChangePart | undefined => {
  const execution = executionOf(events, taskId);
  if (execution?.state !== 'asked' || execution.attempt !== attempt) return undefined;
  return { events: [{ type: 'execution-accepted', actor: { kind: 'system' }, data: { taskId, attempt } }] };
};

const WHY: Record<ExecutionFailure, LocalizedText> = {
  refused: {
    es: 'El sistema que debía hacerlo no ha aceptado el encargo',
    en: 'The system that had to do it did not take the request',
  },
  'not-reached': {
    es: 'No se ha podido contactar con el sistema que debía hacerlo',
    en: 'The system that had to do it could not be reached',
  },
  'not-confirmed': {
    es: 'El sistema que debía hacerlo no lo ha confirmado a tiempo',
    en: 'The system that had to do it has not confirmed it in time',
  },
  reported: {
    es: 'El sistema que debía hacerlo dice que no ha podido',
    en: 'The system that had to do it says it could not',
  },
};

/**
 * A promise was not carried out, or nobody knows: its owner and a supervisor are notified, and the task waits for them. Undefined
 * where the request is another by now, or has come to its end.
 */
export const executionFailed = (
  { file, at, deps: { policy, deskUrl } }: Context,
  { taskId, attempt, because, reason }: Named & { because: ExecutionFailure; reason?: string },
): ChangePart | undefined => {
  const execution = executionOf(file.events, taskId);
  const task = openTask(file, taskId);
  if (!task || !execution || execution.attempt !== attempt || !isUnderWay(execution)) return undefined;
  const supervisor = supervisorOf(policy, task.assignee, dayOf(policy, at));
  const told = [...new Set([task.assignee, supervisor])].filter((person) => person !== undefined);
  const notices = told.map((to) =>
    staffNotice(policy, file.head, {
      ...{ to, at, deskUrl, taskId, template: 'staff-escalation' },
      messageId: `execution-failed-${task.cycle}-${task.subject}-${attempt}-${to}`,
      values: {
        kind: kindsOfTasks.promise.request,
        dueAt: dateWords(policy, task.dueAt),
        level: WHY[because],
        from: execution.integration,
      },
    }),
  );
  return combine(
    {
      events: [
        {
          type: 'execution-failed',
          actor: { kind: 'system' },
          data: { taskId, attempt, because, ...(reason && { reason }), supervisor: supervisor ?? 'nobody' },
        },
      ],
    },
    ...notices,
  );
};

/** Whoever decided a task in place of a person: a system of the company. */
const decidedBy = (integration: string): string => `integration:${integration}`;

/**
 * The system confirmed that it carried the promise out: it is kept, and follow-up goes on. Also where a person had been told that
 * no confirmation came. Undefined where the promise is decided already: a second confirmation keeps nothing twice.
 * @param reference the system's own number of what it did, without words
 */
export const executionConfirmed = (
  context: CaseContext<{ policy: Policy }>,
  taskId: string,
  reference: string | undefined,
): ChangePart | undefined => {
  const { file } = context;
  const task = openTask(file, taskId);
  const execution = executionOf(file.events, taskId);
  const commitment = task && commitmentOf(file, task);
  if (!task || !execution || !commitment) return undefined;
  const { integration, attempt } = execution;
  return combine(
    {
      events: [{ type: 'execution-confirmed', actor: { kind: 'system' }, data: { taskId, attempt, integration } }],
    },
    keepPromise(
      context,
      { task, commitment },
      {
        actor: { kind: 'system' },
        by: decidedBy(integration),
        proof: {
          text: [integration, reference].filter(Boolean).join(': '),
          kinds: reference ? ['reference', 'system'] : ['system'],
        },
      },
    ),
  );
};
