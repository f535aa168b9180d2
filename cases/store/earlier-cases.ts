import type { Case } from '#domain/case/case.ts';
import type { Outcome } from '#domain/case/settlement.ts';
import type { EarlierCase } from '#domain/concession/round-facts.ts';
import { keys } from './keys.ts';
import { casesOfCustomer } from './queues.ts';
import type { Table } from './table.ts';

/** Newest cases looked at; more of them would not change any decision. */
const MOST = 20;

/** What became of a customer's newest cases. */
export const earlierCases =
  (table: Table) =>
  async (customerKey: string): Promise<EarlierCase[]> => {
    const found = await casesOfCustomer(table, customerKey, { limit: MOST });
    const heads = (await table.getMany(found.map(keys.head))) as unknown as Case[];
    const outcomes = await Promise.all(
      heads.map(({ caseId, cycle }) =>
        table.getMany(Array.from({ length: cycle }, (_, index) => keys.outcome(caseId, index + 1))),
      ),
    );
    return heads.map(({ caseId }, index) => ({
      caseId,
      conceded: ((outcomes[index] ?? []) as unknown as Outcome[]).some(({ totalCost }) => totalCost.amount > 0),
    }));
  };
