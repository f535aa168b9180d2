import { snippetsFor } from '#domain/messages/snippets.ts';
import { requireCase } from '#domain/tasks/decide.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CASE_WORK } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { Snippets } from './contract.ts';

/** What helps to write a letter. */
export const snippetEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/cases/{id}/snippets',
    summary:
      'The texts of the company to begin or end a letter with, filled for this case in the language its customer is written in',
    who: CASE_WORK,
    refuses: ['no-such-case'],
    responses: { 200: { description: 'Those that the case can fill', schema: Snippets } },
    handle: forStaff(async (request, { cases, policy, clock }, { language }) => {
      const file = await requireCase(cases, id(request));
      return ok({ snippets: snippetsFor(file, language, { at: clock.now(), policy, clock }) });
    }),
  }),
];
