import type { CaseEvent } from '#domain/case/events.ts';
import { keys } from './keys.ts';
import { PASSING_EVENTS } from './ranges.ts';
import type { Item, Table } from './table.ts';

const inOrder = (items: Item[]): CaseEvent[] =>
  (items as unknown[] as CaseEvent[]).sort((one, other) => one.seq - other.seq);

/** The whole history of a case in its order, with the keys it lies under (`bareEvent`): for who verifies it or counts by it. */
export const readHistory = async (table: Pick<Table, 'query'>, caseId: string): Promise<CaseEvent[]> =>
  inOrder(await table.query(keys.partition(caseId), 'EVENT#'));

/** The last events of a case, the newest last. */
export const lastEvents = async (table: Pick<Table, 'query'>, caseId: string, limit: number): Promise<CaseEvent[]> => {
  const pk = keys.partition(caseId);
  const last = { descending: true, limit };
  const found = await Promise.all([
    table.query(pk, '', { from: 'EVENT#0', to: 'EVENT#9~', ...last }),
    ...PASSING_EVENTS.map((prefix) => table.query(pk, prefix, last)),
  ]);
  return inOrder(found.flat()).slice(-limit);
};
