import { expect, test } from 'vitest';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';

const { api } = stage();

test('A suggestion answered: whoever had the idea hears, once and after a second person released it, what was done with it', async () => {
  const customer = newCustomer();
  const text = 'Sugiero que lean los contadores cada mes en lugar de estimarlos: se evitarían muchas facturas raras.';
  const { caseId, reference } = succeeded(await api.complain({ text, customer }));
  const [sofia, andres] = [await api.as('sofia'), await api.as('andres')];
  await eventually('its owner', async () => succeeded(await sofia.case(caseId)).owner);
  await sofia.sayKind(caseId, 'suggestion', 'Propone una mejora.');

  const opened = await sofia.openAction({
    ...{ title: 'Leer los contadores cada mes', plan: 'Se leen a distancia.', owner: 'mateo', dueOn: '2026-12-18' },
    measured: { by: 'topic', value: 'billing' },
  });
  const { actionId } = succeeded(opened);
  expect(succeeded(await sofia.onAction(actionId, 'cases', { case: reference }))).toEqual({ isNew: true });
  const words = { es: 'Desde hoy se hace así en toda la casa.', en: 'From today we read meters each month.' };
  succeeded(await sofia.onAction(actionId, 'end', { result: 'done', words }));
  expect(await sofia.onAction(actionId, 'release')).toMatchObject({ status: 403 });
  expect(succeeded(await andres.onAction(actionId, 'preview'))).toMatchObject({
    counts: { toTell: 1, languages: { es: 1 } },
    letters: [{ text: expect.stringContaining(words.es) }, { text: expect.stringContaining(words.en) }],
  });
  expect(succeeded(await andres.onAction(actionId, 'release'))).toMatchObject({ told: 1, left: 0 });
  expect(succeeded(await andres.onAction(actionId, 'release'))).toMatchObject({ told: 0, left: 0 });

  const news = async () => (await api.mailsTo(customer.email)).filter(({ BodyText }) => BodyText.includes(words.es));
  await eventually('what was done with the idea', async () => (await news())[0]);
  expect(await news()).toHaveLength(1);
});

test('Praise reaches whom it is about: by mail, and on their own screen', async () => {
  const customer = newCustomer();
  const { caseId, reference } = succeeded(
    await api.complain({ text: 'La factura está mal, pero Mateo es un sol.', customer }),
  );
  const [sofia, mateo] = [await api.as('sofia'), await api.as('mateo')];
  await eventually('its owner', async () => succeeded(await sofia.case(caseId)).owner);
  const words = `Vino un domingo, y es por ${reference}.`;
  succeeded(await sofia.passPraiseOn(caseId, { person: 'mateo', words }));
  expect(succeeded(await mateo.praise()).praise).toContainEqual({ at: expect.any(String), reference, words });
  expect(succeeded(await sofia.praise()).praise.map((one) => one.reference)).not.toContain(reference);
});
