import type { Case } from '#domain/case/case.ts';
import { isSamePerson, provedKeys } from '#domain/case/identity.ts';
import { taskId } from '#domain/case/ids.ts';
import type { Outcome } from '#domain/case/settlement.ts';
import type { EarlierCase } from '#domain/concession/round-facts.ts';
import type { Instant } from '#domain/time.ts';
import { MOST_BEFORE } from '#domain/worth/complaints-before.ts';
import { keys } from './keys.ts';
import { caseIdsOfPerson, headsOf } from './look-ups.ts';
import type { Item, Key, Table } from './table.ts';

type Customer = Pick<Case, 'caseId' | 'identities'>;

/**
 * The newest other cases of the customer of a case. Only what proved itself counts, in this case and in the other: whoever
 * files complaints in somebody's name neither gives them a past nor takes one from them.
 */
export const casesOfSamePerson = async (table: Table, customer: Customer): Promise<Case[]> => {
  const found = await caseIdsOfPerson(table, provedKeys(customer), MOST_BEFORE + 1);
  const others = [...new Set(found)]
    .filter((caseId) => caseId !== customer.caseId)
    .sort()
    .reverse()
    .slice(0, MOST_BEFORE);
  const heads = await headsOf(table, others);
  return heads.filter((head) => isSamePerson(head, customer));
};

/** How many cases the same customer had before one, since an instant. */
export const countEarlierCases = async (
  table: Table,
  head: Customer & Pick<Case, 'receivedAt'>,
  since: Instant,
): Promise<number> =>
  (await casesOfSamePerson(table, head)).filter(
    ({ receivedAt }) => receivedAt >= since && receivedAt <= head.receivedAt,
  ).length;

/** A case of the past, what its cycles came to, and what its customer said of it. */
export type CaseBefore = {
  head: Case;
  outcomes: Outcome[];
  /** The newest score that the customer gave how they were treated. */
  score?: number;
  /** Proposals that somebody of ours did not approve. */
  refused: number;
};

/** What a case of so many cycles may have answered in surveys, the newest first. */
const surveysOf = ({ caseId, cycle }: Case): Key[] =>
  Array.from({ length: cycle }, (_, index) => keys.task(taskId({ caseId, kind: 'survey', cycle: cycle - index })));

const outcomesOf = ({ caseId, cycle }: Case): Key[] =>
  Array.from({ length: cycle }, (_, index) => keys.outcome(caseId, index + 1));

const offersOf = ({ head: { caseId }, outcomes }: Pick<CaseBefore, 'head' | 'outcomes'>): Key[] =>
  outcomes.flatMap(({ cycle, rounds }) =>
    Array.from({ length: rounds }, (_, index) => keys.offer(caseId, cycle, index + 1)),
  );

const scoreIn = (items: readonly Item[]): number | undefined =>
  items.map((item) => (item['output'] as { score?: number } | undefined)?.score).find((score) => score !== undefined);

/** The items at some places, in the order of the places. */
const itemsAt = (places: readonly Key[], items: readonly Item[]): Item[] =>
  places.flatMap(({ pk, sk }) => items.find((item) => item.pk === pk && item.sk === sk) ?? []);

/** Cases with what their cycles came to, in the order in which they are given. */
const ended = async (table: Table, heads: readonly Case[]): Promise<Pick<CaseBefore, 'head' | 'outcomes'>[]> => {
  const found = await table.getMany(heads.flatMap(outcomesOf));
  return heads.map((head) => ({ head, outcomes: itemsAt(outcomesOf(head), found) as unknown as Outcome[] }));
};

/** The newest other cases of a case's customer, the newest first; at most twenty. */
const headsBefore = async (table: Table, customer: Customer): Promise<Case[]> =>
  provedKeys(customer).length === 0
    ? []
    : (await casesOfSamePerson(table, customer)).toSorted((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));

/** Cases with all that became of them, in the order in which they are given. */
export const whatBecameOf = async (table: Table, heads: readonly Case[]): Promise<CaseBefore[]> => {
  const all = await ended(table, heads);
  const found = await table.getMany(all.flatMap((one) => [...surveysOf(one.head), ...offersOf(one)]));
  return all.map((one) => {
    const score = scoreIn(itemsAt(surveysOf(one.head), found));
    const refused = itemsAt(offersOf(one), found).filter(({ status }) => status === 'refused').length;
    return { ...one, ...(score !== undefined && { score }), refused };
  });
};

/** The newest other cases of a case's customer with all that became of them, the newest first; at most twenty. */
export const casesBefore = async (table: Table, customer: Customer): Promise<CaseBefore[]> =>
  whatBecameOf(table, await headsBefore(table, customer));

/** What became of the newest other cases of a case's customer. */
export const earlierCases =
  (table: Table) =>
  async (customer: Customer): Promise<EarlierCase[]> =>
    (await ended(table, await headsBefore(table, customer))).map(({ head: { caseId }, outcomes }) => ({
      caseId,
      conceded: outcomes.some(({ totalCost }) => totalCost.amount > 0),
    }));
