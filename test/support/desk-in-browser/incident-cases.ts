import { proposeIncident, proposeMember } from '#cases/store/incidents.ts';

import { keys } from '#cases/store/keys.ts';
import { DETECTION, type Incident, incidentIdOf } from '#domain/incidents/incident.ts';
import { keyOfAbout } from '#domain/incidents/traits.ts';
import { lookAtIncidents } from '#functions/incident-members/look-at-incidents.ts';
import type { Cast } from '../cast.ts';
import { type InMemoryAmends, staff } from '../in-memory-amends.ts';
import { act, done } from './demo-stories.ts';

/** When a supervisor sees a failure, and when its cases have joined it. */
const SEEN_AT = '2026-11-25T09:06:00.000Z';
const JOINED_AT = '2026-11-25T09:08:00.000Z';

const REASON = 'Tres clientes de la misma calle en una hora.';
const CAUSE = {
  cause: 'Se ha averiado el transformador que alimenta la calle.',
  correctiveAction: 'Se cambia el transformador y se revisan los de su serie.',
  remedy: 'El abono de un día de servicio.',
};
const FIRST_WORD = {
  es: {
    text: 'Se ha averiado el transformador que alimenta su calle. Lo estamos cambiando.',
    restoration: 'Hoy a las 13:00.',
  },
  en: {
    text: 'The transformer that feeds your street has failed. We are replacing it.',
    restoration: 'Today at 13:00.',
  },
};
const SECOND_WORD = {
  es: {
    text: 'El cambio va más despacio de lo previsto.',
    restoration: 'Hoy a las 15:00. Volvemos a escribirle a las 14:00.',
  },
  en: { text: 'It takes longer than expected.', restoration: 'Today at 15:00. We write again at 14:00.' },
};

const onIncident = (amends: InMemoryAmends, [incidentId, verb, body]: [string, string, object], by = 'sofia') =>
  done(amends.call('POST', `/desk/incidents/${incidentId}/${verb}`, { user: staff(by), body }));

const opened = async (amends: InMemoryAmends, body: object): Promise<string> =>
  String((await done(amends.call('POST', '/desk/incidents', { user: staff('sofia'), body }))).body['incidentId']);

const proposed = async (
  { deps: { table }, now }: InMemoryAmends,
  { kind = 'incident', about, reasons }: Pick<Incident, 'about' | 'reasons'> & { kind?: Incident['kind'] },
  those: Cast[],
): Promise<string> => {
  const one = { kind, about, key: keyOfAbout(about), foundAt: now() };
  const incidentId = incidentIdOf(one);
  const counted = { customers: those.length, countedAt: now(), beganAt: now() };
  await proposeIncident(table, { ...one, ...counted, incidentId, state: 'proposed', reasons });
  for (const { caseId } of those)
    await proposeMember(table, { incidentId, caseId, state: 'proposed', at: now(), by: DETECTION });
  return incidentId;
};

/** The law of continuous services, which is not in force yet when the demo is looked at, holds for a case. */
const isUnderLaw = async ({ deps: { table, law } }: InMemoryAmends, { caseId }: Cast): Promise<void> => {
  const { id, version } = law.regimes.find((one) => one.id === 'es-sac') ?? {};
  await table.write([{ update: keys.head(caseId), set: { regime: { id, version, class: 'continuity' } } }]);
};

/** Whose cases are in an outage that is under way, and whose are taken for one failure and for one storm. */
type Those = { dark: [Cast, ...Cast[]]; alike: Cast[] };

/**
 * Failures that many complain about, one in each state: an outage with a message that all were sent and one that waits for another
 * supervisor, two that were counted and nobody has decided on, one that is over and one that was none.
 */
export const incidentCases = async (amends: InMemoryAmends, { dark, alike }: Those) => {
  const [first] = dark;
  await amends.pass(SEEN_AT);
  await isUnderLaw(amends, first);
  const confirmed = await opened(amends, { topic: 'outage', place: '46021', reason: REASON });
  for (const story of dark)
    await act(amends, [story, 'incident', { incidentId: confirmed, joins: true, reason: REASON }], 'sofia');
  await onIncident(amends, [confirmed, 'messages', { kind: 'outage', texts: FIRST_WORD }]);
  await onIncident(amends, [confirmed, 'messages/1', { decision: 'release' }], 'andres');
  await onIncident(amends, [confirmed, 'findings', CAUSE]);
  await amends.pass(JOINED_AT);
  await lookAtIncidents({ ...amends.deps, send: async () => {} });
  await amends.settle();
  await onIncident(amends, [confirmed, 'messages', { kind: 'outage', texts: SECOND_WORD }], 'andres');

  const counted = { window: 'PT1H', seen: 8, expected: 1.4, probability: 0.0001, weeks: 8 } as const;
  const suspected = await proposed(
    amends,
    { about: { product: 'gas', words: ['caldera', 'calienta'] }, reasons: [{ code: 'more-than-usual', ...counted }] },
    alike,
  );
  const storm = await proposed(
    amends,
    {
      kind: 'crisis',
      about: {},
      reasons: [
        { code: 'public-reach', window: 'PT1H', posts: 12, reach: 48_000 },
        { code: 'threats-to-publish', ...counted },
      ],
    },
    alike,
  );
  const over = await opened(amends, { topic: 'billing', reason: 'El seguro se ha cobrado dos veces a todos.' });
  await onIncident(amends, [over, 'findings', { cause: CAUSE.cause, correctiveAction: CAUSE.correctiveAction }]);
  await onIncident(amends, [over, 'close', { reason: 'Está devuelto.' }]);
  const none = await proposed(
    amends,
    { about: { topic: 'delivery' }, reasons: [{ code: 'more-than-usual', ...counted }] },
    [],
  );
  await onIncident(amends, [none, 'dismiss', { reason: 'Es la campaña de cada noviembre.' }]);
  return { confirmed, suspected, storm, over, none };
};
