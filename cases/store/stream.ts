import type { Task } from '#domain/case/task.ts';
import type { OutboxItem } from './outbox.ts';
import type { Item } from './table.ts';

/** The effect that a new item of the table is; undefined for every other kind of item. */
export const effectIn = (added: Item): OutboxItem | undefined =>
  added.sk.startsWith('OUTBOX#') ? (added as unknown as OutboxItem) : undefined;

/** The task that a change of an item opens: a state machine has stored its token. Undefined for every other change. */
export const openedTaskIn = (before: Item | undefined, after: Item): Task | undefined => {
  if (!after.sk.startsWith('TASK#') || before?.['status'] !== 'planned') return undefined;
  const task = after as unknown as Task;
  return task.status === 'open' ? task : undefined;
};
