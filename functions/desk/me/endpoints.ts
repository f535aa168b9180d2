import { Choices } from '#domain/people/choices.ts';
import { Refusal } from '#domain/refusal.ts';

import type { Request, Response } from '#platform/http/request.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { etagOf, versionsIn } from '../http/if-match.ts';
import { Me } from './contract.ts';
import { choose, showMe } from './me.ts';

/** What somebody keeps for themselves says on what it was changed, so that two browsers never overwrite each other unnoticed. */
export const ifMatch = {
  'If-Match': {
    description: 'The ETag of what was read, which is refused with 412 where it has changed; `*` for whatever is kept',
    required: true,
  },
};

/** The versions that a request was made on; undefined for whichever there is. Refuses: value-invalid. */
const demandVersions = ({ headers }: Pick<Request, 'headers'>): number[] | undefined => {
  if (headers['if-match']?.trim()) return versionsIn(headers['if-match']);
  throw new Refusal('value-invalid', {
    title: 'The header If-Match is missing',
    es: 'Falta la cabecera If-Match',
    errors: [{ pointer: '', message: 'If-Match must be the ETag of what was read' }],
  });
};

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
