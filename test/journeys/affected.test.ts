import { expect, test } from 'vitest';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { invoke } from './support/invoke.ts';
import { stage } from './support/stage.ts';
import { systemSays } from './support/system-says.ts';

const { run, api } = stage();
const orders = run.integrations['orders'] ?? { url: '', secret: '' };

const texts = {
  es: { text: 'Se ha averiado el transformador que alimenta su calle. Vuelve la luz a las 21:00.' },
  en: { text: 'The transformer that feeds your street has failed. Power is back at 21:00.' },
};
const SUBJECTS = ['Sabemos de un fallo que le puede afectar', 'We know of a failure that may affect you'];

/** A system of the company says whom a failure affects. */
const affected = async (incidentId: string, customers: object[]): Promise<unknown> => {
  const answer = await systemSays(orders, { type: 'incident.affected', data: { incidentId, customers } });
  expect(answer.status).toBe(200);
  return answer.json();
};

test('Whom a failure affects is told once before they ask, by a list from the desk and one from a system, and whoever complains then is put to it', async () => {
  const [marta, jo, ana] = [newCustomer(), newCustomer(), newCustomer()];
  const [sofia, andres] = [await api.as('sofia'), await api.as('andres')];
  // A street of its own: another run of this finds no incident about it.
  const place = `calle ${crypto.randomUUID().slice(0, 8)}`;
  const reason = 'Lo dice el centro de control.';
  const { incidentId } = succeeded(await sofia.openIncident({ topic: 'outage', place, reason }));
  const rows = [
    { line: 2, cells: [marta.email, 'Marta', 'es'] },
    { line: 3, cells: [marta.email, 'Marta', 'es'] },
    { line: 4, cells: ['no es un correo', '', ''] },
  ];
  const list = { headings: ['correo', 'nombre', 'idioma'], rows };
  expect(succeeded(await sofia.onIncident(incidentId, 'affected', list))).toMatchObject({ listed: 1, known: 1 });
  const customers = [
    { email: jo.email, language: 'en' },
    { email: marta.email, language: 'es' },
  ];
  expect(await affected(incidentId, customers)).toMatchObject({ result: 'done', affected: { listed: 1, known: 1 } });
  succeeded(await sofia.onIncident(incidentId, 'affected/objections', { email: ana.email }));
  expect(await affected(incidentId, [{ email: ana.email }])).toMatchObject({ affected: { listed: 0 } });
  expect(succeeded(await sofia.affected(incidentId)).counts).toMatchObject({ waiting: 2, told: 0 });

  succeeded(await sofia.onIncident(incidentId, 'messages', { kind: 'word', to: 'affected', texts }));
  expect((await sofia.onIncident(incidentId, 'messages/1', { decision: 'release' })).status).toBe(403);
  succeeded(await andres.onIncident(incidentId, 'messages/1', { decision: 'release' }));
  await eventually('the word to both', async () => {
    await invoke(run, 'incident-members', {});
    return succeeded(await sofia.affected(incidentId)).counts.told === 2;
  });
  const wordsTo = async (email: string) =>
    (await api.mailsTo(email)).filter(({ Subject }) => SUBJECTS.includes(Subject));
  // Whoever counts as told is on their way to be: the mail leaves after that.
  for (const { email } of [marta, jo])
    await eventually(`the mail to ${email}`, async () => (await wordsTo(email)).length > 0);
  expect((await wordsTo(marta.email)).map(({ Subject }) => Subject)).toEqual([SUBJECTS[0]]);
  expect((await wordsTo(jo.email)).map(({ Subject }) => Subject)).toEqual([SUBJECTS[1]]);
  expect(await wordsTo(ana.email)).toEqual([]);

  // Told before, and it was not enough: an ordinary complaint, which a person then says is about it.
  const { caseId } = succeeded(
    await api.complain({ text: 'Se me ha estropeado la comida de la nevera con el corte de luz.', customer: marta }),
  );
  await eventually('the case put to the incident', async () => {
    // As its rule does, every five minutes: longer than anything is waited for.
    await invoke(run, 'incidents', {});
    return succeeded(await sofia.incidentsOf(caseId)).incidents.some((one) => one.incidentId === incidentId);
  });

  const found = { cause: 'Un transformador viejo', correctiveAction: 'Se cambian los de su serie' };
  succeeded(await sofia.onIncident(incidentId, 'findings', found));
  succeeded(await sofia.onIncident(incidentId, 'close', { reason: 'Ha vuelto la luz.' }));
  await eventually('the end', async () => !succeeded(await sofia.incident(incidentId)).isUnderWay);
});
