import * as z from 'zod/mini';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM, CASE_WORK, SUPERVISORS } from '../access/who.ts';
import { type DeskDeps, Done } from '../contract.ts';
import { languageHeader } from '../http/asked.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { addCase, correctiveAction, correctiveActions, endAction, openCorrectiveAction } from './actions.ts';
import {
  ActionEnd,
  ActionView,
  CaseOfAction,
  CorrectiveActions,
  NewAction,
  News,
  Praise,
  PraiseList,
  PreviewAsked,
  Told,
  WordsPreview,
} from './contract.ts';
import { passPraiseOn, praiseOf, setNews } from './on-case.ts';
import { previewWords } from './preview.ts';
import { releaseWords } from './release-words.ts';

const PATH = '/desk/corrective-actions';

/** What is changed so that complaints do not come back, whether they fell, and that customers hear of it. */
export const improvementEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: PATH,
    summary: 'Causes and topics that recur and have no corrective action yet, and the actions there are',
    who: SUPERVISORS,
    headers: languageHeader,
    refuses: [],
    responses: { 200: { description: 'Proposals and actions', schema: CorrectiveActions } },
    handle: forStaff(async (_, deps, { language }) => ok(await correctiveActions({ language }, deps))),
  }),
  deskEndpoint<DeskDeps, NewAction>({
    method: 'POST',
    path: PATH,
    summary: 'Open a corrective action: what is changed, by whom, by when, and by which complaints it is measured',
    who: SUPERVISORS,
    body: NewAction,
    refuses: ['value-unknown'],
    responses: { 201: { description: 'Opened', schema: z.strictObject({ actionId: z.string() }) } },
    handle: forStaff(async ({ body }, deps, user) => ({
      status: 201,
      body: await openCorrectiveAction({ ...body, user }, deps),
    })),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: `${PATH}/{id}`,
    summary:
      'A corrective action, whether complaints fell since it was done (against the rest of the company, with interval), and whose customers hear of it',
    who: CARE_TEAM,
    headers: languageHeader,
    refuses: ['no-such-action'],
    responses: { 200: { description: 'The action', schema: ActionView } },
    handle: forStaff(async (request, deps, user) => ok(await correctiveAction({ actionId: id(request), user }, deps))),
  }),
  deskEndpoint<DeskDeps, CaseOfAction>({
    method: 'POST',
    path: `${PATH}/{id}/cases`,
    summary:
      'Put a case on an action (reference or id), so that its customer hears what changed: a suggestion, or a complaint',
    who: SUPERVISORS,
    body: CaseOfAction,
    refuses: ['no-such-action', 'no-such-case'],
    responses: { 200: { description: 'It is on it', schema: z.strictObject({ isNew: z.boolean() }) } },
    handle: forStaff(async (request, deps, user) =>
      ok(await addCase({ ...request.body, actionId: id(request), user }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps, ActionEnd>({
    method: 'POST',
    path: `${PATH}/{id}/end`,
    summary:
      'Its owner, or a supervisor, says that it is done, with what customers are to be told, or gives it up with a reason',
    who: CARE_TEAM,
    body: ActionEnd,
    refuses: ['no-such-action', 'role-missing', 'action-ended', 'tone-wrong'],
    responses: { 200: { description: 'Kept', schema: Done } },
    handle: forStaff(async (request, deps, user) =>
      ok(await endAction({ actionId: id(request), end: request.body, user }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps, PreviewAsked>({
    method: 'POST',
    path: `${PATH}/{id}/preview`,
    summary:
      'What releasing what customers are told would come to, a page of cases at a time: the letters, and how many would be told in which language. Nothing is kept, and nobody is told',
    who: SUPERVISORS,
    body: PreviewAsked,
    refuses: ['no-such-action'],
    responses: { 200: { description: 'The letters, and the sums of the page', schema: WordsPreview } },
    handle: forStaff(async (request, deps, user) =>
      ok(await previewWords({ ...request.body, actionId: id(request), user }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps>({
    method: 'POST',
    path: `${PATH}/{id}/release`,
    summary:
      'A second person releases what customers are told: each once, in their language. Asked again it goes on with those that are left',
    who: SUPERVISORS,
    refuses: ['no-such-action', 'own-proposal', 'action-without-words'],
    responses: { 200: { description: 'How many were told, and how many are left', schema: Told } },
    handle: forStaff(async (request, deps, user) => ok(await releaseWords({ actionId: id(request), user }, deps))),
  }),
  deskEndpoint<DeskDeps, News>({
    method: 'POST',
    path: '/desk/cases/{id}/news',
    summary:
      'Keep whether the customer wants to hear what the company changes because of cases like theirs, and how they said so',
    who: CASE_WORK,
    body: News,
    refuses: ['no-such-case'],
    responses: { 200: { description: 'Kept', schema: Done } },
    handle: forStaff(async (request, deps, user) =>
      ok(await setNews({ ...request.body, caseId: id(request), user }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps, Praise>({
    method: 'POST',
    path: '/desk/cases/{id}/praise',
    summary:
      'Pass kind words of the customer on to whom they are about, as read by whoever passes them on; once to each person',
    who: CASE_WORK,
    body: Praise,
    refuses: ['no-such-case', 'value-unknown', 'person-unfit'],
    responses: { 200: { description: 'Passed on', schema: Done } },
    handle: forStaff(async (request, deps, user) =>
      ok(await passPraiseOn({ ...request.body, caseId: id(request), user }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/praise',
    summary: 'Kind words of customers that were passed on to the reader, the newest first',
    who: CARE_TEAM,
    refuses: [],
    responses: { 200: { description: 'At most fifty', schema: PraiseList } },
    handle: forStaff(async (_, deps, user) => ok(await praiseOf(user, deps))),
  }),
];
