import { describe, expect, test } from 'vitest';
import { authenticated, deliverMail, plainMail } from '#local/mail-client.ts';
import { type CaseView, succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';
import { tasksOf } from './support/tasks.ts';

const { run, api } = stage();
const { opened, complete } = tasksOf(api);

const view = async (caseId: string): Promise<CaseView> => succeeded(await (await api.as('andres')).case(caseId));

/** A complaint whose customer took the offer by mail, and which is closed; and how that customer writes again. */
const closed = async () => {
  const customer = newCustomer();
  const receipt = succeeded(
    await api.complain({ text: 'El paquete llegó una semana tarde y nadie me avisó.', customer }),
  );
  const { caseId, reference } = receipt;
  const write = (text: string) =>
    deliverMail(
      run,
      plainMail({
        from: `${customer.name} <${customer.email}>`,
        to: `atencion+${reference.toLowerCase()}@lumbre.example`,
        subject: `Re: ${reference}`,
        text,
        headers: [authenticated(customer.email.split('@')[1] ?? '')],
      }),
    );
  await complete(caseId, 'examine', { cause: 'third-party', facts: 'Se extravió en el reparto.', questions: [] });
  await complete(caseId, 'release', { decision: 'release' });
  await opened(caseId, 'offer');
  const option = (await view(caseId)).offers.at(-1)?.options[0]?.option ?? '';
  await write(`Acepto la opción ${option}.`);
  await complete(caseId, 'acceptance', { accepted: true });
  await eventually('the end', async () => (await view(caseId)).closedAt);
  return { ...receipt, customer, write };
};

const lastOf = (messages: CaseView['messages'], text: string) =>
  messages.find((message) => message.direction === 'in' && message.text.includes(text));

describe.concurrent('after the end', () => {
  test('Words after closing wait for a person, who notes them, and the customer reads who read them', async () => {
    const { caseId, customer, write } = await closed();
    const text = 'Solo quería que supieran que el repartidor fue muy amable.';
    await write(text);
    await opened(caseId, 'reply');
    expect(lastOf((await view(caseId)).messages, text)).toBeDefined();
    await complete(caseId, 'reply', { decision: 'note', reason: 'No pide nada' });
    await eventually('a mail that says who read it', async () =>
      (await api.mailsTo(customer.email)).some(({ BodyText }) => BodyText.includes('lo ha leído')),
    );
    expect(await view(caseId)).toMatchObject({ cycle: 1 });
  });

  test('A broken promise makes the case more serious, and its person opens it again', async () => {
    const { caseId, write } = await closed();
    const before = (await view(caseId)).severity?.level ?? 0;
    await write('Todavía no me han devuelto el dinero que me prometieron.');
    await opened(caseId, 'reply');
    const { severity } = await view(caseId);
    expect(severity?.level).toBeGreaterThanOrEqual(3);
    expect(severity?.level).toBeGreaterThanOrEqual(before);
    await complete(caseId, 'reply', { decision: 'reopen', reason: 'Falta el reembolso' });
    const again = await eventually('another cycle', async () => {
      const now = await view(caseId);
      return now.cycle === 2 && now.tasks.some(({ kind, status }) => kind === 'examine' && status === 'open') && now;
    });
    expect(again.closedAt).toBeUndefined();
  });
});
