import { wasShown } from '#cases/store/at-desk.ts';
import { findTask } from '#cases/store/find-task.ts';
import type { OutboxItem } from '#cases/store/outbox.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { underPolicyOf } from '#domain/policy/under-policy.ts';
import { noticeOf } from './announce.ts';
import type { RelayDeps } from './deps.ts';
import { isTheirs } from './seen-at-desk.ts';

type Waiting = OutboxItem & { effect: 'notice' };

const isWritten = ({ events }: CaseFile, { taskId, to }: Waiting): boolean =>
  events.some(({ type, data }) => type === 'notice-written' && data.taskId === taskId && data.to === to);

/**
 * Writes to whoever has a task and was at the desk when it opened, where they have not looked at its case since: they left, or had
 * something else before them. Who has passed it on or done it is not written to.
 */
export const writeUnlessSeen = async (item: Waiting, relayDeps: RelayDeps): Promise<void> => {
  const { caseId, taskId, to, createdAt } = item;
  const { table, clock } = relayDeps;
  if (!isTheirs(await findTask(table, taskId), to)) return;
  if (await wasShown(table, { caseId, person: to }, { since: createdAt, now: clock.now() })) return;
  const deps = await underPolicyOf(relayDeps, caseId);
  const at = deps.clock.now();
  await deps.cases.change(caseId, at, (file) => {
    const task = file.tasks.find((candidate) => candidate.taskId === taskId);
    if (!isTheirs(task, to) || isWritten(file, item)) return undefined;
    return combine(
      { events: [{ type: 'notice-written', actor: { kind: 'system' }, data: { taskId, to } }] },
      noticeOf({ file, at, deps }, task),
    );
  });
};
