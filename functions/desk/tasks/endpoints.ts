import * as z from 'zod/mini';
import { openTaskRefusals } from '#domain/tasks/decide.ts';
import { relations } from '#domain/tasks/relations.ts';
import { idempotencyKeyOf } from '#platform/http/idempotency-key.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM, CASE_WORK, type Who } from '../access/who.ts';
import { type DeskDeps, Done } from '../contract.ts';
import { keyHeader, keyRefusals } from '../http/act-on-case.ts';
import { cursorQuery, languageHeader } from '../http/asked.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { instant, oneOf } from '../http/query-values.ts';
import { completeTask, completionBodies, completionRefusals } from './complete-task.ts';
import { HandedOver, HandOver, HandOverMany, SendAgain, TaskPage, views } from './contract.ts';
import { handOver } from './hand-over.ts';
import { handOverMany } from './hand-over-many.ts';
import { listTasks } from './list-tasks.ts';
import { sendAgain } from './send-again.ts';

/** What nobody has yet is for those who work on cases. */
const unassigned: NonNullable<Who['parts']>[number] = {
  when: 'view=unassigned',
  isAsked: ({ query: { view } }) => view === 'unassigned',
  roles: CASE_WORK.roles,
};

/** The work queues. */
export const taskQueues = deskEndpoint<DeskDeps>({
  method: 'GET',
  path: '/desk/tasks',
  summary: 'The open tasks of a view: urgent calls, then customers who go first, then the others, each by due date',
  who: { ...CARE_TEAM, parts: [unassigned] },
  query: {
    view: { description: 'Which queue; `mine` if absent', values: views },
    ...cursorQuery,
  },
  refuses: ['value-unknown', 'value-invalid'],
  responses: { 200: { description: 'A page of tasks', schema: TaskPage } },
  handle: forStaff(async ({ query: { view = 'mine', cursor } }, deps, reader) =>
    ok(await listTasks({ view: oneOf('view', views, view), ...instant('cursor', cursor), reader }, deps)),
  ),
});

/** Deciding a task, or giving it to somebody else. */
export const decidingEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps, Record<string, unknown>>({
    method: 'POST',
    path: '/desk/tasks/{id}/complete',
    summary:
      'Decide a task; what the body holds depends on its kind: examine, consult, approve, release, points, promise, completion, contact, call, outage-update, update, escalation',
    who: { ...CARE_TEAM, relation: relations.assignee },
    body: z.record(z.string(), z.unknown()),
    bodies: completionBodies,
    refuses: completionRefusals,
    responses: { 200: { description: 'Recorded; the case goes on', schema: Done } },
    handle: forStaff(async (request, deps, { id: userId, groups }) => {
      const user = { id: userId, groups };
      return ok(await completeTask({ taskId: id(request), user, body: request.body }, deps));
    }),
  }),
  deskEndpoint<DeskDeps, HandOver>({
    method: 'POST',
    path: '/desk/tasks/{id}/hand-over',
    summary: 'Give an open task to somebody it fits, with a reason; counted, and past the limit only to a supervisor',
    who: { ...CARE_TEAM, relation: relations.mayGiveAway },
    body: HandOver,
    refuses: [...openTaskRefusals, 'not-your-task', 'task-not-transferable', 'person-unfit'],
    responses: { 200: { description: 'Handed over; the new assignee is notified', schema: Done } },
    handle: forStaff(async (request, deps, user) =>
      ok(await handOver({ taskId: id(request), user, ...request.body }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps, SendAgain>({
    method: 'POST',
    path: '/desk/tasks/{id}/send-again',
    summary:
      'Have a promise that a system failed to carry out asked of it again, with a reason; by the same idempotency key',
    who: { ...CARE_TEAM, relation: relations.assignee },
    body: SendAgain,
    refuses: [...openTaskRefusals, 'not-your-task', 'execution-not-failed'],
    responses: { 200: { description: 'It is asked again', schema: Done } },
    handle: forStaff(async (request, deps, user) =>
      ok(await sendAgain({ taskId: id(request), user, ...request.body }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps, HandOverMany>({
    method: 'POST',
    path: '/desk/tasks/hand-over',
    summary:
      'Give up to 50 open tasks to others, each by the rules of one, with an answer for each: one that is refused keeps no other back',
    who: CARE_TEAM,
    headers: { ...keyHeader, ...languageHeader },
    body: HandOverMany,
    refuses: [...keyRefusals, 'request-invalid'],
    responses: { 200: { description: 'What became of each', schema: HandedOver } },
    handle: forStaff(async ({ headers, body }, deps, user) =>
      ok(await handOverMany({ ...body, user, ...idempotencyKeyOf(headers) }, deps)),
    ),
  }),
];
