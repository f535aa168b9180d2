import * as z from 'zod/mini';
import { dayOf, isAway } from '#domain/people.ts';
import { staffEndpoints } from '#functions/intake/staff/endpoints.ts';
import { knownCase } from '#functions/shared/deciding.ts';
import { channels, listDeliveries } from '#functions/shared/deliveries.ts';
import { type Endpoint, endpoint } from '#functions/shared/http.ts';
import { problems } from '#functions/shared/problems.ts';
import { completeTask, completions } from './complete-task.ts';
import {
  DeliveryList,
  DeskCase,
  type DeskDeps,
  Done,
  HandOver,
  Letter,
  LetterId,
  TaskPage,
  Team,
  views,
  Written,
  WrittenId,
} from './contract.ts';
import { exportCases } from './export-cases.ts';
import { forStaff, id, ok } from './for-staff.ts';
import { handOver } from './hand-over.ts';
import { listTasks } from './list-tasks.ts';
import { matterEndpoints } from './matter-endpoints.ts';
import { channelOf, instant, viewOf } from './queries.ts';
import { demandRole } from './reader.ts';
import { readingFor, showCase } from './show-case.ts';
import { toneOf } from './tone.ts';
import { Draft, ToneFindings } from './tone-contract.ts';
import { addNote, writeToCustomer } from './write-on-case.ts';

const MAX_DELIVERIES = 500;

const reading: Endpoint<DeskDeps>[] = [
  endpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/tasks',
    summary: 'The open tasks of a view, by due date',
    access: 'desk',
    query: {
      view: { description: 'Which queue; `mine` if absent', values: views },
      cursor: { description: 'Where the page before ended' },
    },
    responses: { 200: { description: 'A page of tasks', schema: TaskPage }, ...problems(400, 401, 403) },
    handle: forStaff(async ({ query }, deps, reader) =>
      ok(await listTasks({ view: viewOf(query['view']), ...instant('cursor', query['cursor']), reader }, deps)),
    ),
  }),
  endpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/team',
    summary: 'Who is signed in, and to whom work can be handed over',
    access: 'desk',
    responses: { 200: { description: 'The care team', schema: Team }, ...problems(401, 403) },
    handle: forStaff(async (_, { policy, clock }, reader) => {
      const day = dayOf(policy, clock.now());
      const people = policy.people.map((person) => {
        const { id: personId, name, roles, domains } = person;
        return { id: personId, name, roles, domains, away: isAway(person, day) };
      });
      return ok({ you: reader.id, roles: reader.groups, people });
    }),
  }),
  endpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/cases/{id}',
    summary: 'Everything about a case that the reader may see; reasons in the language of Accept-Language',
    access: 'desk',
    headers: { 'Accept-Language': { description: '`es` (default) or `en`', required: false } },
    responses: { 200: { description: 'The case', schema: DeskCase }, ...problems(401, 403, 404) },
    handle: forStaff(async (request, deps, reader) => ok(await showCase({ caseId: id(request), reader }, deps))),
  }),
  endpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/deliveries',
    summary: 'What the channels delivered and what became of it, newest first; the last 31 days',
    access: 'desk',
    query: {
      channel: { description: 'Only this channel', values: channels },
      since: { description: 'Only what came in from this day or instant of UTC on' },
    },
    responses: { 200: { description: 'Deliveries, at most 500', schema: DeliveryList }, ...problems(400, 401, 403) },
    handle: forStaff(async ({ query }, { table, clock }, reader) => {
      demandRole(reader, 'owner', 'supervisor');
      const wanted = { ...channelOf(query['channel']), ...instant('since', query['since']) };
      const deliveries = await listDeliveries(table, { ...wanted, limit: MAX_DELIVERIES, now: clock.now() });
      return ok({ deliveries });
    }),
  }),
  endpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/cases.csv',
    summary: 'One row for each case received in a period, for spreadsheets; no names, no texts',
    access: 'desk',
    query: {
      from: { description: 'First day (UTC), such as 2026-11-01; 90 days before `to` if absent' },
      to: { description: 'Last day (UTC); today if absent. At most 400 days after `from`' },
    },
    responses: {
      200: {
        description: 'Separated by semicolons, UTF-8 with byte-order mark',
        schema: z.string(),
        contentType: 'text/csv',
      },
      ...problems(400, 401, 403, 422),
    },
    handle: forStaff(async ({ query: { from, to } }, deps, reader) => {
      demandRole(reader, 'owner', 'approver', 'supervisor');
      return {
        status: 200,
        text: await exportCases({ ...(from && { from }), ...(to && { to }) }, deps),
        headers: {
          'content-type': 'text/csv; charset=utf-8; header=present',
          'content-disposition': 'attachment; filename="cases.csv"',
        },
      };
    }),
  }),
];

