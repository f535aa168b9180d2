import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CUSTOMERS_KNOWN } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { languageHeader } from '../http/asked.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { FoundCases } from './contract.ts';
import { searchCases } from './search-cases.ts';

/** Finding a case again. What was searched for is written down nowhere. */
export const searchEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/search',
    summary:
      'Cases by reference, mail, phone, customer number, order, names and words (whole, or how they begin); not for experts',
    who: CUSTOMERS_KNOWN,
    headers: languageHeader,
    query: { q: { description: 'What is searched for: 2 to 200 characters; a case has all of its words' } },
    refuses: ['value-invalid'],
    responses: { 200: { description: 'At most 25 cases, the newest first', schema: FoundCases } },
    handle: forStaff(async ({ query: { q = '' } }, deps, reader) => ok(await searchCases({ q, reader }, deps))),
  }),
];
