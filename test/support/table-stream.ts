import * as z from 'zod/mini';
import { effectsIn } from '#cases/store/stream.ts';
import type { Item, Table } from '#cases/store/table.ts';
import type { Work } from '#functions/relay/relay.ts';
import { shapeOf, shapes } from '#test/stored-shapes/shapes.ts';

/** Whatever the real use cases store has the shape that its schema says (test/stored-shapes). */
const demandShape = (item: Item): void => {
  const { name, body } = shapeOf(item);
  const { error } = z.safeParse(shapes.get(name) ?? z.never(), body);
  if (error) throw new Error(`${item.sk} is no ${name}: ${z.prettifyError(error)}`);
};

const worksOf = (before: Item | undefined, after: Item | undefined): Work[] => {
  const added = !before && after ? effectsIn(after) : [];
  const works: Work[] = added.map((item) => ({ what: 'effect', caseId: item.caseId, item }));
  if (after?.sk.startsWith('TASK#') && before?.['status'] === 'planned' && after['status'] === 'open')
    works.push({ what: 'task-opened', caseId: String(after['caseId']), taskId: String(after['taskId']) });
  return works;
};

/** The table with its stream: `notify` hears of every write what the relay would hear. */
export const withStream = (table: Table, notify: (work: Work) => void): Table => ({
  ...table,
  write: async (writes) => {
    const keys = writes.map((write) => ('put' in write ? write.put : 'update' in write ? write.update : write.drop));
    const before = await Promise.all(keys.map((key) => table.get(key)));
    await table.write(writes);
    for (const [index, key] of keys.entries()) {
      const after = await table.get(key);
      if (after) demandShape(after);
      for (const work of worksOf(before[index], after)) notify(work);
    }
  },
});
