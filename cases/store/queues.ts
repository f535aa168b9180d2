import { caseIndex, personPartition } from './keys.ts';
import type { Table } from './table.ts';

/** Indexes lag a moment behind what is stored. All that is read here may miss what was stored this second. */

/** How many open tasks somebody has; `limit` stands for that many or more. */
export const openTaskCount = async (table: Table, person: string, limit: number): Promise<number> =>
  (await table.index('gsi1', personPartition(person), { limit })).keys.length;

/** Which cases of a customer: received from and to these instants. */
type Received = { from?: string; to?: string; limit: number };

/** The ids of a customer's cases, the newest first, by the pseudonym that finds them without naming anybody. */
export const casesOfCustomer = async (table: Table, customerKey: string, received: Received): Promise<string[]> => {
  const { gsi1pk = '' } = caseIndex({ caseId: '', receivedAt: '', customerKey });
  const { keys } = await table.index('gsi1', gsi1pk, { ...received, descending: true });
  return keys.map(({ pk }) => pk.slice('CASE#'.length));
};
