import { type Histories, readCases } from '#cases/store/histories.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { evaluate, periodOf, type Report } from '#domain/report/evaluate.ts';
import type { Setting } from '#domain/report/record.ts';
import { ReportInput } from './contract.ts';

export type ReportDeps = { table: Histories; policy: Pick<Policy, 'company' | 'topics'> };

/** A complaint of the year may belong to a case that came in before; so many years are read with it. */
const YEARS_BEFORE = 2;

const settingOf = ({ year, since }: ReportInput, { company, topics }: ReportDeps['policy']): Setting => ({
  year,
  zone: company.zone,
  currency: company.currency,
  since: since ?? `${year - YEARS_BEFORE}-01`,
  classes: Object.fromEntries(topics.map((topic) => [topic.id, topic.class])),
});

/**
 * The yearly evaluation (Ley 10/2025, art. 21) from the raw histories of the cases. Read-only; the same histories give the
 * same report, and what happens after the year does not change it.
 * @throws ZodError for a year or a month that is none
 */
export const makeReport = async (input: ReportInput, { table, policy }: ReportDeps): Promise<Report> => {
  const setting = settingOf(ReportInput.parse(input), policy);
  const { end } = periodOf(setting);
  return evaluate(readCases(table, setting.since, end.slice(0, 7)), setting);
};
