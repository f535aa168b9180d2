import { keys, monthPartition, SHARDS } from '#cases/store/keys.ts';
import type { Key, Table } from '#cases/store/table.ts';
import type { Case } from '#domain/case/case.ts';
import type { Outcome } from '#domain/case/settlement.ts';
import { Refusal } from '#domain/refusal.ts';
import { csv } from '#platform/csv.ts';
import type { DeskDeps } from '../contract.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_DAYS = 90;
const MAX_DAYS = 400;
/** About 4 MB of text; an answer of a Lambda may have 6. */
const MAX_ROWS = 15_000;

export type ExportInput = { from?: string; to?: string };

const day = (value: string, field: 'from' | 'to'): number => {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00.000Z`) : Number.NaN;
  if (Number.isNaN(start))
    throw new Refusal('period-invalid', {
      errors: [{ pointer: `/${field}`, message: 'must be a day such as 2026-11-22' }],
    });
  return start;
};

/**
 * First and last instant of the period, days of UTC, both included.
 * Refuses: period-invalid for one that is too long or ends before it begins.
 */
const period = ({ from, to }: ExportInput, now: string): { start: string; end: string } => {
  const last = to ? day(to, 'to') : Date.parse(`${now.slice(0, 10)}T00:00:00.000Z`);
  const first = from ? day(from, 'from') : last - DEFAULT_DAYS * DAY_MS;
  if (first > last || last - first > MAX_DAYS * DAY_MS)
    throw new Refusal('period-invalid', {
      errors: [{ pointer: '/from', message: `must lie before \`to\`, by at most ${MAX_DAYS} days` }],
    });
  return { start: new Date(first).toISOString(), end: new Date(last + DAY_MS - 1).toISOString() };
};

const monthsBetween = (start: string, end: string): string[] => {
  const months: string[] = [];
  for (const month = new Date(`${start.slice(0, 7)}-01T00:00:00.000Z`); month.toISOString() <= end; ) {
    months.push(month.toISOString().slice(0, 7));
    month.setUTCMonth(month.getUTCMonth() + 1);
  }
  return months;
};

type Row = { head: Case; outcome?: Outcome };

const rowsOf = async (table: Table, found: Key[]): Promise<Row[]> => {
  const heads = (await table.getMany(found)) as unknown[] as Case[];
  const closings = heads.map(({ caseId, cycle }) => keys.outcome(caseId, cycle));
  const items = closings.length > 0 ? await table.getMany(closings) : [];
  const outcomes = new Map(items.map((item) => [item.pk, item as unknown as Outcome]));
  return heads.map((head) => {
    const outcome = outcomes.get(keys.partition(head.caseId));
    return { head, ...(outcome && { outcome }) };
  });
};

const readPartition = async (table: Table, partition: string, start: string, end: string): Promise<Row[]> => {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.index('gsi2', partition, {
      from: start,
      to: `${end}\uffff`,
      limit: 100,
      ...(cursor && { cursor }),
    });
    rows.push(...(await rowsOf(table, page.keys)));
    cursor = page.cursor;
  } while (cursor && rows.length <= MAX_ROWS);
  return rows;
};

const HEADER = [
  'caseId',
  'reference',
  'receivedAt',
  'channel',
  'language',
  'topic',
  'severity',
  'status',
  'stage',
  'owner',
  'handOvers',
  'cycle',
  'nextWordBy',
  'answerBy',
  'closedAt',
  'cause',
  'result',
  'concessions',
  'totalCost',
  'currency',
  'rounds',
];

const cells = ({ head, outcome }: Row): (string | number | undefined)[] => [
  head.caseId,
  head.reference,
  head.receivedAt,
  head.channel,
  head.language,
  head.topic,
  head.severity?.level,
  head.status,
  head.stage,
  head.owner,
  head.handOvers,
  head.cycle,
  head.nextWordBy,
  head.answerBy,
  head.closedAt,
  outcome?.cause,
  outcome?.result,
  outcome?.concessions.map(({ concession }) => concession).join(' '),
  outcome?.totalCost.amount,
  outcome?.totalCost.currency,
  outcome?.rounds,
];

/**
 * One row for each case received in the period, oldest first: fields and dates, nobody's name or words. Costs are minor
 * units. Without a period: the last 90 days.
 */
export const exportCases = async (input: ExportInput, { table, clock }: DeskDeps): Promise<string> => {
  const { start, end } = period(input, clock.now());
  const rows: Row[] = [];
  for (const month of monthsBetween(start, end)) {
    const shards = Array.from({ length: SHARDS }, (_, shard) => monthPartition(month, shard));
    rows.push(...(await Promise.all(shards.map((shard) => readPartition(table, shard, start, end)))).flat());
    if (rows.length > MAX_ROWS)
      throw new Refusal('period-too-large', {
        title: `The period has more than ${MAX_ROWS} cases; ask for a shorter one`,
      });
  }
  rows.sort((a, b) => (a.head.receivedAt < b.head.receivedAt ? -1 : 1));
  return csv([HEADER, ...rows.map(cells)]);
};
