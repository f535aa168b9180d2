import { expect, test } from 'vitest';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { stage } from './support/stage.ts';
import { tasksOf } from './support/tasks.ts';

const { api } = stage();
const { opened } = tasksOf(api);

test('Sofía, supervisor and approver, examines a complaint and is refused its approval; Elena may approve it', async () => {
  const { caseId } = succeeded(
    await api.complain({
      text: 'La caldera nueva se ha parado tres veces desde que la instalaron y nadie la arregla. Pondré una denuncia en consumo.',
      customer: newCustomer(),
    }),
  );
  const [sofia, iker, elena] = await Promise.all([api.as('sofia'), api.as('iker'), api.as('elena')]);
  const examination = await opened(caseId, 'examine');
  expect(examination.assignee).not.toBe('sofia');
  succeeded(
    await sofia.complete(examination.id, {
      cause: 'company-error',
      facts: 'La placa viene mal de fábrica.',
      explanation: 'La placa de su caldera venía mal de fábrica.',
      points: [{ point: 'La caldera se para.', answer: 'La placa venía mal de fábrica.' }],
      questions: [{ domain: 'technical', question: '¿Hay que cambiar el aparato?' }],
    }),
  );
  succeeded(
    await iker.complete((await opened(caseId, 'consult')).id, {
      valid: true,
      liable: true,
      remedy: 'replacement',
      explanation: 'Conviene cambiar el aparato.',
    }),
  );
  const { id, assignee } = await opened(caseId, 'approve');
  expect(assignee).toBe('elena');
  const verdict = { decision: 'approve', reason: 'La placa era nuestra.' };
  const refused = await sofia.complete(id, verdict);
  expect(refused).toMatchObject({
    status: 403,
    body: { code: 'own-proposal', acts: expect.arrayContaining(['examined']) },
  });
  expect(JSON.stringify(refused.body)).not.toMatch(/sof[ií]a|elena/i);
  expect(await elena.handOver(id, 'sofia', 'Yo no llego')).toMatchObject({
    status: 422,
    body: { code: 'person-unfit' },
  });
  succeeded(await elena.complete(id, verdict));
  const view = succeeded(await (await api.as('andres')).case(caseId));
  expect(view.history.find(({ type }) => type === 'verdict-given')?.actor).toMatchObject({ id: 'elena' });
});