const deciding: Endpoint<DeskDeps>[] = [
  endpoint<DeskDeps, Record<string, unknown>>({
    method: 'POST',
    path: '/desk/tasks/{id}/complete',
    summary: 'Decide a task; what the body holds depends on its kind: examine, consult, approve, promise',
    access: 'desk',
    body: z.record(z.string(), z.unknown()),
    bodies: completions,
    responses: {
      200: { description: 'Recorded; the case goes on', schema: Done },
      ...problems(400, 401, 403, 404, 409, 413, 415, 422),
    },
    handle: forStaff(async (request, deps, { id: userId, groups }) => {
      const user = { id: userId, groups };
      return ok(await completeTask({ taskId: id(request), user, body: request.body }, deps));
    }),
  }),
  endpoint<DeskDeps, HandOver>({
    method: 'POST',
    path: '/desk/tasks/{id}/hand-over',
    summary: 'Give an open task to somebody it fits, with a reason; counted, and past the limit only to a supervisor',
    access: 'desk',
    body: HandOver,
    responses: {
      200: { description: 'Handed over; the new assignee is told', schema: Done },
      ...problems(400, 401, 403, 404, 409, 413, 415, 422),
    },
    handle: forStaff(async (request, deps, user) =>
      ok(await handOver({ taskId: id(request), user, ...request.body }, deps)),
    ),
  }),
  endpoint<DeskDeps, Written>({
    method: 'POST',
    path: '/desk/cases/{id}/notes',
    summary: 'Keep a note for the team; it never leaves the house',
    access: 'desk',
    body: Written,
    responses: { 201: { description: 'Kept', schema: WrittenId }, ...problems(400, 401, 403, 404, 413, 415) },
    handle: forStaff(async (request, deps, user) => {
      readingFor(user, await knownCase(deps.cases, id(request)));
      return { status: 201, body: await addNote({ caseId: id(request), user, ...request.body }, deps) };
    }),
  }),
  endpoint<DeskDeps, Letter>({
    method: 'POST',
    path: '/desk/cases/{id}/messages',
    summary: 'Write to the customer; counts as the promised next word, so its date moves',
    access: 'desk',
    body: Letter,
    responses: {
      201: { description: 'On its way, with what the tone check found', schema: LetterId },
      ...problems(400, 401, 403, 404, 413, 415, 422),
    },
    handle: forStaff(async (request, deps, user) => {
      demandRole(user, 'owner', 'supervisor');
      return { status: 201, body: await writeToCustomer({ caseId: id(request), user, ...request.body }, deps) };
    }),
  }),
  endpoint<DeskDeps, Draft>({
    method: 'POST',
    path: '/desk/tone',
    summary:
      'What in a text strikes a wrong tone (blame, irony, excuses, jargon, promises beyond authority), and where',
    access: 'desk',
    body: Draft,
    responses: {
      200: { description: 'In the order of the text', schema: ToneFindings },
      ...problems(400, 401, 403, 413, 415),
    },
    handle: forStaff(async ({ body: { text, language } }, { policy }, user) =>
      ok({ findings: toneOf(text, language, user, policy) }),
    ),
  }),
];

/** What the care team can do, each with its rule of access; `infra` makes the routes, `local/openapi` the document. */
export const deskEndpoints: Endpoint<DeskDeps>[] = [...reading, ...deciding, ...matterEndpoints, ...staffEndpoints];
