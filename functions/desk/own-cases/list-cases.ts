import { customersAndTexts } from '#cases/store/customers.ts';
import { type Marks, marksOf } from '#cases/store/marks.ts';
import { casesOfOwner, type Owned } from '#cases/store/owned.ts';
import type { Case } from '#domain/case/case.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { snoozedUntil } from '#domain/tasks/marks.ts';
import type { Instant } from '#domain/time.ts';
import { hasPriority } from '#domain/understand/severity.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import { shownMarkOf } from '../marks/shown-mark.ts';
import { caseDueAt, snoozedNow } from '../marks/snoozed.ts';
import { headFactsOf } from '../row/head-facts.ts';
import type { CasePage, CaseRow } from './contract.ts';

/** Who reads a list, when, and what they have marked. */
type Reading = { reader: Reader; now: Instant; marks: Marks };

const row = (head: Case, { name }: Complainant, context: Reading & Pick<DeskDeps, 'policy'>): CaseRow =>
  omitUndefined({
    ...headFactsOf(head, name, context),
    status: head.status,
    stage: head.stage,
    priority: hasPriority(context.policy, head),
    receivedAt: head.receivedAt,
    nextWordBy: head.nextWordBy,
    answerBy: head.answerBy,
    closedAt: head.closedAt,
    ...shownMarkOf(context.marks.get(head.caseId), { head, dueAt: caseDueAt(head), now: context.now }),
  });

/** Cases as lines of a list; of a blocked one no name. */
const caseRows = async (
  heads: Case[],
  reading: Reading,
  { table, policy }: Pick<DeskDeps, 'table' | 'policy'>,
): Promise<CaseRow[]> => {
  const caseIds = heads.filter(({ blockedAt }) => !blockedAt).map(({ caseId }) => caseId);
  const { customers } = await customersAndTexts(table, { caseIds, texts: [] });
  return heads.map((head) => row(head, customers.get(head.caseId) ?? {}, { ...reading, policy }));
};

export type CasesInput = { owner: string; state: Owned['state'] | 'snoozed'; cursor?: string; reader: Reader };

/**
 * The cases that somebody has, a page at a time: one's own, or anybody's for supervisors. Open ones by the date of their answer,
 * closed ones the last first.
 */
export const listCases = async (
  { owner: named, state, cursor, reader }: CasesInput,
  { table, policy, clock }: Pick<DeskDeps, 'table' | 'policy' | 'clock'>,
): Promise<CasePage> => {
  const owner = named === 'me' ? reader.id : named;
  const now = clock.now();
  const reading = { reader, now, marks: await marksOf(table, reader.id) };
  const { zone } = policy.company;
  if (state === 'snoozed') {
    const { cases } = await snoozedNow({ person: reader.id, ...reading }, { table });
    return { cases: await caseRows(cases, reading, { table, policy }), zone };
  }
  const { cases, ...rest } = await casesOfOwner(table, { owner, state }, cursor);
  const isOff = (head: Case): boolean =>
    owner === reader.id &&
    state === 'open' &&
    snoozedUntil(reading.marks.get(head.caseId), { head, dueAt: caseDueAt(head), now }) !== undefined;
  const shown = cases.filter((head) => !isOff(head));
  return { cases: await caseRows(shown, reading, { table, policy }), zone, ...rest };
};
