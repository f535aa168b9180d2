import { isAtDesk, wasShown } from '#cases/store/at-desk.ts';
import type { OutboxItem } from '#cases/store/outbox.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Message } from '#domain/case/message.ts';
import type { Task } from '#domain/case/task.ts';
import { StillSending } from './claim.ts';
import type { RelayDeps } from './deps.ts';

type Sending = OutboxItem & { effect: 'send' };

/** Whether somebody has a task still. */
export const isTheirs = (task: Task | undefined, to: string): task is Task =>
  task?.status === 'open' && task.assignee === to;

const hasActed = ({ events }: CaseFile, person: string, since: string): boolean =>
  events.some(({ actor, at }) => actor.kind === 'person' && actor.id === person && at >= since);

/**
 * Whether whoever a notice is to needs it no more: its task is done or somebody else's, they have acted in its case where it is about no
 * task, or they have looked at the case since. It waits until then only where they have the desk before them.
 * @throws StillSending while it waits
 */
export const isSeenAtDesk = async (
  { caseId, createdAt: since, waitsUntil, claimedAt }: Sending,
  { file, message: { to, taskId } }: { file: CaseFile; message: Message },
  { table, clock }: Pick<RelayDeps, 'table' | 'clock'>,
): Promise<boolean> => {
  // What was claimed may have left.
  if (waitsUntil === undefined || to === undefined || claimedAt !== undefined) return false;
  const now = clock.now();
  if (now < waitsUntil) {
    if (await isAtDesk(table, to, now)) throw new StillSending(waitsUntil);
    return false;
  }
  const wasAbout = file.tasks.find((candidate) => candidate.taskId === taskId);
  const isOver = taskId === undefined ? hasActed(file, to, since) : !isTheirs(wasAbout, to);
  return isOver || wasShown(table, { caseId, person: to }, { since, now });
};
