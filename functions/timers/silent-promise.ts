import { type Change, combine } from '#domain/case/change.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import { dateWords, staffNotice } from '#domain/messages/staff-notice.ts';
import { dayOf, supervisorOf } from '#domain/people/directory.ts';
import { foundBroken } from '#domain/promises/found-broken.ts';
import { isNextLook, lastHeard, owedPromise, type PromiseTask, silentFrom } from '#domain/promises/silence.ts';
import { kindsOfTasks } from '#domain/tasks/kinds.ts';
import { log } from '#platform/log.ts';
import type { TimerContext, TimerDeps } from './deps.ts';
import { reminder } from './overdue-task.ts';

type PromiseTimer = Extract<TimerEvent, { timer: 'promise' }>;

/** Something was heard of it since its date: whoever has it is reminded, once, and it is looked at again. */
const lookAgain = ({ file, at, deps }: TimerContext, { task }: PromiseTask, look: number): Change | undefined => {
  const { policy, deskUrl } = deps;
  const to = task.assignee ?? supervisorOf(policy, file.head.owner, dayOf(policy, at));
  const messageId = `promise-look-${task.cycle}-${task.subject}-${look}`;
  if (!isNextLook(file, { taskId: task.taskId, look })) return undefined;
  return combine(
    { events: [reminder('reminded', task, { to, look })] },
    to !== undefined &&
      staffNotice(policy, file.head, {
        ...{ to, messageId, at, template: 'staff-reminder', deskUrl, taskId: task.taskId },
        values: { kind: kindsOfTasks.promise.request, dueAt: dateWords(policy, task.dueAt) },
      }),
  );
};

const changeOf = (context: TimerContext, { taskId, look }: PromiseTimer): Change | undefined => {
  const { file, at, deps } = context;
  const promise = owedPromise(
    file,
    file.tasks.find((one) => one.taskId === taskId),
  );
  if (!promise) return undefined;
  if (silentFrom(file, promise, deps) > at) return lookAgain(context, promise, look);
  return foundBroken(context, promise, { actor: { kind: 'system' }, silentSince: lastHeard(file, promise) });
};

/**
 * A promise is past its date, and may be so in silence: if nothing was heard of it for as long as the policy waits, it counts as
 * broken; else whoever has it is reminded, and it is looked at again when that would be so.
 */
export const silentPromise = async (timerEvent: PromiseTimer, deps: TimerDeps): Promise<void> => {
  const at = deps.clock.now();
  const { caseId, look } = timerEvent;
  let isBroken = false;
  await deps.cases.change(caseId, at, (file) => {
    const change = changeOf({ file, at, deps }, timerEvent);
    isBroken = change?.events.some(({ type }) => type === 'promise-broken') ?? false;
    return change;
  });
  if (isBroken) log('warn', 'promise broken in silence', { caseId, look });
};
