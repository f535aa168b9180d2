import { relations } from '#domain/tasks/relations.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CUSTOMERS_KNOWN, SUPERVISORS } from '../access/who.ts';
import { type DeskDeps, Done } from '../contract.ts';
import { actOnCase } from '../http/act-on-case.ts';
import { cursorQuery, languageHeader } from '../http/asked.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { oneOf } from '../http/query-values.ts';
import { countAffected, giveList, recordObjection } from './affected.ts';
import { AffectedPage, GivenList, Objection, TakenList } from './affected-contract.ts';
import * as contract from './contract.ts';
import { closeIncident, confirmIncident, dismissIncident, openIncident, recordFindings } from './decide.ts';
import { listMembers } from './members.ts';
import { decideMessage, writeToAll } from './messages.ts';
import { incidentsOf, sayInIncident } from './of-case.ts';
import { listIncidents, showIncident } from './show-incident.ts';

/** What supervisors see of incidents, and owners of the one that their case is in. */
const looks: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/incidents',
    summary: 'Failures that many complain about, proposed by the figures or opened by hand, newest first',
    who: CUSTOMERS_KNOWN,
    headers: languageHeader,
    query: {
      view: { description: '`open` (default): proposed and confirmed; `ended`', values: contract.incidentViews },
    },
    refuses: ['value-unknown'],
    responses: { 200: { description: 'At most 200', schema: contract.IncidentList } },
    handle: forStaff(async ({ query: { view = 'open' } }, deps, reader) =>
      ok(await listIncidents({ view: oneOf('view', contract.incidentViews, view), reader }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/incidents/{id}',
    summary:
      'One incident: why it was proposed, what was decided, what all were told, and by when the law asks for a word to all',
    who: CUSTOMERS_KNOWN,
    headers: languageHeader,
    refuses: ['no-such-incident'],
    responses: { 200: { description: 'The incident', schema: contract.ShownIncident } },
    handle: forStaff(async (request, deps, reader) =>
      ok(await showIncident({ incidentId: id(request), reader }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/incidents/{id}/members',
    summary:
      'The cases of an incident in the order they came in, with what a message to all would come to, by language and by way',
    who: CUSTOMERS_KNOWN,
    query: cursorQuery,
    refuses: ['no-such-incident'],
    responses: { 200: { description: 'A page of at most 50 cases', schema: contract.MemberPage } },
    handle: forStaff(async (request, deps) => {
      const { cursor } = request.query;
      return ok(await listMembers({ incidentId: id(request), ...(cursor && { cursor }) }, deps));
    }),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/cases/{id}/incident',
    summary:
      'The failures that a case is about or seems to be, with their cause, the message to all and a remedy to go on from',
    who: CUSTOMERS_KNOWN,
    headers: languageHeader,
    refuses: ['no-such-case'],
    responses: { 200: { description: 'None, or hardly more than one', schema: contract.IncidentOfCase } },
    handle: forStaff(async (request, deps, reader) => ok(await incidentsOf({ caseId: id(request), reader }, deps))),
  }),
];

const affectedLooks: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/incidents/{id}/affected',
    summary:
      'How many customers an incident affects who have not complained, as lists name them, what a message to them would come to by language, and the lists',
    who: SUPERVISORS,
    query: cursorQuery,
    refuses: ['no-such-incident'],
    responses: { 200: { description: 'A page of at most 500 customers, none of them shown', schema: AffectedPage } },
    handle: forStaff(async (request, deps) => {
      const { cursor } = request.query;
      return ok(await countAffected({ incidentId: id(request), ...(cursor && { cursor }) }, deps));
    }),
  }),
];

const done = { 200: { description: 'Recorded', schema: Done } };
const onIncident = ['no-such-incident', 'incident-decided-before'] as const;

