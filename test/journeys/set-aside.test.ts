import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { authenticated, deliverMail, plainMail } from '#local/mail-client.ts';
import { type CaseView, type DeskClient, succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually, PATIENCE_SECONDS } from './support/eventually.ts';
import { invoke } from './support/invoke.ts';
import { stage } from './support/stage.ts';
import { tasksOf } from './support/tasks.ts';

const { run, api } = stage();
const { complete } = tasksOf(api);

const TO = 'atencion@lumbre.example';
const TEXT = 'La caldera lleva tres días sin funcionar y nadie contesta.';

const view = async (caseId: string): Promise<CaseView> => succeeded(await (await api.as('andres')).case(caseId));

/** The mail of a domain among those that were set aside. */
const setAside = (desk: DeskClient, domain: string) =>
  eventually('the mail in the list', async () =>
    succeeded(await desk.setAside()).deliveries.find(({ senderDomain }) => senderDomain === domain),
  );

/** A domain of its own, by which a mail is found in the list. */
const newDomain = (): string => `d${randomUUID().slice(0, 8)}.example`;

describe.concurrent('a mail that was set aside', () => {
  test('It is in the daily list, its original can be read, and it is opened into a case whose customer is acknowledged', async () => {
    const { name } = newCustomer();
    const domain = newDomain();
    const email = `ana@${domain}`;
    await deliverMail(
      run,
      plainMail({
        from: `${name} <${email}>`,
        to: TO,
        subject: 'Fuera de la oficina de correos con mi paquete',
        text: TEXT,
        headers: ['Auto-Submitted: auto-replied', authenticated(domain)],
      }),
    );
    const desk = await api.as('sofia');
    const mail = await setAside(desk, domain);
    expect(mail).toMatchObject({ reason: 'auto-reply', canOpen: true });

    const listed = await eventually(
      'the daily list',
      async () => {
        await invoke(run, 'set-aside-list', {});
        const mails = await api.mailsTo('sofia@lumbre.example');
        return mails.find(({ BodyText }) => BodyText.includes(domain));
      },
      PATIENCE_SECONDS,
      3000,
    );
    expect(listed.Subject).toContain('Correos apartados');
    expect(listed.BodyText).not.toContain(email);
    expect(listed.BodyText).not.toContain('caldera');

    const original = await desk.original(mail.id);
    expect(original.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(original.headers.get('x-content-type-options')).toBe('nosniff');

    const opened = succeeded(await desk.openSetAside(mail.id));
    expect(opened).toMatchObject({ result: 'opened' });
    expect((await view(opened.caseId)).messages.some(({ text }) => text.includes(TEXT))).toBe(true);
    await eventually('the acknowledgment', async () =>
      (await api.mailsTo(email)).find(({ BodyText }) => BodyText.includes(opened.reference)),
    );
    expect(await desk.openSetAside(mail.id)).toMatchObject({ status: 409, body: { code: 'delivery-taken-in' } });
  });

  test('It is joined to the case of its customer', async () => {
    const domain = newDomain();
    const customer = { ...newCustomer(), email: `luis@${domain}` };
    const { caseId, reference } = succeeded(await api.complain({ text: TEXT, customer }));
    const more = 'Tampoco hay agua caliente.';
    const headers = ['Auto-Submitted: auto-replied'];
    await deliverMail(run, plainMail({ from: customer.email, to: TO, subject: 'Caldera', text: more, headers }));
    const desk = await api.as('sofia');
    const mail = await setAside(desk, domain);
    expect(succeeded(await desk.joinSetAside(mail.id, reference))).toMatchObject({ result: 'joined', caseId });
    expect((await view(caseId)).messages.find(({ text }) => text.includes(more))).toMatchObject({ direction: 'in' });
  });
});

test('A complaint that a colleague sends on is of the customer, who hears of us once the colleague has confirmed it', async () => {
  const { name, email } = newCustomer();
  const text = [
    'Mirad este caso, por favor.',
    '',
    `De: ${name} <${email}>`,
    'Enviado: lunes, 23 de noviembre de 2026 9:00',
    'Para: Lucía Ferrándiz',
    'Asunto: Caldera',
    '',
    TEXT,
  ].join('\r\n');
  const headers = [authenticated('lumbre.example')];
  await deliverMail(
    run,
    plainMail({ from: 'Lucía <lucia@lumbre.example>', to: TO, subject: 'RV: Caldera', text, headers }),
  );
  const lucia = await api.as('lucia');
  const mine = await eventually('the task to confirm', async () => {
    const { tasks } = succeeded(await lucia.tasks('mine'));
    for (const { kind, caseId } of tasks)
      if (kind === 'confirm-customer' && (await view(caseId)).messages.some((one) => one.text.includes(TEXT)))
        return { caseId };
    return undefined;
  });
  await eventually('the examination', async () =>
    (await view(mine.caseId)).tasks.some(({ kind, status }) => kind === 'examine' && status === 'open'),
  );
  expect(await api.mailsTo(email)).toEqual([]);
  await complete(mine.caseId, 'confirm-customer', { confirmed: true });
  const { reference } = await view(mine.caseId);
  const mail = await eventually('the acknowledgment', async () =>
    (await api.mailsTo(email)).find(({ BodyText }) => BodyText.includes(reference)),
  );
  expect(mail.BodyText).not.toContain('Mirad este caso');
});

test('A mail behind a group of ours opens a case of whoever wrote it', async () => {
  const { name, email } = newCustomer();
  const headers = ['List-ID: <atencion.lumbre.example>', 'Precedence: list', `Sender: ${TO}`];
  await deliverMail(run, plainMail({ from: `${name} <${email}>`, to: TO, subject: 'Caldera', text: TEXT, headers }));
  await eventually('the acknowledgment', async () => (await api.mailsTo(email))[0]);
});
