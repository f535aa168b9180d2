import { relations } from '#domain/tasks/relations.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM } from '../access/who.ts';
import { type DeskDeps, Done } from '../contract.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { etagOf, ifMatch, versionsIn } from '../http/if-match.ts';
import { Draft, DraftBody, Drafts, KeptDraft } from './contract.ts';
import { listDrafts, removeDraft, saveDraft, showDraft } from './drafts.ts';

/** What somebody has begun to write and not sent. It is theirs alone, and its name is the id of a case or a task: no word of it. */
export const draftEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/drafts',
    summary:
      'What the reader has begun and not sent: that of a case with what was typed, else all by name, the last first',
    who: CARE_TEAM,
    query: { case: { description: 'The id of a case; all cases if absent' } },
    refuses: ['value-invalid'],
    responses: { 200: { description: 'At most 100', schema: Drafts } },
    handle: forStaff(async ({ query }, deps, reader) => ok(await listDrafts(query['case'], reader, deps))),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/drafts/{key}',
    summary: 'Something that the reader has begun and not sent',
    who: CARE_TEAM,
    refuses: ['value-invalid', 'no-such-draft'],
    responses: { 200: { description: 'What was typed; the ETag is its version', schema: Draft } },
    handle: forStaff(async ({ params: { key = '' } }, deps, reader) => {
      const body = await showDraft(key, reader, deps);
      return { ...ok(body), headers: { etag: etagOf(body.version) } };
    }),
  }),
  deskEndpoint<DeskDeps, DraftBody>({
    method: 'PUT',
    path: '/desk/drafts/{key}',
    summary: 'Keep what the reader is writing: sealed, for 30 days, at most 20 KB',
    who: { ...CARE_TEAM, relation: relations.asked },
    headers: { 'If-Match': { ...ifMatch['If-Match'], required: false } },
    body: DraftBody,
    refuses: [
      ...(['value-invalid', 'no-such-case', 'case-blocked', 'expert-not-asked'] as const),
      ...(['changed-elsewhere', 'drafts-too-many'] as const),
    ],
    responses: { 200: { description: 'Kept', schema: KeptDraft } },
    handle: forStaff(async ({ params: { key = '' }, body: { values }, headers }, deps, reader) => {
      const versions = versionsIn(headers['if-match']);
      const body = await saveDraft({ key, values, versions, reader }, deps);
      return { ...ok(body), headers: { etag: etagOf(body.version) } };
    }),
  }),
  deskEndpoint<DeskDeps>({
    method: 'DELETE',
    path: '/desk/drafts/{key}',
    summary: 'Discard it; nothing is wrong where it is gone already',
    who: CARE_TEAM,
    refuses: ['value-invalid'],
    responses: { 200: { description: 'It is gone', schema: Done } },
    handle: forStaff(async ({ params: { key = '' } }, deps, reader) => {
      await removeDraft(key, reader, deps);
      return ok({});
    }),
  }),
];
