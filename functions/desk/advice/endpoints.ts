import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CUSTOMERS_KNOWN } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { languageHeader } from '../http/asked.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { showAdvice } from './advice.ts';
import { Advice } from './contract.ts';

/** What past cases say of one. */
export const adviceEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/cases/{id}/advice',
    summary:
      'What is known of the failure that a case is about, and what past cases say of it: what went wrong in like ones, which remedies were given for which cause and what came of each, and the closed cases that read alike',
    who: CUSTOMERS_KNOWN,
    headers: languageHeader,
    refuses: ['no-such-case'],
    responses: { 200: { description: 'Figures with of how many they are; up to an hour old', schema: Advice } },
    handle: forStaff(async (request, deps, reader) => ok(await showAdvice(id(request), reader, deps))),
  }),
];
