import type { Table, Write } from './table.ts';

/** A transaction holds 100 writes (DynamoDB: TransactWriteItems). */
const MOST_WRITES = 100;

/** Makes writes of which none depends on another, as many at once as a transaction holds. */
export const inTransactions = async (table: Pick<Table, 'write'>, writes: readonly Write[]): Promise<void> => {
  for (let start = 0; start < writes.length; start += MOST_WRITES)
    await table.write(writes.slice(start, start + MOST_WRITES));
};
