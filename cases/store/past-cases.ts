import type { Case } from '#domain/case/case.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import { remedyTextId } from '#domain/case/findings.ts';
import { answersOf } from '#domain/examination/opinions.ts';
import { DESIRED_REMEDY } from '#domain/messages/requested-remedies.ts';
import type { Instant } from '#domain/time.ts';
import { isCompared } from '#domain/what-if/compare.ts';
import type { PastCase } from '#domain/what-if/past-case.ts';
import { bare } from './bare.ts';
import { monthsBetween } from './histories.ts';
import { keys, monthPartition, shards } from './keys.ts';
import type { Item, Key, Table } from './table.ts';

type Reading = Pick<Table, 'index' | 'getMany' | 'query'>;

/** So many cases are read at once. */
const PAGE = 50;
/** A page looks into so many partitions at most: where little came in, it ends with few cases rather than late. */
const MOST_PARTITIONS = 24;

/** Received from and to these instants, both included. */
export type ReceivedBetween = { from: Instant; to: Instant };

/** A page of past cases; `done`: what part of the period has been read, from 0 to 1. */
export type PastPage = { cases: PastCase[]; cursor?: string; done: number };

/** All that stands between the offers and the outcomes of a case: opinions as well. */
const SETTLEMENT = { from: 'OFFER#', to: 'OUTCOME#~' };

const of = <T>(items: readonly Item[], prefix: string): T[] =>
  items.filter(({ sk }) => sk.startsWith(prefix)).map((item) => bare<T>(item));

type WithoutTexts = Omit<PastCase, 'texts' | 'examinations'>;

/** What was decided between experts: read of a case alone in which several were asked. */
const rulings = async (table: Reading, past: WithoutTexts): Promise<CaseEvent[]> => {
  const { caseId, cycle } = past.head;
  const several = Array.from({ length: cycle }, (_, place) => answersOf(past, place + 1)).some(
    ({ length }) => length > 1,
  );
  if (!several) return [];
  const events = await table.query(keys.partition(caseId), '', { from: 'EVENT#0', to: 'EVENT#9~' });
  return of<CaseEvent>(events, 'EVENT#').filter(({ type }) => type === 'opinions-reconciled');
};

const settlementOf = async (table: Reading, head: Case): Promise<WithoutTexts> => {
  const items = await table.query(keys.partition(head.caseId), '', SETTLEMENT);
  const past: WithoutTexts = {
    ...{ head, events: [], messages: [] },
    opinions: of(items, 'OPINION#'),
    offers: of(items, 'OFFER#'),
    outcomes: of(items, 'OUTCOME#'),
  };
  return { ...past, events: await rulings(table, past) };
};

/** What customers wished for, and experts recommended in words: the rules look for the names of concessions in it. */
const textsWanted = ({ head, examinations, offers, opinions }: Omit<PastCase, 'texts'>): Key[] =>
  [
    DESIRED_REMEDY,
    ...examinations.flatMap(({ requestedRemedyTextId }) => requestedRemedyTextId ?? []),
    ...offers.flatMap(({ messageTextId }) => messageTextId ?? []),
    ...opinions.flatMap((opinion) =>
      opinion.answered && opinion.remedy === undefined ? [remedyTextId(opinion.taskId)] : [],
    ),
  ].map((textId) => keys.text(head.caseId, textId));

/** @param items of several cases */
const byCase = (items: readonly Item[]): Map<string, Item[]> => Map.groupBy(items, ({ pk }) => pk);

const pastCases = async (table: Reading, found: Key[]): Promise<PastCase[]> => {
  const heads = ((await table.getMany(found)) as unknown[] as Case[]).filter(isCompared);
  const settlements = await Promise.all(heads.map((head) => settlementOf(table, head)));
  const examined = heads.flatMap(({ caseId, cycle }) =>
    Array.from({ length: cycle }, (_, place) => keys.examination(caseId, place + 1)),
  );
  const examinations = byCase(await table.getMany(examined));
  const whole = settlements.map((past) => ({
    ...past,
    examinations: of<PastCase['examinations'][number]>(
      examinations.get(keys.partition(past.head.caseId)) ?? [],
      'EXAMINATION#',
    ),
  }));
  const texts = byCase(await table.getMany(whole.flatMap(textsWanted)));
  return whole.map((past) => ({
    ...past,
    texts: new Map(
      of<{ textId: string; text: string }>(texts.get(keys.partition(past.head.caseId)) ?? [], 'TEXT#').map(
        ({ textId, text }) => [textId, text],
      ),
    ),
  }));
};

/** Where a page begins: the place of a partition among those of the period, and where in it. */
const placeOf = (cursor: string | undefined): { place: number; within?: string } => {
  const [, place = '0', within] = /^(\d{1,4})(?:\.(.+))?$/s.exec(cursor ?? '') ?? [];
  return { place: Number(place), ...(within && { within }) };
};

/**
 * The cases received in a period, a page at a time, month by month: what was found of them, what was offered and what they came to. No
 * more than a page of them is in memory, and nothing else of the table is touched.
 */
export const pastCasesPage = async (
  table: Reading,
  { from, to }: ReceivedBetween,
  cursor?: string,
): Promise<PastPage> => {
  const partitions = monthsBetween(from.slice(0, 7), to.slice(0, 7)).flatMap((month) =>
    shards.map((shard) => monthPartition(month, shard)),
  );
  let { place, within } = placeOf(cursor);
  const last = Math.min(partitions.length, place + MOST_PARTITIONS);
  const found: Key[] = [];
  while (place < last && found.length < PAGE) {
    const page = await table.index('gsi2', partitions[place] ?? '', {
      ...{ from, to: `${to}\uffff`, limit: PAGE - found.length },
      ...(within && { cursor: within }),
    });
    found.push(...page.keys);
    within = page.cursor;
    if (within === undefined) place++;
  }
  const isEnd = place >= partitions.length;
  return {
    cases: await pastCases(table, found),
    ...(!isEnd && { cursor: within === undefined ? String(place) : `${place}.${within}` }),
    done: place / partitions.length,
  };
};

/** All of them. */
export async function* pastCasesBetween(table: Reading, received: ReceivedBetween): AsyncGenerator<PastPage> {
  let cursor: string | undefined;
  do {
    const page = await pastCasesPage(table, received, cursor);
    yield page;
    cursor = page.cursor;
  } while (cursor !== undefined);
}
