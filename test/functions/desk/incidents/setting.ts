import { proposeIncident, proposeMember } from '#cases/store/incidents.ts';
import type { Table } from '#cases/store/table.ts';
import type { Outgoing } from '#channels/contract.ts';
import { eventsOf } from '#domain/case/events.ts';
import { DETECTION, type Incident, type IncidentMember, incidentIdOf } from '#domain/incidents/incident.ts';
import { newPass } from '#domain/incidents/pass.ts';
import type { IncidentPolicy } from '#domain/policy/schema/incidents.ts';
import { learningEndpoints } from '#functions/desk/learning/endpoints.ts';
import { lookAtIncidents } from '#functions/incident-members/look-at-incidents.ts';
import { customerKeys } from '#platform/customer-keys.ts';
import { caller } from '#test/support/call.ts';
import { caseFixture, caseIdNumber, knownAs, standingClock } from '#test/support/case-fixture.ts';
import { deskDeps } from '#test/support/desk.ts';

export const rosa = { id: 'rosa', groups: ['supervisor'] };
export const andres = { id: 'andres', groups: ['supervisor'] };

export const [FIRST, SECOND, THIRD] = [caseIdNumber(1), caseIdNumber(2), caseIdNumber(3)] as const;

const reason = 'Llevamos una hora viéndolo.';
export const texts = {
  es: { text: 'Una avería en la subestación. Estamos en ello.', restoration: 'Hoy a las 13:00.' },
  en: { text: 'A fault at the substation. We are on it.', restoration: 'Today at 13:00.' },
};

/** The customer of a case is known by a mail address. */
export const knownByMail = (email: string) => knownAs(customerKeys('identity-of-the-tests', { email })[0] ?? '', false);

/** Three complaints about one outage, by mail in Spanish, by mail in English, and by somebody on the phone, and a desk. */
export const aDeskWithOutage = async (
  incident: Partial<Incident> = {},
  automatic: IncidentPolicy['automatic'] = { joins: [], messages: [] },
) => {
  const fixture = caseFixture(standingClock(), 'dated');
  const { clock, table, cases } = fixture;
  const policy = { ...fixture.policy, incidents: { ...fixture.policy.incidents, automatic } };
  const outage = { topic: 'outage', class: 'continuity' } as const;
  const continuity = { regime: { id: 'es-sac', version: 'x', class: 'continuity' } } as const;
  const open = (caseId: string, head: object, complainant: object) =>
    fixture.openCase({
      head: { caseId, ...outage, ...continuity, ...head },
      complainant,
      text: 'Estamos sin luz desde las nueve.',
    });
  await open(
    FIRST,
    { reference: 'AM-AAAAAAA2', ...knownByMail('ana@example.com') },
    { name: 'Ana', email: 'ana@example.com' },
  );
  await open(SECOND, { reference: 'AM-BBBBBBB2', replyLanguage: 'en', language: 'en' }, { email: 'ben@example.com' });
  await open(THIRD, { reference: 'AM-CCCCCCC2', channel: 'staff' }, { name: 'Celia', phone: '+34931234567' });
  const one = { kind: 'incident', key: 'topic=outage', about: { topic: 'outage' }, foundAt: clock.now() } as const;
  const incidentId = incidentIdOf(one);
  await proposeIncident(table, {
    ...{
      ...one,
      incidentId,
      state: 'proposed',
      beganAt: clock.now(),
      reasons: [],
      customers: 3,
      countedAt: clock.now(),
    },
    ...incident,
  });
  const propose = (caseId: string, over: Partial<IncidentMember> = {}) =>
    proposeMember(
      table,
      { incidentId, caseId, state: 'proposed', at: clock.now(), by: DETECTION, ...over },
      over.byPolicy && newPass(incidentId, { id: 'by-policy', at: clock.now() }),
    );
  const deps = deskDeps(fixture);
  const desk = caller(learningEndpoints, deps);
  const post = (as: typeof rosa, path: string, json: object) =>
    desk('POST', `/desk/incidents/${incidentId}${path}`, { as, json });
  const see = async (as = rosa) => (await desk('GET', `/desk/incidents/${incidentId}`, { as })).body;
  /** Mails that are about no case; `fails` has one fail in a way. */
  const mails: Outgoing[] = [];
  const mailing = { fails: undefined as ((mail: Outgoing) => unknown) | undefined };
  const send = async (mail: Outgoing) => {
    const error = mailing.fails?.(mail);
    if (error) throw error;
    mails.push(mail);
  };
  /** The next minute comes. */
  const minute = async (through: Table = table) => {
    clock.pass('PT1M');
    await lookAtIncidents({ table: through, cases, clock, policy, trackingUrl: deps.trackingUrl, send });
  };
  const confirmed = async () => {
    for (const caseId of [FIRST, SECOND, THIRD]) await propose(caseId);
    await post(rosa, '/confirm', { reason });
    await minute();
  };
  /** One supervisor writes, another releases. */
  const told = async (json: object = { kind: 'outage', texts }) => {
    const { number } = (await post(rosa, '/messages', json)).body;
    await post(andres, `/messages/${number}`, { decision: 'release' });
  };
  const lettersTo = async (caseId: string) => {
    const { messages, texts: said } = await fixture.file(caseId);
    return messages
      .filter(({ messageId }) => messageId.startsWith('incident-'))
      .map((message) => ({ ...message, text: said.get(message.textId) ?? '' }));
  };
  const history = async (caseId: string) =>
    eventsOf((await fixture.file(caseId)).events, 'incident-joined', 'incident-left', 'incident-told');
  return {
    ...fixture,
    policy,
    deps,
    desk,
    incidentId,
    propose,
    post,
    see,
    minute,
    confirmed,
    told,
    lettersTo,
    history,
    mails,
    mailing,
  };
};
