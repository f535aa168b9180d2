import canonicalize from 'canonicalize';
import { keys } from '#cases/store/keys.ts';
import type { Effect, OutboxItem, Tick } from '#cases/store/outbox.ts';
import type { Task } from '#domain/case/case.ts';
import { executionName } from '#domain/case/ids.ts';
import { Permanent } from '#domain/failures.ts';
import { log } from '#platform/log.ts';
import type { RelayDeps } from './deps.ts';
import { fetchAttachment } from './fetch-attachment.ts';
import { publish } from './publish.ts';
import { sendMessage } from './send.ts';

type Of<Name extends Effect['effect']> = Extract<Effect, { effect: Name }> & { caseId: string };

const start = ({ machine, run, input, caseId }: Of<'start'>, { executions }: RelayDeps): Promise<void> => {
  const name = executionName(caseId, run);
  return executions.start(
    machine,
    machine === 'complaint' ? name : `${name}-follow-up`,
    canonicalize(input ?? { caseId, run }) ?? '',
  );
};

/** The token is read, not carried: it stays in the task. */
const resume = async ({ taskId }: Of<'resume'>, { table, executions }: RelayDeps): Promise<void> => {
  const task = (await table.get(keys.task(taskId))) as unknown as Task | undefined;
  if (task?.status !== 'decided') throw new Permanent('The task to resume is not decided');
  if (!task.token) throw new Permanent('The task to resume has no token');
  await executions.resume(task.token, JSON.stringify(task.output ?? {}));
};

/**
 * Whether what a clock would say still holds. An effect that was left to the sweep may be older than one that came after
 * it under the same name, and must not turn the clock back.
 */
const stillHolds = async (tick: Tick, { table, cases }: RelayDeps): Promise<boolean> => {
  if (tick.clock === 'stalled') return true;
  if (tick.clock === 'task') {
    const task = (await table.get(keys.task(tick.taskId))) as unknown as Task | undefined;
    return task?.status === 'open' && task.rung === tick.rung;
  }
  const running = (await cases.head(tick.caseId))?.clocks.find(({ id }) => id === tick.id);
  return running?.dueAt === tick.dueAt && running.next?.mark === tick.mark;
};

const setClock = async ({ name, at, tick }: Of<'set-clock'>, deps: RelayDeps): Promise<void> => {
  if (await stillHolds(tick, deps)) await deps.clocks.set(name, at, tick);
  else log('info', 'clock is out of date', { caseId: tick.caseId, clock: tick.clock });
};

const clocksOf = async (
  { clocks, caseId }: Extract<OutboxItem, { effect: 'clocks' }>,
  deps: RelayDeps,
): Promise<void> => {
  for (const clock of clocks)
    await (clock.effect === 'set-clock' ? setClock({ ...clock, caseId }, deps) : deps.clocks.drop(clock.name));
};

/** Does what an effect asks for. Each may be done twice without harm. Throws what the service throws. */
export const perform = (item: OutboxItem, deps: RelayDeps): Promise<void> => {
  switch (item.effect) {
    case 'start':
      return start(item, deps);
    case 'resume':
      return resume(item, deps);
    case 'send':
      return sendMessage(item.caseId, item.messageId, deps);
    case 'fetch-attachment':
      return fetchAttachment(item, deps);
    case 'set-clock':
      return setClock(item, deps);
    case 'drop-clock':
      return deps.clocks.drop(item.name);
    case 'clocks':
      return clocksOf(item, deps);
    case 'publish':
      return publish(item, deps);
  }
};
