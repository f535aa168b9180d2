import { requireCase } from '#domain/tasks/decide.ts';
import { relations } from '#domain/tasks/relations.ts';
import { idempotencyKeyOf } from '#platform/http/idempotency-key.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM, CASE_WORK } from '../access/who.ts';
import { demandVisible } from '../case/visible-part.ts';
import type { DeskDeps } from '../contract.ts';
import { actOnCase, askable, keyHeader, keyRefusals } from '../http/act-on-case.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import {
  CustomerMessageQueued,
  MessageTakenBack,
  MessageToCustomer,
  NoteForTeam,
  NoteId,
  UndoMessage,
} from './contract.ts';
import { takeBack } from './take-back.ts';
import { toneOf } from './tone.ts';
import { Draft, ToneFindings } from './tone-contract.ts';
import { addNote, writeToCustomer } from './write-on-case.ts';

/** Notes for the team, messages to the customer, and how the tone of a text is. */
export const writingEndpoints: DeskEndpoint[] = [
  askable(
    { action: 'notes', check: ({ file, user }) => demandVisible(user, file) },
    deskEndpoint<DeskDeps, NoteForTeam>({
      method: 'POST',
      path: '/desk/cases/{id}/notes',
      summary: 'Keep a note for the team; it is never sent',
      who: { ...CARE_TEAM, relation: relations.asked },
      headers: keyHeader,
      body: NoteForTeam,
      refuses: ['no-such-case', 'expert-not-asked', ...keyRefusals],
      responses: { 201: { description: 'Kept', schema: NoteId } },
      handle: forStaff(async (request, deps, user) => {
        demandVisible(user, await requireCase(deps.cases, id(request)));
        const note = { caseId: id(request), user, ...request.body, ...idempotencyKeyOf(request.headers) };
        return { status: 201, body: await addNote(note, deps) };
      }),
    }),
  ),
  actOnCase({
    path: '/desk/cases/{id}/messages',
    summary: 'Write to the customer; counts as the promised next word, so its date moves',
    body: MessageToCustomer,
    done: { status: 201, description: 'On its way, with what the tone check found', schema: CustomerMessageQueued },
    isKeyed: true,
    refuses: ['tone-wrong', 'words-unseen', 'value-unknown'],
    act: writeToCustomer,
  }),
  deskEndpoint<DeskDeps, object>({
    method: 'POST',
    path: '/desk/cases/{id}/messages/{messageId}/undo',
    summary: 'Take back a message that has not left yet: within the seconds that the policy gives, by whoever wrote it',
    who: CASE_WORK,
    body: UndoMessage,
    refuses: ['no-such-case', 'case-merged', 'no-such-message', 'not-your-message', 'message-left'],
    responses: { 200: { description: 'It never leaves; its words come back', schema: MessageTakenBack } },
    handle: forStaff(async (request, deps, user) => {
      const messageId = request.params['messageId'] ?? '';
      return ok(await takeBack({ caseId: id(request), messageId, user }, deps));
    }),
  }),
  deskEndpoint<DeskDeps, Draft>({
    method: 'POST',
    path: '/desk/tone',
    summary: 'What in a text has a wrong tone (blame, irony, excuses, jargon, promises beyond authority), and where',
    who: CARE_TEAM,
    body: Draft,
    refuses: [],
    responses: { 200: { description: 'In the order of the text', schema: ToneFindings } },
    handle: forStaff(async ({ body: { text, language } }, { policy }, user) =>
      ok({ findings: toneOf({ text, language, user }, policy) }),
    ),
  }),
];
