import { keys } from '#cases/store/keys.ts';
import { headsOf } from '#cases/store/look-ups.ts';
import { type Marks, marksOf, stillSnoozed } from '#cases/store/marks.ts';
import type { QueuedTask } from '#cases/store/queues.ts';
import type { Table } from '#cases/store/table.ts';
import type { Case } from '#domain/case/case.ts';
import { isTaskId } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import { type Mark, snoozedUntil } from '#domain/tasks/marks.ts';
import type { Instant } from '#domain/time.ts';

/** When a case is due for whoever puts it off: its answer, or the next word that was promised. */
export const caseDueAt = ({ nextWordBy, answerBy }: Pick<Case, 'nextWordBy' | 'answerBy'>): Instant =>
  nextWordBy < answerBy ? nextWordBy : answerBy;

/** What somebody has put off and what has not come back since: tasks that are open, and cases that are worked on. */
export const snoozedNow = async (
  { person, now, marks }: { person: string; now: Instant; marks?: Marks },
  { table }: { table: Table },
): Promise<{ tasks: QueuedTask[]; cases: Case[] }> => {
  const found = stillSnoozed(marks ?? (await marksOf(table, person)), now);
  if (found.length === 0) return { tasks: [], cases: [] };
  const ofTasks = found.filter(({ id }) => isTaskId(id));
  const [tasks, heads] = await Promise.all([
    table.getMany(ofTasks.map(({ id }) => keys.task(id))) as Promise<unknown[]> as Promise<Task[]>,
    headsOf(table, [...new Set(found.map(({ caseId }) => caseId))]),
  ]);
  const headOf = new Map(heads.map((head) => [head.caseId, head]));
  const isOff = (mark: Mark, head: Case, dueAt: Instant) => snoozedUntil(mark, { head, dueAt, now }) !== undefined;
  const markOf = new Map(found.map((mark) => [mark.id, mark]));
  const byDueDate = (one: QueuedTask, other: QueuedTask) => (one.task.dueAt < other.task.dueAt ? -1 : 1);
  return {
    tasks: tasks
      .flatMap((task) => {
        const [head, mark] = [headOf.get(task.caseId), markOf.get(task.taskId)];
        return head && mark && task.status === 'open' && isOff(mark, head, task.dueAt) ? [{ task, head }] : [];
      })
      .sort(byDueDate),
    cases: heads.filter((head) => {
      const mark = markOf.get(head.caseId);
      return mark !== undefined && !head.closedAt && isOff(mark, head, caseDueAt(head));
    }),
  };
};
