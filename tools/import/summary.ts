import { csv } from '#platform/csv.ts';
import type { Entry } from './journal.ts';

/** What the runs over an export came to, ticket by ticket: the newest entry of each counts. */
export type PastSummary = {
  counts: Record<string, number>;
  open: number;
  closed: number;
  /** Received first of those that are open. */
  oldestOpen?: { ticket: string; receivedAt: string; reference?: string };
  overdue: { ticket: string; reference?: string; answerBy: string }[];
  left: Record<string, number>;
  reasons: Record<string, number>;
};

const add = (counts: Record<string, number>, name: string, more = 1): void => {
  counts[name] = (counts[name] ?? 0) + more;
};

const isIn = ({ result }: Entry): boolean => ['opened', 'known', 'valid'].includes(result);

const countIn = (sum: PastSummary, entry: Entry, now: string): void => {
  const { state = 'open', ticket, receivedAt, reference, answerBy, left = {} } = entry;
  sum[state]++;
  for (const [what, count] of Object.entries(left)) add(sum.left, what, count);
  const known = { ticket, ...(reference && { reference }) };
  if (state === 'open' && receivedAt && receivedAt < (sum.oldestOpen?.receivedAt ?? '9'))
    sum.oldestOpen = { ...known, receivedAt };
  if (answerBy && answerBy < now) sum.overdue.push({ ...known, answerBy });
};

/** @param now what is due before is overdue */
export const summaryOf = (entries: Iterable<Entry>, now: string): PastSummary => {
  const sum: PastSummary = { counts: {}, open: 0, closed: 0, overdue: [], left: {}, reasons: {} };
  for (const entry of entries) {
    const { result, message } = entry;
    add(sum.counts, result);
    if (result === 'skipped' && message) add(sum.reasons, message);
    if (isIn(entry)) countIn(sum, entry, now);
  }
  return sum;
};

const LISTED = 20;

const named = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ') || 'none';

/** The summary in words, for whoever runs it. */
export const summaryText = ({ counts, open, closed, oldestOpen, overdue, left, reasons }: PastSummary): string =>
  [
    `Tickets: ${named(counts)}`,
    `Brought in: ${open} open, ${closed} closed`,
    ...(oldestOpen
      ? [
          `Open for longest: ${oldestOpen.ticket}${oldestOpen.reference ? ` (${oldestOpen.reference})` : ''}, received ${oldestOpen.receivedAt}`,
        ]
      : []),
    `Overdue, before a person now: ${overdue.length}`,
    ...overdue
      .slice(0, LISTED)
      .map(({ ticket, reference, answerBy }) => `  ${ticket}${reference ? ` (${reference})` : ''} was due ${answerBy}`),
    ...(overdue.length > LISTED ? [`  and ${overdue.length - LISTED} more: the report has them all`] : []),
    `Left where it was: ${named(left)}`,
    ...(Object.keys(reasons).length > 0 ? [`Skipped because: ${named(reasons)}`] : []),
  ].join('\n');

const COLUMNS = [
  'ticket',
  'result',
  'state',
  'receivedAt',
  'answerBy',
  'reference',
  'caseId',
  'file',
  'line',
  'message',
] as const;

/** The report as a file for spreadsheets: what became of each ticket. */
export const pastReport = (entries: Iterable<Entry>): string =>
  csv([
    [...COLUMNS, 'left'],
    ...[...entries].map((entry) => [...COLUMNS.map((column) => entry[column]), named(entry.left ?? {})]),
  ]);
