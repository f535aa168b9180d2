import { endpoint } from '#platform/http/endpoint.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { DeskCase } from './contract.ts';
import { showCase } from './show-case.ts';

/** One case, as its reader may see it. */
export const wholeCase = endpoint<DeskDeps>({
  method: 'GET',
  path: '/desk/cases/{id}',
  summary: 'Everything about a case that the reader may see; reasons in the language of Accept-Language',
  access: 'desk',
  headers: { 'Accept-Language': { description: '`es` (default) or `en`', required: false } },
  refuses: ['no-such-case', 'expert-not-asked'],
  responses: { 200: { description: 'The case', schema: DeskCase } },
  handle: forStaff(async (request, deps, reader) => ok(await showCase({ caseId: id(request), reader }, deps))),
});
