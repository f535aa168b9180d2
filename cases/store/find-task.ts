import type { Task } from '#domain/case/task.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** A task with its token, read alone. Undefined where there is none. */
export const findTask = async (table: Table, taskId: string): Promise<Task | undefined> =>
  (await table.get(keys.task(taskId))) as unknown as Task | undefined;
