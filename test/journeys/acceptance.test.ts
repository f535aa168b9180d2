import { describe, expect, test } from 'vitest';
import { authenticated, deliverMail, plainMail } from '#local/mail-client.ts';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';
import { tasksOf } from './support/tasks.ts';

const { run, api } = stage();
const { opened, complete } = tasksOf(api);

/** A complaint with an offer that waits for its customer. */
const offered = async () => {
  const customer = newCustomer();
  const text = 'El paquete llegó una semana tarde y nadie me avisó.';
  const receipt = succeeded(await api.complain({ text, customer }));
  const { caseId } = receipt;
  await complete(caseId, 'examine', { cause: 'third-party', facts: 'Se extravió en el reparto.', questions: [] });
  await complete(caseId, 'release', { decision: 'release' });
  await opened(caseId, 'offer');
  const { offers } = succeeded(await (await api.as('andres')).case(caseId));
  return { ...receipt, customer, option: offers.at(-1)?.options[0]?.option ?? '' };
};

/** The case once it has an agreement, and the agreement. */
const agreed = async (caseId: string) => {
  const desk = await api.as('andres');
  return eventually('the agreement', async () => {
    const view = succeeded(await desk.case(caseId));
    return view.agreement && view.status !== 'accepted' && { view, agreement: view.agreement };
  });
};

const mailSays = (email: string, words: string) =>
  eventually(`a mail that says ${words}`, async () =>
    (await api.mailsTo(email)).some(({ BodyText }) => BodyText.includes(words)),
  );

describe.concurrent('an acceptance that is not given on the page', () => {
  test('An acceptance by mail is put to the owner, who confirms it with the mail as evidence', async () => {
    const { caseId, reference, customer, option } = await offered();
    const from = `${customer.name} <${customer.email}>`;
    const to = `atencion+${reference.toLowerCase()}@lumbre.example`;
    const text = `Acepto la opción ${option}.`;
    const headers = [authenticated(customer.email.split('@')[1] ?? '')];
    await deliverMail(run, plainMail({ from, to, subject: `Re: Nuestra propuesta (${reference})`, text, headers }));
    await opened(caseId, 'acceptance');
    const before = succeeded(await (await api.as('andres')).case(caseId));
    expect(before.agreement).toBeUndefined();
    const task = await complete(caseId, 'acceptance', { accepted: true });
    const { agreement, view } = await agreed(caseId);
    const message = view.messages.find(({ direction, channel }) => direction === 'in' && channel === 'email');
    expect(agreement).toMatchObject({
      kind: 'agreement',
      acceptedBy: 'mail',
      option,
      recordedBy: task.assignee,
      evidence: { messageId: message?.id, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    await mailSays(customer.email, 'por correo electrónico, el ');
    expect(view.historyIntact).toBe(true);
  });

  test('An acceptance by phone is recorded by the owner, and the agreement says so', async () => {
    const { caseId, trackingUrl, customer, option } = await offered();
    const { owner = '' } = succeeded(await (await api.as('andres')).case(caseId));
    const evidence = { text: 'Llamada de esta mañana: le leí la propuesta y la aceptó.' };
    const desk = await api.as(owner);
    const recorded = succeeded(await desk.accept(caseId, { option, how: 'phone', evidence }));
    expect(recorded).toMatchObject({ decision: 'accept', option, recordedBy: owner });
    expect(await desk.accept(caseId, { option, how: 'phone', evidence })).toMatchObject({ status: 409 });
    const { agreement } = await agreed(caseId);
    expect(agreement).toMatchObject({
      acceptedBy: 'phone',
      recordedBy: owner,
      evidence: { ...evidence, sha256: recorded.sha256OfEvidence },
    });
    expect((await api.answer(trackingUrl, { decision: 'decline' })).status).toBe(409);
    await mailSays(customer.email, 'por teléfono, el ');
  });
});
