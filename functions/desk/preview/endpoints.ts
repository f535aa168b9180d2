import { openTaskRefusals } from '#domain/tasks/decide.ts';
import { relations } from '#domain/tasks/relations.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { FindingsPreview, FindingsToPreview } from './contract.ts';
import { previewFindings } from './preview-findings.ts';

/** What a decision would lead to, before it is made. */
export const previewEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps, FindingsToPreview>({
    method: 'POST',
    path: '/desk/tasks/{id}/preview',
    summary:
      'What the findings of an examination would lead to if they were recorded now: who would be asked, what the policy would propose and why, whether it needs an approval. Nothing is written',
    who: { ...CARE_TEAM, relation: relations.assignee },
    body: FindingsToPreview,
    refuses: [...openTaskRefusals, 'not-your-task', 'task-of-another-kind', 'points-unknown', 'points-too-many'],
    responses: { 200: { description: 'What it would lead to', schema: FindingsPreview } },
    handle: forStaff(async (request, deps, user) =>
      ok(await previewFindings({ ...request.body, taskId: id(request), user }, deps)),
    ),
  }),
];
