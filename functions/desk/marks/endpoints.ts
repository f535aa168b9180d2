import { relations } from '#domain/tasks/relations.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { MarkBody, ShownMark } from './contract.ts';
import { markIt } from './mark.ts';

/** What somebody notes for themselves about a task or a case. It is no part of the case and moves no deadline. */
export const markEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps, MarkBody>({
    method: 'PUT',
    path: '/desk/marks/{id}',
    summary: 'Mark a task or a case as unread, or put it off until its next clock at most, for the reader alone',
    who: { ...CARE_TEAM, relation: relations.asked },
    body: MarkBody,
    refuses: ['no-such-case', 'no-such-task', 'task-not-open', 'expert-not-asked', 'snooze-too-late', 'value-invalid'],
    responses: { 200: { description: 'As it stands now', schema: ShownMark } },
    handle: forStaff(async (request, deps, reader) =>
      ok(await markIt({ id: id(request), body: request.body, reader }, deps)),
    ),
  }),
];
