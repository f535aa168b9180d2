import { customersAndTexts } from '#cases/store/customers.ts';
import { casesOfOwner, type Owned } from '#cases/store/owned.ts';
import type { Case } from '#domain/case/case.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { hasPriority } from '#domain/understand/severity.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import { headFactsOf } from '../row/head-facts.ts';
import type { CasePage, CaseRow } from './contract.ts';

const row = (head: Case, { name }: Complainant, context: { reader: Reader } & Pick<DeskDeps, 'policy'>): CaseRow =>
  omitUndefined({
    ...headFactsOf(head, name, context),
    status: head.status,
    stage: head.stage,
    priority: hasPriority(context.policy, head),
    receivedAt: head.receivedAt,
    nextWordBy: head.nextWordBy,
    answerBy: head.answerBy,
    closedAt: head.closedAt,
  });

/** Cases as lines of a list; of a blocked one no name. */
const caseRows = async (
  heads: Case[],
  reader: Reader,
  { table, policy }: Pick<DeskDeps, 'table' | 'policy'>,
): Promise<CaseRow[]> => {
  const caseIds = heads.filter(({ blockedAt }) => !blockedAt).map(({ caseId }) => caseId);
  const { customers } = await customersAndTexts(table, { caseIds, texts: [] });
  return heads.map((head) => row(head, customers.get(head.caseId) ?? {}, { reader, policy }));
};

export type CasesInput = { owner: string; state: Owned['state']; cursor?: string; reader: Reader };

/**
 * The cases that somebody has, a page at a time: one's own, or anybody's for supervisors. Open ones by the date of their answer,
 * closed ones the last first.
 */
export const listCases = async (
  { owner: named, state, cursor, reader }: CasesInput,
  { table, policy }: Pick<DeskDeps, 'table' | 'policy'>,
): Promise<CasePage> => {
  const owner = named === 'me' ? reader.id : named;
  const { cases, ...rest } = await casesOfOwner(table, { owner, state }, cursor);
  return { cases: await caseRows(cases, reader, { table, policy }), zone: policy.company.zone, ...rest };
};
