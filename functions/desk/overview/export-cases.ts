import { casesReceived, type ReceivedCase } from '#cases/store/cases-received.ts';
import { Refusal } from '#domain/refusal.ts';
import { csv } from '#platform/csv.ts';
import type { DeskDeps } from '../contract.ts';
import { dayAsked } from '../http/query-values.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_DAYS = 90;
const MAX_DAYS = 400;
/** About 4 MB of text; an answer of a Lambda may have 6. */
const MAX_ROWS = 15_000;

export type ExportInput = { from?: string; to?: string };

/**
 * First and last instant of the period, days of UTC, both included.
 * Refuses: period-invalid for one that is too long or ends before it begins.
 */
const period = ({ from, to }: ExportInput, now: string): { start: string; end: string } => {
  const last = Date.parse(to ? dayAsked('to', to) : now.slice(0, 10));
  const first = from ? Date.parse(dayAsked('from', from)) : last - DEFAULT_DAYS * DAY_MS;
  if (first > last || last - first > MAX_DAYS * DAY_MS)
    throw new Refusal('period-invalid', {
      errors: [{ pointer: '/from', message: `must lie before \`to\`, by at most ${MAX_DAYS} days` }],
    });
  return { start: new Date(first).toISOString(), end: new Date(last + DAY_MS - 1).toISOString() };
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
  'promisesMade',
  'promisesKept',
  'promisesLate',
  'promisesBroken',
  'promisesMended',
];

const cells = ({ head, outcome }: ReceivedCase): (string | number | undefined)[] => [
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
  ...(['made', 'kept', 'late', 'broken', 'mended'] as const).map((tally) => head.promises?.[tally]),
];

/**
 * One row for each case received in the period, oldest first: fields and dates, nobody's name or words. Costs are minor
 * units. Without a period: the last 90 days.
 */
export const exportCases = async (input: ExportInput, { table, clock }: DeskDeps): Promise<string> => {
  const { start: from, end: to } = period(input, clock.now());
  const cases = await casesReceived(table, { from, to, most: MAX_ROWS });
  if (cases.length > MAX_ROWS)
    throw new Refusal('period-too-large', {
      title: `The period has more than ${MAX_ROWS} cases; ask for a shorter one`,
    });
  return csv([HEADER, ...cases.map(cells)]);
};
