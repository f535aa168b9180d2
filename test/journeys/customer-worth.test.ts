import { expect, test } from 'vitest';
import { linkIn } from '#local/demo/answer.ts';
import { type CaseView, request, succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';

const { run, api } = stage();
const { standIn } = run.integrations['customers'] ?? { standIn: '' };
const SOME_WORDS = 'Una de esas reclamaciones no es mía.';

/** A complaint whose customer has opened the link that was mailed to them, and so is known for sure. */
const complained = async (customer: { name: string; email: string }, text: string) => {
  const receipt = succeeded(await api.complain({ text, customer }));
  const link = await eventually('the acknowledgment', async () =>
    (await api.mailsTo(customer.email))
      .filter(({ BodyText }) => BodyText.includes(receipt.reference))
      .map(({ BodyText }) => linkIn(BodyText))
      .find(Boolean),
  );
  succeeded(await api.track(link));
  return { ...receipt, link };
};

const openTask = (view: CaseView, ...kinds: string[]) =>
  view.tasks.find(({ kind, status }) => status === 'open' && kinds.includes(kind));

test('What a customer is worth: the company’s service is asked for whoever proved who they are, and only who decides reads it', async () => {
  const { name, email } = newCustomer();
  const known = { id: `C-${email}`, email, value: 987_654.32, since: '2011-02-03' };
  await fetch(`${standIn}/customers`, { method: 'PUT', body: JSON.stringify(known) });
  const desk = await api.as('sofia');
  const { caseId, link } = await complained({ name, email }, 'La lavadora llegó rota y nadie contesta.');
  const examine = await eventually('the examination', async () =>
    openTask(succeeded(await desk.case(caseId)), 'examine'),
  );
  const findings = {
    cause: 'company-error',
    facts: 'Salió dañada del almacén.',
    questions: [],
    points: [{ point: 'La lavadora llegó rota.', answer: 'Salió dañada de nuestro almacén.' }],
  };
  succeeded(await desk.complete(examine.id, findings));
  const decides = await eventually('something to decide', async () =>
    openTask(succeeded(await desk.case(caseId)), 'approve', 'release'),
  );
  const { worth } = succeeded(await desk.room(decides.id));
  expect(worth).toMatchObject({ known: true, value: { amount: 98_765_432, currency: 'EUR' }, since: '2011-02-03' });
  const asked = (await (await fetch(`${standIn}/asked`)).json()) as { by: Record<string, string> }[];
  expect(asked.filter(({ by }) => by['email'] === email)).toEqual([{ by: { email }, isKnown: true }]);
  const seen = JSON.stringify([succeeded(await desk.case(caseId)), succeeded(await api.track(link))]);
  expect(seen).not.toMatch(/98765432|987\.654,32|987,654\.32/);
});

test('What went before: its customer sees that it is known, says that it is not right, and reads the owner’s answer', async () => {
  const { name, email } = newCustomer();
  const before = await complained({ name, email }, 'El termo gotea desde ayer.');
  const now = await complained({ name, email }, 'La factura de octubre viene dos veces.');
  const { earlier } = succeeded(await api.track(now.link));
  expect(earlier).toMatchObject({ cases: 1, complaints: [{ reference: before.reference }], mayDispute: true });

  const said = await request(`${now.link}/earlier`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: SOME_WORDS }),
  });
  expect(said).toMatchObject({ status: 200, body: { earlier: { dispute: 'open' } } });
  const desk = await api.as('sofia');
  const view = succeeded(await desk.case(now.caseId));
  expect(view.before).toMatchObject({ dispute: { state: 'open' } });
  expect(view.messages.map(({ text }) => text)).toContain(SOME_WORDS);

  const task = openTask(view, 'update');
  succeeded(
    await desk.complete(String(task?.id), { text: 'Lo hemos mirado: la del termo la puso usted el mismo día.' }),
  );
  await eventually('the answer on the page', async () => {
    const { earlier: after, messages } = succeeded(await api.track(now.link)) as {
      earlier?: { dispute?: string };
      messages?: { text: string }[];
    };
    return after?.dispute === 'answered' && messages?.some(({ text }) => text.includes('la del termo'));
  });
});
