import { expect, test } from 'vitest';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';

const { api } = stage();

const HOURS = 'Hoy a las 21:00, cuando se cambie el transformador.';
const texts = {
  es: { text: 'Se ha averiado el transformador que alimenta su calle.', restoration: HOURS },
  en: { text: 'The transformer that feeds your street has failed.', restoration: 'Today at 21:00.' },
};
const reason = 'Ocho clientes de la misma calle en una hora.';

test('Eight complaints about one failure: one word to all that a second supervisor released, one cause, and every case stays open', async () => {
  const customers = Array.from({ length: 8 }, newCustomer);
  const cases = await Promise.all(
    customers.map(async (customer) =>
      succeeded(await api.complain({ text: 'Llevamos toda la tarde con el servicio cortado en la calle.', customer })),
    ),
  );
  const [sofia, andres] = [await api.as('sofia'), await api.as('andres')];
  // A street of its own: another run of this finds no incident about it.
  const place = `calle ${cases[0]?.reference ?? ''}`;
  const { incidentId } = succeeded(await sofia.openIncident({ topic: 'outage', place, reason }));
  for (const { caseId, reference } of cases) {
    // The analysis and the owner come first: nobody is told anything before the acknowledgment.
    await eventually('the examination', async () =>
      succeeded(await sofia.case(caseId)).tasks.some(({ kind }) => kind === 'examine'),
    );
    succeeded(await sofia.sayInIncident(reference, { incidentId, joins: true, reason }));
  }
  const { counts } = succeeded(await sofia.incidentMembers(incidentId));
  expect(counts).toMatchObject({ joined: 8, open: 8, languages: { es: 8 }, channels: { email: 8 } });

  succeeded(await sofia.onIncident(incidentId, 'messages', { kind: 'outage', texts }));
  expect((await sofia.onIncident(incidentId, 'messages/1', { decision: 'release' })).status).toBe(403);
  succeeded(await andres.onIncident(incidentId, 'messages/1', { decision: 'release' }));
  await eventually('the word to all', async () =>
    succeeded(await sofia.incidentMembers(incidentId)).members.every(({ told }) => told === 1),
  );
  for (const [place, { caseId }] of cases.entries()) {
    const mails = await eventually('the mail', async () => {
      const all = await api.mailsTo(customers[place]?.email ?? '');
      const those = all.filter(({ Subject }) => Subject.includes('corte de suministro'));
      return those.length > 0 && those;
    });
    expect(mails).toHaveLength(1);
    const { history } = succeeded(await sofia.case(caseId));
    expect(history.filter(({ type }) => type === 'incident-told')).toHaveLength(1);
  }

  const found = {
    cause: 'Un transformador viejo',
    correctiveAction: 'Se cambian los de su serie',
    remedy: 'Un día de abono',
  };
  succeeded(await sofia.onIncident(incidentId, 'findings', found));
  succeeded(await sofia.onIncident(incidentId, 'close', { reason: 'Ha vuelto la luz.' }));
  expect(succeeded(await sofia.incident(incidentId))).toMatchObject({ state: 'closed' });
  // Closing goes once through those who were to be told, of whom there are none.
  await eventually(
    'the end of what closing began',
    async () => !succeeded(await sofia.incident(incidentId)).isUnderWay,
  );
  const [first] = cases;
  const owner = succeeded(await sofia.case(first?.caseId ?? ''));
  expect(owner.closedAt).toBeUndefined();
  const { incidents } = succeeded(await sofia.incidentsOf(first?.caseId ?? ''));
  // The rule of every five minutes, which may have come by before they were in it, proposes one of its own for so many.
  expect(incidents.find((one) => one.incidentId === incidentId)).toMatchObject({
    ...{ membership: 'joined', findings: found, message: { isSent: true } },
  });
});
