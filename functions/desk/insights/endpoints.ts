import { breakdowns } from '#domain/figures/fact.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { SUPERVISORS } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { languageHeader } from '../http/asked.ts';
import { csvAnswer, csvDocumented } from '../http/csv-answer.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { Insights } from './contract.ts';
import { figuresOfPeriod, insights } from './insights.ts';
import { insightsCsv } from './insights-csv.ts';

const query = {
  from: { description: "First day of the company's zone, such as 2026-11-01; `days` to `to` if absent" },
  days: { description: 'How many days to `to`, where `from` is absent; 30 if absent' },
  to: { description: 'Last day; today if absent. At most 732 days' },
  by: { description: `What the whole is broken down by: ${breakdowns.join(', ')}; topic if absent` },
};

const asked = ({ from, days, to, by }: { from?: string; days?: string; to?: string; by?: string }) => ({
  ...(from && { from }),
  ...(days && { days }),
  ...(to && { to }),
  ...(by && { by }),
});

/** What cases came to. */
export const insightsEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/insights',
    summary:
      'How many complaints came in, how they ended, in what time, at what cost and how content customers were, by day or month and by topic, cause, motive, channel, product, team or regime; each share with of how many and its interval',
    who: SUPERVISORS,
    headers: languageHeader,
    query,
    refuses: ['period-invalid', 'value-unknown'],
    responses: { 200: { description: 'The figures, up to an hour old', schema: Insights } },
    handle: forStaff(async ({ query: given }, deps, { language }) =>
      ok(await insights({ ...asked(given), language }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/insights.csv',
    summary: 'The same figures for spreadsheets: the whole, its parts, then each day or month; amounts in minor units',
    who: SUPERVISORS,
    headers: languageHeader,
    query,
    refuses: ['period-invalid', 'value-unknown'],
    responses: { 200: csvDocumented },
    handle: forStaff(async ({ query: given }, deps, { language }) =>
      csvAnswer('insights', insightsCsv(await figuresOfPeriod({ ...asked(given), language }, deps))),
    ),
  }),
];
