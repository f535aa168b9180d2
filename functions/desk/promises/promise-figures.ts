import { overduePromises, type PromiseCount, promiseCounts } from '#cases/store/promise-counts.ts';
import { dayOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { DeskDeps } from '../contract.ts';
import { MOST_COUNTED } from '../own-cases/counts.ts';
import type { PromiseFigures } from './contract.ts';

const DEFAULT_MONTHS = 6;
const MOST_MONTHS = 24;

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Months since the year 0. */
const placeOf = (month: string, field: 'from' | 'to'): number => {
  const [, year, of] = MONTH.exec(month) ?? [];
  if (year === undefined)
    throw new Refusal('period-invalid', {
      errors: [{ pointer: `/${field}`, message: 'must be a month such as 2026-11' }],
    });
  return Number(year) * 12 + Number(of) - 1;
};

const monthAt = (place: number): string =>
  `${String(Math.floor(place / 12)).padStart(4, '0')}-${String((place % 12) + 1).padStart(2, '0')}`;

/** The months from one to another, both included. Refuses: period-invalid. */
const monthsOf = ({ from, to }: { from?: string; to?: string }, now: string): string[] => {
  const last = placeOf(to ?? now, 'to');
  const first = from === undefined ? last - DEFAULT_MONTHS + 1 : placeOf(from, 'from');
  if (first > last || last - first >= MOST_MONTHS)
    throw new Refusal('period-invalid', {
      errors: [{ pointer: '/from', message: `must lie before \`to\`, by at most ${MOST_MONTHS} months` }],
    });
  return Array.from({ length: last - first + 1 }, (_, place) => monthAt(first + place));
};

/** The name of a team; its id where the policy does not have it any more. */
const teamName = ({ budgets }: Policy, team: string, language: ReplyLanguage): string =>
  budgets.teams.find(({ id }) => id === team)?.name[language] ?? team;

const rowOf = (
  { month, of: kind, team, counts }: PromiseCount,
  policy: Policy,
  language: ReplyLanguage,
): PromiseFigures['rows'][number] => {
  const { made = 0, kept = 0, late = 0, broken = 0, mended = 0, disputed = 0, worded = 0 } = counts;
  return {
    ...{
      month,
      kind,
      team,
      teamName: teamName(policy, team, language),
      made,
      kept,
      late,
      broken,
      mended,
      disputed,
      worded,
    },
    open: Math.max(0, made - kept - late - broken),
  };
};

/**
 * How promises that are due in some months are kept, by kind and team, from counters that were written with each of them: what is
 * read does not grow with the cases. Without months: the last six.
 * Refuses: period-invalid.
 */
export const promiseFigures = async (
  { language, ...period }: { from?: string; to?: string; language: ReplyLanguage },
  { table, clock, policy }: Pick<DeskDeps, 'table' | 'clock' | 'policy'>,
): Promise<PromiseFigures> => {
  const now = clock.now();
  const months = monthsOf(period, dayOf(policy, now).slice(0, 7));
  const [counts, overdue] = await Promise.all([
    promiseCounts(table, months),
    overduePromises(table, now, MOST_COUNTED),
  ]);
  return { rows: counts.map((count) => rowOf(count, policy, language)), overdue };
};
