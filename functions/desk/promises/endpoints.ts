import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { SUPERVISORS } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { languageHeader } from '../http/asked.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { PromiseFigures } from './contract.ts';
import { promiseFigures } from './promise-figures.ts';

/** How the company keeps its word. */
export const promisesEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/promises',
    summary:
      'How many promises were made, kept, kept late and broken, by the month in which they are due, the kind of concession or commitment and the team',
    who: SUPERVISORS,
    headers: languageHeader,
    query: {
      from: { description: 'First month, such as 2026-06; six months to `to` if absent' },
      to: { description: 'Last month; the present one if absent. At most 24 months' },
    },
    refuses: ['period-invalid'],
    responses: { 200: { description: 'A row for each month, kind and team that has any', schema: PromiseFigures } },
    handle: forStaff(async ({ query: { from, to } }, deps, { language }) =>
      ok(await promiseFigures({ ...(from && { from }), ...(to && { to }), language }, deps)),
    ),
  }),
];
