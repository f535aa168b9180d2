import type { RefusalCode } from '#domain/refusal.ts';
import type { Call } from '#test/support/call.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { completionSamples } from './completion-samples.ts';
import type { Setting } from './setting.ts';

/** A request that somebody who may is not refused for who they are. */
export type Sample = {
  /** In place of the id of the case. */
  path?: (setting: Setting) => Promise<Record<string, string>>;
  json?: object;
  query?: Record<string, string>;
  headers?: Call['headers'];
  /** What has to have happened before. */
  before?: (setting: Setting) => Promise<unknown>;
  /** What those are refused with who may, for how the case stands. */
  content?: RefusalCode;
  /** Who is refused for how the case stands before it is asked who they are. */
  except?: Record<string, RefusalCode>;
};

const reason = 'Está de baja.';
const SUPERVISOR = { kind: 'person', id: 'rosa' } as const;

const closed: Sample['before'] = ({ happens, clock }) => happens({ status: 'closed', closedAt: clock.now() });
const cameFromMateo: Sample['before'] = async ({ happens, opens }) => {
  const taskId = await opens('examine');
  const data = { taskId, from: 'mateo', to: 'lucia', reasonTextId: 'r' };
  await happens({}, { type: 'handed-over', actor: SUPERVISOR, data });
};
const aDelivery: Sample = { path: async () => ({ id: 'none' }), content: 'no-such-delivery' };
const NO_ENTRY: Sample['path'] = async () => ({ entry: 'billing.none' });
const MANUAL_TEXT = { title: 'Dos cobros', problem: 'Se cobra dos veces.', works: 'Corregir la factura.', cases: [] };
const anIncident = (sample: Sample): Sample => ({
  path: async () => ({ id: 'none' }),
  content: 'no-such-incident',
  ...sample,
});
const anAction: Sample = { path: async () => ({ id: 'none' }), content: 'no-such-action' };
const DRAFT: Sample['path'] = async () => ({ key: CASE_ID });
const RELEASE: Sample['path'] = async ({ opens }) => ({ id: await opens('release') });
const EXAMINE: Sample['path'] = async ({ opens }) => ({ id: await opens('examine') });

