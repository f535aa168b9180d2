import type { Table } from '#cases/store/table.ts';

/** A table where others read and write between any two calls. */
export const interleaved = (table: Table): Table => ({
  ...table,
  getMany: async (keys) => {
    const items = await table.getMany(keys);
    await new Promise((resolve) => setImmediate(resolve));
    return items;
  },
});
