import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { SUPERVISORS } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { PolicyNumbers, WhatIf, WhatIfPage } from './contract.ts';
import { policyNumbers, whatIf } from './what-if.ts';

/** What another policy would have made of past cases; nothing is changed by asking. */
export const whatIfEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/policy-numbers',
    summary: 'The numbers of the policy in force that a what-if can change',
    who: SUPERVISORS,
    refuses: [],
    responses: { 200: { description: 'The numbers in force', schema: PolicyNumbers } },
    handle: forStaff(async (_, deps, _reader) => ok(policyNumbers(deps))),
  }),
  deskEndpoint<DeskDeps, WhatIf>({
    method: 'POST',
    path: '/desk/what-if',
    summary:
      'What other numbers of the policy would have made of the cases that came in from one day to another, a page of cases at a time; it changes nothing',
    who: SUPERVISORS,
    body: WhatIf,
    refuses: ['period-invalid'],
    responses: {
      200: { description: 'What it comes to for the cases of this page; pages add up', schema: WhatIfPage },
    },
    handle: forStaff(async ({ body }, deps, _reader) => ok(await whatIf(body, deps))),
  }),
];
