import { keepFigures } from '#cases/store/figures.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import type { Table } from '#cases/store/table.ts';
import { addDays } from '#domain/deadline/local-day.ts';
import type { Counts, Fact } from '#domain/figures/fact.ts';
import { rolledUp } from '#domain/figures/roll-up.ts';

export const MADE_AT = '2026-12-31T11:20:00.000Z';

/** What a case of a day adds, one of so many; they differ in topic and team alone. */
export const factOfDay = (
  day: string,
  number: number,
  { topic, team = 'care', add }: { topic: string; team?: string; add: Counts },
): Fact => {
  const of = { topic, cause: 'unfounded', motive: 'service', channel: 'web', product: 'gas', team, regime: 'es-sac' };
  return { caseId: `${day}-${topic}-${team}-${number}`, seq: 1, day, of, add };
};

type YearOptions = { months?: boolean; table?: Table; at?: string };

/** A table with the figures of each day of 2026, and of its months where they are wanted. */
export const aYear = async (
  perDay: (day: string) => Fact[],
  { months: hasMonths = false, table = memoryTable({ lends: true }), at = MADE_AT }: YearOptions = {},
): Promise<Table> => {
  const keep = (period: string, of: Fact[]) => keepFigures(table, { period, rollUps: rolledUp(of), at });
  const months = new Map<string, Fact[]>();
  for (let day = '2026-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
    const of = perDay(day);
    await keep(day, of);
    if (!hasMonths) continue;
    const month = day.slice(0, 7);
    months.set(month, (months.get(month) ?? []).concat(of));
  }
  for (const [month, of] of months) await keep(month, of);
  return table;
};
