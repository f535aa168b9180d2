import { openTaskRefusals } from '#domain/tasks/decide.ts';
import { relations } from '#domain/tasks/relations.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM, CUSTOMERS_KNOWN } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { languageHeader } from '../http/asked.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { showCandidates } from './candidates.ts';
import { TaskCandidates, TaskOptions, TaskRoom } from './contract.ts';
import { showOptions } from './options.ts';
import { showRoom } from './room.ts';

const DECIDERS = { ...CUSTOMERS_KNOWN, relation: relations.decidesCost };

/** What whoever decides a task or gives it away may ask for, and is not told unasked. */
export const taskFactsEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/tasks/{id}/room',
    summary: 'What the case of a task may cost by the policy, and what of it the reader may grant, with the reasons',
    who: DECIDERS,
    headers: languageHeader,
    refuses: [...openTaskRefusals, 'not-your-task', 'task-of-another-kind'],
    responses: { 200: { description: 'Amounts and reasons; never to be kept', schema: TaskRoom } },
    handle: forStaff(async (request, deps, reader) => ok(await showRoom({ taskId: id(request), reader }, deps))),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/tasks/{id}/options',
    summary:
      'What may stand in an offer that is approved or released, with what it costs and whether the reader may grant it',
    who: DECIDERS,
    headers: languageHeader,
    refuses: [...openTaskRefusals, 'not-your-task', 'task-of-another-kind'],
    responses: {
      200: { description: 'The options of the proposal, then those of the catalogue', schema: TaskOptions },
    },
    handle: forStaff(async (request, deps, reader) => ok(await showOptions({ taskId: id(request), reader }, deps))),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/tasks/{id}/candidates',
    summary: 'Who may be given a task, and why not the others: away, named in the complaint, had a part in it',
    who: { ...CARE_TEAM, relation: relations.mayGiveAway },
    headers: languageHeader,
    refuses: [...openTaskRefusals, 'not-your-task', 'task-not-transferable'],
    responses: { 200: { description: 'The care team, those who may first', schema: TaskCandidates } },
    handle: forStaff(async (request, deps, reader) => ok(await showCandidates({ taskId: id(request), reader }, deps))),
  }),
];
