import { passItem } from '#cases/store/incident-items.ts';
import { decideIncident, type IncidentDecision, keepFindings, proposeIncident } from '#cases/store/incidents.ts';
import { type Incident, incidentIdOf } from '#domain/incidents/incident.ts';
import { newPass } from '#domain/incidents/pass.ts';
import { keyOfAbout } from '#domain/incidents/traits.ts';
import { Refusal } from '#domain/refusal.ts';
import type { User } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import { oneOf } from '../http/query-values.ts';
import type { FindingsOfIncident, NewIncident, Why } from './contract.ts';
import { requireIncident } from './show-incident.ts';

type Deciding = Why & { incidentId: string; user: User };

const demandState = (incident: Incident, state: Incident['state']): void => {
  if (incident.state !== state)
    throw new Refusal(state === 'proposed' ? 'incident-decided-before' : 'incident-not-confirmed');
};

const decide = async (
  before: Incident,
  decision: IncidentDecision,
  { clock, newId, table, policy }: DeskDeps,
): Promise<void> => {
  const { incidentId } = before;
  const at = clock.now();
  const asked = { id: newId(), at };
  const beside = [
    // Its cases join it; and once it is over, those whom it affected are forgotten in a while.
    ...(decision.confirmed ? [{ put: passItem(newPass(incidentId, asked)) }] : []),
    ...(decision.closed ? [{ put: passItem(newPass(incidentId, { ...asked, of: 'affected' })) }] : []),
  ];
  const quietUntil = clock.after(at, policy.incidents.quietAfter);
  const isDecided = await decideIncident(table, { before, decision, at, quietUntil, beside });
  if (!isDecided) throw new Refusal('incident-decided-before');
};

/**
 * A supervisor says that a proposed incident is one: its cases join it.
 * Refuses: no-such-incident, incident-decided-before.
 */
export const confirmIncident = async ({ incidentId, user, reason }: Deciding, deps: DeskDeps): Promise<object> => {
  const before = await requireIncident(incidentId, deps);
  demandState(before, 'proposed');
  await decide(before, { state: 'confirmed', confirmed: { by: user.id, at: deps.clock.now(), reason } }, deps);
  return {};
};

/**
 * A supervisor says that a proposed incident is none; its cases go on as they are.
 * Refuses: no-such-incident, incident-decided-before.
 */
export const dismissIncident = async ({ incidentId, user, reason }: Deciding, deps: DeskDeps): Promise<object> => {
  const before = await requireIncident(incidentId, deps);
  demandState(before, 'proposed');
  await decide(before, { state: 'dismissed', dismissed: { by: user.id, at: deps.clock.now(), reason } }, deps);
  return {};
};

/**
 * The failure is over. No case is closed by it: each goes on to an answer of its own.
 * Refuses: no-such-incident, incident-not-confirmed, incident-without-cause, incident-decided-before.
 */
export const closeIncident = async ({ incidentId, user, reason }: Deciding, deps: DeskDeps): Promise<object> => {
  const before = await requireIncident(incidentId, deps);
  demandState(before, 'confirmed');
  if (!before.findings) throw new Refusal('incident-without-cause');
  await decide(before, { state: 'closed', closed: { by: user.id, at: deps.clock.now(), reason } }, deps);
  return {};
};

/**
 * Cause, corrective action and what owners may go on from, once for all cases.
 * Refuses: no-such-incident, incident-not-confirmed, incident-decided-before.
 */
export const recordFindings = async (
  { incidentId, user, cause, correctiveAction, remedy }: FindingsOfIncident & { incidentId: string; user: User },
  deps: DeskDeps,
): Promise<object> => {
  const incident = await requireIncident(incidentId, deps);
  demandState(incident, 'confirmed');
  const found = { cause, correctiveAction, ...(remedy && { remedy }), by: user.id, at: deps.clock.now() };
  if (!(await keepFindings(deps.table, incident, found))) throw new Refusal('incident-decided-before');
  return {};
};

/** Refuses: value-unknown. */
const demandKnown = ({ topic, product }: NewIncident, { policy }: Pick<DeskDeps, 'policy'>): void => {
  const ids = (those: readonly { id: string }[] = []) => those.map(({ id }) => id);
  oneOf('topic', ids(policy.topics), topic);
  if (product !== undefined) oneOf('product', ids(policy.company.products), product);
};

/**
 * A supervisor opens an incident that the figures have not shown yet: it is confirmed, and cases are added to it.
 * Refuses: value-unknown, incident-exists.
 */
export const openIncident = async (
  input: NewIncident & { user: User },
  deps: DeskDeps,
): Promise<{ incidentId: string }> => {
  const { topic, product, place, reason, user } = input;
  demandKnown(input, deps);
  const at = deps.clock.now();
  const about = { topic, ...(product && { product }), ...(place && { place }) };
  const one = { kind: 'incident', key: keyOfAbout(about), about, foundAt: at } as const;
  const incidentId = incidentIdOf(one);
  const isNew = await proposeIncident(deps.table, {
    ...{
      ...one,
      incidentId,
      state: 'confirmed',
      beganAt: at,
      reasons: [{ code: 'by-hand' }],
      customers: 0,
      countedAt: at,
    },
    confirmed: { by: user.id, at, reason },
  });
  if (!isNew) throw new Refusal('incident-exists');
  return { incidentId };
};
