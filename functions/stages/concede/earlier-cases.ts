import { caseIndex, keys } from '#cases/store/keys.ts';
import type { Table } from '#cases/store/table.ts';
import type { Case, Outcome } from '#domain/case/case.ts';

/** An earlier case of the same customer, and whether anything of cost was given in it. */
export type EarlierCase = { caseId: string; conceded: boolean };

/** Newest cases looked at; more of them would not change any decision. */
const MOST = 20;

const isCase = (item: object): boolean => 'caseId' in item && 'cycle' in item;

/**
 * The customer's newest cases, by the pseudonym that finds them without naming anybody. The index lags a moment behind,
 * which does not matter for what lies in the past.
 */
export const earlierCases =
  (table: Table) =>
  async (customerKey: string): Promise<EarlierCase[]> => {
    const { gsi1pk = '' } = caseIndex({ caseId: '', receivedAt: '', customerKey });
    const found = await table.index('gsi1', gsi1pk, { limit: MOST, descending: true });
    const heads = (await table.getMany(found.keys)).filter(isCase) as unknown as Case[];
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