/** One for each endpoint of the desk, by method and path. */
export const samples: Record<string, Sample> = {
  'GET /desk/tasks': {},
  'GET /desk/counts': {},
  'GET /desk/cases': {},
  'GET /desk/workload': {},
  'GET /desk/staff': {},
  'POST /desk/staff': {
    json: { change: 'absence', person: 'mateo', absence: { from: '2026-12-01', to: '2026-12-04' } },
    headers: { 'if-match': '*' },
  },
  'GET /desk/budgets': {},
  'GET /desk/wall': {},
  'GET /desk/promises': {},
  'GET /desk/manual': {},
  'GET /desk/manual.html': {},
  'GET /desk/manual.md': {},
  'GET /desk/manual/{entry}': { path: NO_ENTRY, content: 'no-such-entry' },
  'POST /desk/manual': { json: { topic: 'none', language: 'es', ...MANUAL_TEXT }, content: 'value-unknown' },
  'POST /desk/manual/{entry}/proposal': {
    path: NO_ENTRY,
    json: { revision: 1, ...MANUAL_TEXT },
    content: 'no-such-entry',
  },
  'POST /desk/manual/{entry}/decision': {
    path: NO_ENTRY,
    json: { revision: 1, decision: 'approve' },
    content: 'no-such-entry',
  },
  'GET /desk/landmarks': {},
  'POST /desk/landmarks/{id}': {
    json: { decision: 'archive' },
    content: 'no-such-landmark',
    except: { nora: 'concerned-by-case' },
  },
  'GET /desk/landmarks/{id}/card': { content: 'no-such-landmark', except: { nora: 'concerned-by-case' } },
  'GET /desk/corrective-actions': {},
  'POST /desk/corrective-actions': {
    json: {
      ...{ title: 'Leer contadores', plan: 'Leerlos cada mes.', owner: 'mateo', dueOn: '2026-12-18' },
      measured: { by: 'topic', value: 'billing' },
    },
  },
  'GET /desk/corrective-actions/{id}': anAction,
  'POST /desk/corrective-actions/{id}/cases': { ...anAction, json: { case: CASE_ID } },
  'POST /desk/corrective-actions/{id}/end': { ...anAction, json: { result: 'done' } },
  'POST /desk/corrective-actions/{id}/preview': { ...anAction, json: {} },
  'POST /desk/corrective-actions/{id}/release': anAction,
  'GET /desk/praise': {},
  'POST /desk/cases/{id}/news': { json: { wanted: true, reason: 'Lo pidió por teléfono.' } },
  'POST /desk/cases/{id}/praise': { json: { person: 'mateo', words: 'Vino enseguida y lo arregló.' } },
  'GET /desk/insights': {},
  'GET /desk/insights.csv': {},
  'GET /desk/fairness': {},
  'GET /desk/policy-numbers': {},
  'POST /desk/what-if': { json: { from: '2026-11-01', to: '2026-11-30', changes: {} } },
  'GET /desk/incidents': {},
  'POST /desk/incidents': { json: { topic: 'outage', reason } },
  'GET /desk/incidents/{id}': anIncident({}),
  'GET /desk/incidents/{id}/members': anIncident({}),
  'POST /desk/incidents/{id}/confirm': anIncident({ json: { reason } }),
  'POST /desk/incidents/{id}/dismiss': anIncident({ json: { reason } }),
  'POST /desk/incidents/{id}/close': anIncident({ json: { reason } }),
  'POST /desk/incidents/{id}/findings': anIncident({ json: { cause: 'Un cable', correctiveAction: 'Se entierra' } }),
  'POST /desk/incidents/{id}/messages': anIncident({
    json: { kind: 'word', texts: { es: { text: 'Ya hay luz.' }, en: { text: 'Power is back.' } } },
  }),
  'GET /desk/incidents/{id}/affected': anIncident({}),
  'POST /desk/incidents/{id}/affected': anIncident({
    json: { headings: ['correo'], rows: [{ line: 2, cells: ['ana@example.com'] }] },
  }),
  'POST /desk/incidents/{id}/affected/objections': anIncident({ json: { email: 'ana@example.com' } }),
  'POST /desk/incidents/{id}/messages/{number}': {
    path: async () => ({ id: 'none', number: '1' }),
    json: { decision: 'release' },
    content: 'no-such-incident',
  },
  'GET /desk/cases/{id}/incident': {},
  'POST /desk/cases/{id}/incident': { json: { incidentId: 'none', joins: true, reason }, content: 'no-such-incident' },
  'GET /desk/stalled': {},
  'GET /desk/undelivered': {},
  'GET /desk/arrivals': {},
  'GET /desk/search': { query: { q: 'caldera' } },
  'GET /desk/changes': {},
  'GET /desk/me': {},
  'PUT /desk/me': { json: {}, headers: { 'if-match': '*' } },
  'GET /desk/views': {},
  'POST /desk/views': { json: { name: 'Graves', path: '/q/mine?severity=3,4' } },
  'DELETE /desk/views/{view}': { path: async () => ({ view: 'own-none' }) },
  'PUT /desk/marks/{id}': { json: { unread: true }, except: { nora: 'concerned-by-case' } },
  'GET /desk/drafts': {},
  'GET /desk/drafts/{key}': { path: DRAFT, content: 'no-such-draft' },
  'PUT /desk/drafts/{key}': { path: DRAFT, json: { values: {} }, except: { nora: 'concerned-by-case' } },
  'DELETE /desk/drafts/{key}': { path: DRAFT },
  'POST /desk/cases/{id}/presence': { json: { state: 'reading' } },
  'GET /desk/team': {},
  'GET /desk/customer-file': {},
  'GET /desk/cases/{id}': {},
  'GET /desk/deliveries': {},
  'GET /desk/cases.csv': {},
  'POST /desk/tasks/{id}/complete': { path: EXAMINE, json: completionSamples.examine },
  'POST /desk/tasks/{id}/preview': { path: EXAMINE, json: { cause: 'company-error' } },
  'POST /desk/tasks/{id}/letter': { path: RELEASE, json: {}, content: 'task-of-another-kind' },
  'POST /desk/tasks/{id}/hand-over': { path: EXAMINE, json: { to: 'mateo', reason } },
  'POST /desk/tasks/{id}/send-again': { path: EXAMINE, json: { reason }, content: 'execution-not-failed' },
  'GET /desk/subscriptions': {},
  'GET /desk/subscriptions/{id}/given-up': { path: async () => ({ id: 'refunds' }) },
  'POST /desk/subscriptions/{id}/send-again': {
    path: async () => ({ id: 'refunds' }),
    json: { since: '2026-11-23T08:00:00Z', until: '2026-11-23T10:00:00Z' },
  },
  'POST /desk/tasks/hand-over': { json: { tasks: [{ taskId: 'none' }], to: 'mateo', reason } },
  'GET /desk/tasks/{id}/room': { path: EXAMINE },
  'GET /desk/tasks/{id}/options': { path: EXAMINE },
  'GET /desk/tasks/{id}/candidates': { path: EXAMINE },
  'POST /desk/cases/{id}/notes': { json: { text: 'Ha llamado.' } },
  'POST /desk/cases/{id}/messages': { json: { text: 'Seguimos con su caso.', reason } },
  'POST /desk/cases/{id}/messages/{messageId}/undo': {
    path: async () => ({ id: CASE_ID, messageId: 'none' }),
    json: {},
    content: 'no-such-message',
  },
  'GET /desk/cases/{id}/snippets': {},
  'GET /desk/cases/{id}/advice': {},
  'POST /desk/tone': { json: { text: 'Hola', language: 'es' } },
  'POST /desk/cases/{id}/merge': { json: { into: CASE_ID, reason }, content: 'same-case' },
  'POST /desk/cases/{id}/split': { json: { messageIds: ['none'], reason }, content: 'split-unfit' },
  'POST /desk/cases/{id}/undo': { json: { reason }, content: 'nothing-to-undo' },
  'POST /desk/cases/{id}/kind': { json: { kind: 'complaint', reason } },
  'POST /desk/cases/{id}/motive': { json: { motive: 'poor-communication', reason } },
  'POST /desk/cases/{id}/concerned': { json: { person: 'elena', concerned: true, reason } },
  'GET /desk/timers': {},
  'POST /desk/cases/{id}/class': { json: { class: 'general', reason } },
  'POST /desk/cases/{id}/late-notice': { json: { reason }, content: 'no-answer-owed' },
  'POST /desk/cases/{id}/take-back': {
    before: cameFromMateo,
    json: { reason },
    content: 'person-unfit',
    except: { lucia: 'case-yours-already' },
  },
  'POST /desk/cases/{id}/points': { json: { points: [{ point: '¿Cuándo viene?' }], reason } },
  'GET /desk/call-groups/{id}': { path: async () => ({ id: 'none' }), content: 'no-such-call-group' },
  'POST /desk/cases/{id}/completion': {
    json: { missing: 'El número de serie.', reason },
    content: 'not-under-examination',
  },
  'POST /desk/cases/{id}/account-review': { json: { reason } },
  'POST /desk/cases/{id}/third-opinion': {
    json: { domain: 'technical', question: '¿Se puede reparar?' },
    content: 'no-opinions-differ',
  },
  'POST /desk/cases/{id}/reopen': { before: closed, json: { reason } },
  'POST /desk/cases/{id}/contact-data': { json: { name: 'Ana María', reason } },
  'POST /desk/cases/{id}/acceptance': {
    json: { how: 'phone', evidence: 'Dijo que sí.', reason },
    content: 'no-open-offer',
  },
  'POST /desk/cases/{id}/counter': {
    json: { how: 'phone', message: 'Otra visita.', reason },
    content: 'no-open-offer',
  },
  'POST /desk/cases/{id}/meeting': {
    json: { how: 'phone', with: 'owner', dates: ['2026-12-18T10:30'], text: 'Hablemos.', reason },
  },
  'POST /desk/cases/{id}/cancel-meeting': { json: { text: 'No puede ser.', reason }, content: 'no-open-meeting' },
  'POST /desk/cases/{id}/end-offer': { json: { reason }, content: 'no-open-offer' },
  'POST /desk/complaints': {
    json: { enteredFor: 'shop', text: 'No funciona.', customer: { name: 'Eva', email: 'e@example.com' } },
  },
  'POST /desk/cases/bring-in': {
    json: {
      ...{ from: 'zendesk', ticket: '35436', receivedAt: '2026-11-02T09:00:00Z', acknowledged: true, messages: [] },
      complaint: { text: 'No funciona.', customer: { email: 'e@example.com' } },
    },
  },
  'POST /desk/cases/{id}/legal-hold': { json: { hold: true, reason } },
  'POST /desk/cases/{id}/holds': {
    json: { hold: 'service-suspension', release: true, reason },
    content: 'hold-not-in-force',
  },
  'POST /desk/cases/{id}/adr': { json: { body: 'none' }, content: 'body-unknown' },
  'POST /desk/cases/{id}/evidence': {},
  'POST /desk/cases/{id}/links': { json: { reason } },
  'GET /desk/cases/{id}/reads': {},
  'GET /desk/team/{person}/reads': { path: async () => ({ person: 'lucia' }) },
  'GET /desk/set-aside': {},
  'POST /desk/deliveries/{id}/open': aDelivery,
  'POST /desk/deliveries/{id}/join': {
    ...aDelivery,
    json: { case: CASE_ID },
    except: { nora: 'concerned-by-case' },
  },
  'POST /desk/deliveries/{id}/seen': aDelivery,
  'GET /desk/deliveries/{id}/original': aDelivery,
  'GET /desk/cases/{id}/messages/{messageId}/original': {
    path: async () => ({ id: CASE_ID, messageId: 'first' }),
    content: 'original-gone',
  },
  'GET /desk/cases/{id}/files/{fileId}': {
    path: async () => ({ id: CASE_ID, fileId: 'first.0' }),
    content: 'no-such-file',
    except: { iker: 'file-not-shown' },
  },
};
