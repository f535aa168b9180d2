import type { Item, Key, Write } from './table.ts';

/** The key of the item that a write is of. */
export const keyOf = (write: Write): Key =>
  'put' in write ? write.put : 'update' in write ? write.update : write.drop;

/** What a write that takes effect makes of the item that is there; undefined where it takes it away. */
export const afterWrite = (write: Write, current: Item | undefined): Item | undefined => {
  if ('drop' in write) return undefined;
  if ('put' in write) return write.put;
  const next: Item = { ...(current ?? write.update), ...write.set };
  for (const [field, more] of Object.entries(write.add ?? {})) next[field] = Number(current?.[field] ?? 0) + more;
  for (const field of write.remove ?? []) delete next[field];
  return next;
};
