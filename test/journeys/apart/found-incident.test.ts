import { join } from 'node:path';
import { expect, test } from 'vitest';
import { amendsHome } from '#local/paths.ts';
import { policy } from '#test/support/policy.ts';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from '../support/customers.ts';
import { eventually } from '../support/eventually.ts';
import { invoke } from '../support/invoke.ts';
import { stage } from '../support/stage.ts';
import { ownEmulator } from './own-emulator.ts';

// An emulator of its own: what is too many for chance depends on all that comes in meanwhile.
const running = ownEmulator(join(amendsHome, 'found-incident'));

const SUPERVISORS = policy.people.filter(({ roles }) => roles.includes('supervisor')).map(({ email }) => email);

test('Ten customers complain of the same: it is proposed by the figures alone, told to a supervisor, and their cases join it once one confirms it', {
  timeout: 1_800_000,
}, async () => {
  const { run } = running();
  const { api } = stage(run);
  const customers = Array.from({ length: 10 }, newCustomer);
  const text =
    'Quiero poner una reclamación: desde ayer no puedo iniciar sesión en la app, la contraseña no vale y nadie lo arregla.';
  const cases = await Promise.all(customers.map(async (customer) => succeeded(await api.complain({ text, customer }))));
  const sofia = await api.as('sofia');
  const [first] = cases;
  const proposed = await eventually('the proposal', async () => {
    await invoke(run, 'incidents', {});
    const found = cases.map(async ({ caseId }) => succeeded(await sofia.incidentsOf(caseId)).incidents);
    const [one, ...others] = (await Promise.all(found)).map(([incident]) => incident);
    const isOne = others.every((other) => other?.incidentId === one?.incidentId);
    return isOne && one && one.customers >= customers.length && one;
  });
  const { incidentId } = proposed;
  expect(proposed).toMatchObject({ state: 'proposed', kind: 'incident', membership: 'proposed' });
  expect(succeeded(await sofia.case(first?.caseId ?? '')).history.map(({ type }) => type)).not.toContain(
    'incident-joined',
  );
  const subject = 'Posible fallo común';
  await eventually('the mail to a supervisor', async () => {
    const mails = await Promise.all(SUPERVISORS.map((email) => api.mailsTo(email)));
    return mails.flat().some(({ Subject }) => Subject.startsWith(subject));
  });

  succeeded(await sofia.onIncident(incidentId, 'confirm', { reason: 'La app no deja entrar a nadie.' }));
  await eventually('the cases in it', async () => {
    const { members } = succeeded(await sofia.incidentMembers(incidentId));
    return cases.every(({ caseId }) => members.some((one) => one.caseId === caseId && one.state === 'joined'));
  });
  const { history } = succeeded(await sofia.case(first?.caseId ?? ''));
  expect(history.filter(({ type }) => type === 'incident-joined')).toMatchObject([{ data: { how: 'confirmed' } }]);
  const found = { cause: 'Un certificado caducado', correctiveAction: 'Se renueva y se vigila su fecha' };
  succeeded(await sofia.onIncident(incidentId, 'findings', found));
  succeeded(await sofia.onIncident(incidentId, 'close', { reason: 'Ya se puede entrar.' }));
});
