import type { CaseItem } from '#domain/case/change.ts';
import { ifConditionHolds } from './conditional.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** The first proposal to a customer finds nothing to count in: it is begun before the change, by whoever comes first. */
export const beginSums = async (table: Table, items: readonly CaseItem[]): Promise<void> => {
  for (const item of items)
    if (item.kind === 'customer-sum' && item.version === 0) {
      const ttl = Math.floor(Date.parse(item.until) / 1000);
      await ifConditionHolds(
        table.write([{ put: { ...keys.customerSum(item.customerKey), version: 0, ttl }, ifAbsent: true }]),
      );
    }
};