/** What supervisors do about an incident. */
const acts: DeskEndpoint[] = [
  deskEndpoint<DeskDeps, contract.NewIncident>({
    method: 'POST',
    path: '/desk/incidents',
    summary: 'Open an incident that the figures have not shown yet, with a reason; cases are added to it',
    who: SUPERVISORS,
    body: contract.NewIncident,
    refuses: ['value-unknown', 'incident-exists'],
    responses: { 201: { description: 'It is open and confirmed', schema: contract.OpenedIncident } },
    handle: forStaff(async ({ body }, deps, user) => ({
      status: 201,
      body: await openIncident({ ...body, user }, deps),
    })),
  }),
  deskEndpoint<DeskDeps, contract.Why>({
    method: 'POST',
    path: '/desk/incidents/{id}/confirm',
    summary: 'Confirm a proposed incident, with a reason: its cases join it within a minute or two',
    who: SUPERVISORS,
    body: contract.Why,
    refuses: onIncident,
    responses: done,
    handle: forStaff(async (request, deps, user) =>
      ok(await confirmIncident({ ...request.body, incidentId: id(request), user }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps, contract.Why>({
    method: 'POST',
    path: '/desk/incidents/{id}/dismiss',
    summary: 'Say that a proposed incident is none, with a reason',
    who: SUPERVISORS,
    body: contract.Why,
    refuses: onIncident,
    responses: done,
    handle: forStaff(async (request, deps, user) =>
      ok(await dismissIncident({ ...request.body, incidentId: id(request), user }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps, contract.FindingsOfIncident>({
    method: 'POST',
    path: '/desk/incidents/{id}/findings',
    summary: 'Record the cause, the corrective action and a remedy to go on from, once for all cases',
    who: SUPERVISORS,
    body: contract.FindingsOfIncident,
    refuses: [...onIncident, 'incident-not-confirmed'],
    responses: done,
    handle: forStaff(async (request, deps, user) =>
      ok(await recordFindings({ ...request.body, incidentId: id(request), user }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps, contract.Why>({
    method: 'POST',
    path: '/desk/incidents/{id}/close',
    summary: 'Close an incident whose cause is recorded, with a reason; no case is closed by it',
    who: SUPERVISORS,
    body: contract.Why,
    refuses: [...onIncident, 'incident-not-confirmed', 'incident-without-cause'],
    responses: done,
    handle: forStaff(async (request, deps, user) =>
      ok(await closeIncident({ ...request.body, incidentId: id(request), user }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps, contract.NewMessageToAll>({
    method: 'POST',
    path: '/desk/incidents/{id}/messages',
    summary: 'Write what all are told who complained about it; another supervisor releases it before anything is sent',
    who: SUPERVISORS,
    body: contract.NewMessageToAll,
    refuses: ['no-such-incident', 'incident-not-confirmed', 'incident-message-waits', 'tone-wrong'],
    responses: { 201: { description: 'It waits for its release', schema: contract.WrittenMessage } },
    handle: forStaff(async (request, deps, user) => ({
      status: 201,
      body: await writeToAll({ ...request.body, incidentId: id(request), user }, deps),
    })),
  }),
  deskEndpoint<DeskDeps, contract.MessageDecision>({
    method: 'POST',
    path: '/desk/incidents/{id}/messages/{number}',
    summary:
      'Release a message to all that somebody else wrote, or refuse it: each case is sent it once, in its language and by its way',
    who: SUPERVISORS,
    body: contract.MessageDecision,
    refuses: [...onIncident, 'incident-not-confirmed', 'no-such-message', 'own-proposal', 'reason-missing'],
    responses: done,
    handle: forStaff(async (request, deps, user) => {
      const number = Number(request.params['number']);
      return ok(await decideMessage({ ...request.body, incidentId: id(request), number, user }, deps));
    }),
  }),
  deskEndpoint<DeskDeps, GivenList>({
    method: 'POST',
    path: '/desk/incidents/{id}/affected',
    summary:
      'Give a list of customers whom an incident affects and who have not complained; nobody is written to before a message to them is released. Each counts once, however often they are listed',
    who: SUPERVISORS,
    body: GivenList,
    refuses: ['no-such-incident', 'incident-not-confirmed'],
    responses: { 200: { description: 'What became of it, row by row where one was left out', schema: TakenList } },
    handle: forStaff(async (request, deps, reader) =>
      ok(await giveList({ ...request.body, incidentId: id(request), reader }, deps)),
    ),
  }),
  deskEndpoint<DeskDeps, Objection>({
    method: 'POST',
    path: '/desk/incidents/{id}/affected/objections',
    summary: 'Record that somebody does not want to be written to before they write: no list names them any more',
    who: SUPERVISORS,
    body: Objection,
    refuses: ['no-such-incident'],
    responses: done,
    handle: forStaff(async (request, deps) =>
      ok(await recordObjection({ ...request.body, incidentId: id(request) }, deps)),
    ),
  }),
  actOnCase({
    path: '/desk/cases/{id}/incident',
    summary:
      'Say that a case is about a failure, or that it is not, with a reason; who joins is sent the newest message to all',
    body: contract.InIncident,
    done: { description: 'Recorded; said again, nothing changes', schema: Done },
    refuses: ['no-such-incident', 'incident-not-confirmed', 'case-in-another-incident'],
    relation: relations.ownerOfCase,
    act: sayInIncident,
  }),
];

/** Failures that many complain about: seen once, told once, and each case goes on to its own answer. */
export const incidentEndpoints: DeskEndpoint[] = [...looks, ...affectedLooks, ...acts];
