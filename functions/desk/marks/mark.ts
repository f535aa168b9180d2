import { forgetOldest, keepMark, marksOf } from '#cases/store/marks.ts';
import type { Case } from '#domain/case/case.ts';
import { caseIdOf, isTaskId } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase } from '#domain/tasks/decide.ts';
import { isUnread, type Mark, snoozedUntil, snoozeLimit } from '#domain/tasks/marks.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import { demandVisible } from '../case/visible-part.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import type { MarkBody, ShownMark } from './contract.ts';
import { caseDueAt } from './snoozed.ts';

type Marked = { id: string; head: Case; task?: Task };

/** Refuses: no-such-case, expert-not-asked, no-such-task, task-not-open. */
const marked = async (id: string, reader: Reader, { cases }: DeskDeps): Promise<Marked> => {
  const file = await requireCase(cases, isTaskId(id) ? caseIdOf(id) : id);
  const { head } = file;
  demandVisible(reader, file);
  if (!isTaskId(id)) return { id: head.caseId, head };
  const task = file.tasks.find(({ taskId }) => taskId === id);
  if (!task) throw new Refusal('no-such-task');
  if (task.status !== 'open') throw new Refusal('task-not-open');
  return { id, head, task };
};

/** Refuses: snooze-too-late, value-invalid. */
const until = (wanted: string, { head, task }: Marked, now: string): string => {
  const limit = snoozeLimit({ head, now, ...(task && { task }) });
  if (limit === undefined) throw new Refusal('snooze-too-late');
  const at = Number.isNaN(Date.parse(wanted)) ? '' : new Date(wanted).toISOString();
  if (at <= now)
    throw new Refusal('value-invalid', {
      errors: [{ pointer: '/snoozedUntil', message: 'must be an instant that is still to come' }],
    });
  return [at, limit].sort()[0] ?? limit;
};

const changed = (
  { isUnread: wasUnread, readSaid, snoozedUntil: offUntil, version }: Partial<Mark>,
  body: MarkBody,
  { on, now }: { on: Marked; now: string },
): Mark => {
  const { id, head } = on;
  const said = head.correspondence?.said ?? 0;
  const { unread = wasUnread, snoozedUntil: wanted } = body;
  const off =
    wanted === undefined
      ? { snoozedUntil: offUntil, version }
      : wanted !== null && { snoozedUntil: until(wanted, on, now), version: head.seq };
  return omitUndefined({
    id,
    caseId: head.caseId,
    at: now,
    isUnread: unread || undefined,
    readSaid: body.unread === undefined ? readSaid : body.unread ? undefined : said,
    ...off,
  }) as Mark;
};

export type MarkInput = { id: string; body: MarkBody; reader: Reader };

/**
 * Marks a task or a case for the reader alone. What is put off comes back at its next clock at the latest.
 * Refuses: no-such-case, expert-not-asked, no-such-task, task-not-open, snooze-too-late, value-invalid.
 */
export const markIt = async ({ id, body, reader }: MarkInput, deps: DeskDeps): Promise<ShownMark> => {
  const { table, clock } = deps;
  const on = await marked(id, reader, deps);
  const { head, task } = on;
  const now = clock.now();
  const marks = await marksOf(table, reader.id);
  const before = marks.get(on.id);
  const mark = changed(before ?? {}, body, { on, now });
  if (!before) await forgetOldest(table, reader.id, marks);
  await keepMark(table, reader.id, mark);
  return omitUndefined({
    id: on.id,
    unread: isUnread(mark, head) || undefined,
    snoozedUntil: snoozedUntil(mark, { head, dueAt: task?.dueAt ?? caseDueAt(head), now }),
    snoozeLimit: snoozeLimit({ head, now, ...(task && { task }) }),
  }) as ShownMark;
};
