import { Choices } from '#domain/people/choices.ts';
import type { Response } from '#platform/http/request.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { demandVersions, etagOf, ifMatch } from '../http/if-match.ts';
import { Me } from './contract.ts';
import { choose, showMe } from './me.ts';

const withTag = (body: Me): Response => ({ ...ok(body), headers: { etag: etagOf(body.version) } });

/** What is somebody's own at the desk: no part of a case, and nobody else's to read. */
export const meEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/me',
    summary: 'Who reads, and how they have chosen to see the desk',
    who: CARE_TEAM,
    refuses: [],
    responses: { 200: { description: 'What is absent was never chosen; the ETag is its version', schema: Me } },
    handle: forStaff(async (_, deps, reader) => withTag(await showMe(reader, deps))),
  }),
  deskEndpoint<DeskDeps, Choices>({
    method: 'PUT',
    path: '/desk/me',
    summary: 'Choose how to see the desk: the whole of it, in place of what was chosen before',
    who: CARE_TEAM,
    headers: ifMatch,
    body: Choices,
    refuses: ['value-invalid', 'changed-elsewhere'],
    responses: { 200: { description: 'As it is kept now', schema: Me } },
    handle: forStaff(async (request, deps, reader) =>
      withTag(await choose({ choices: request.body, versions: demandVersions(request), reader }, deps)),
    ),
  }),
];
