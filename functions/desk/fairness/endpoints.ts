import { alikeOf, comparedTraits } from '#domain/figures/alike.ts';
import { together } from '#domain/figures/roll-up.ts';
import { treatmentsOf } from '#domain/learning/fairness.ts';
import { dayOf } from '#domain/people/directory.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { SUPERVISORS } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { readFigures } from '../insights/insights.ts';
import { type PeriodAsked, periodOf } from '../insights/period.ts';
import { Fairness } from './contract.ts';

/** Fewer days hardly hold enough like cases to compare. */
const DEFAULT_DAYS = '365';

/** Whether like cases of a period ended alike by language, channel and country. Refuses: period-invalid. */
export const fairness = async (
  { days = DEFAULT_DAYS, ...asked }: PeriodAsked,
  { table, clock, policy }: Pick<DeskDeps, 'table' | 'clock' | 'policy'>,
): Promise<Fairness> => {
  const period = periodOf({ ...asked, days }, dayOf(policy, clock.now()));
  const rollUps = comparedTraits.map(async (trait) => {
    const figures = await readFigures(table, alikeOf(trait), period);
    return [trait, together(figures.map(({ values }) => values))] as const;
  });
  return { ...period, treatments: treatmentsOf(await Promise.all(rollUps)) };
};

/** Whether like cases are treated alike. */
export const fairnessEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/fairness',
    summary:
      'Whether cases of the same topic and cause ended alike by language, channel and country: agreements and answers in time, each with of how many, what like cases came to, and whether the difference is more than chance',
    who: SUPERVISORS,
    query: { days: { description: 'How many days to today; 365 if absent, at most 732' } },
    refuses: ['period-invalid'],
    responses: { 200: { description: 'What was compared', schema: Fairness } },
    handle: forStaff(async ({ query: { days } }, deps, _reader) => ok(await fairness({ ...(days && { days }) }, deps))),
  }),
];
