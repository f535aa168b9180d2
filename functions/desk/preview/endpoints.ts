import type { RefusalCode } from '#domain/refusal.ts';
import { openTaskRefusals } from '#domain/tasks/decide.ts';
import { relations } from '#domain/tasks/relations.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { FindingsPreview, FindingsToPreview, LetterPreview, LetterToPreview } from './contract.ts';
import { previewFindings } from './preview-findings.ts';
import { previewLetter } from './preview-letter.ts';

/** What keeps a letter from going out as it is. */
const letterRefusals = [
  'task-of-another-kind',
  'options-unfit',
  'commitments-unfit',
  'commitment-missing',
  'points-unanswered',
  'letter-incomplete',
] as const satisfies RefusalCode[];

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
  deskEndpoint<DeskDeps, LetterToPreview>({
    method: 'POST',
    path: '/desk/tasks/{id}/letter',
    summary:
      'The very letter that the customer would get if it were released with these changes now: other options or words, and what it commits the company to. Nothing is written',
    who: { ...CARE_TEAM, relation: relations.assignee },
    body: LetterToPreview,
    refuses: [...openTaskRefusals, 'not-your-task', ...letterRefusals],
    responses: { 200: { description: 'The letter', schema: LetterPreview } },
    handle: forStaff(async (request, deps, user) =>
      ok(await previewLetter({ ...request.body, taskId: id(request), user }, deps)),
    ),
  }),
];
