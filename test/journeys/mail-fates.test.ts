import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Message } from '#domain/case/message.ts';
import { deliverMail, plainMail } from '#local/mail-client.ts';
import { succeeded } from '#tools/api-client.ts';
import { signers } from '../functions/webhooks/signing.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';

const { run, api } = stage();

const sqs = async <Body>(operation: string, body: object): Promise<Body> => {
  const response = await fetch(run.endpointUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${operation}` },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Body;
};

/** The inbound queue as EventBridge writes to it: the emulator publishes no events of SES, and nobody else may. */
const tellOf = async (MessageId: string, email: string): Promise<void> => {
  const { QueueUrls } = await sqs<{ QueueUrls: string[] }>('ListQueues', {});
  const QueueUrl = QueueUrls.find((url) => /InboundQueue/.test(url));
  const time = new Date().toISOString();
  const event = {
    ...{ version: '0', id: randomUUID(), source: 'aws.ses', account: run.accountId, region: run.region, time },
    'detail-type': 'Email Bounced',
    detail: {
      eventType: 'Bounce',
      bounce: {
        ...{ bounceType: 'Permanent', bounceSubType: 'General', timestamp: time },
        bouncedRecipients: [{ emailAddress: email, action: 'failed', status: '5.1.1' }],
      },
      mail: { timestamp: time, messageId: MessageId, destination: [email] },
    },
  };
  await sqs('SendMessage', { QueueUrl, MessageBody: JSON.stringify(event) });
};

/** A case by mail, acknowledged by mail. */
const acknowledged = async () => {
  const { name, email } = newCustomer();
  const text = 'La caldera lleva tres días sin funcionar y nadie contesta.';
  await deliverMail(
    run,
    plainMail({ from: `${name} <${email}>`, to: 'atencion@lumbre.example', subject: 'Caldera', text }),
  );
  const mail = await eventually('the acknowledgment', async () => (await api.mailsTo(email))[0]);
  const desk = await api.as('sofia');
  const { deliveries } = succeeded(await desk.deliveries('email'));
  const mine = await Promise.all(
    deliveries.flatMap(({ caseId, result }) =>
      caseId && result === 'opened' ? [desk.case(caseId).then(succeeded)] : [],
    ),
  );
  const view = mine.find(({ reference }) => mail.Subject.includes(reference));
  if (!view) throw new Error('The case is missing');
  const seen = async (status: Message['status']) =>
    eventually(`the acknowledgment ${status}`, async () =>
      succeeded(await desk.case(view.caseId)).messages.find(
        (one) => one.template === 'acknowledgment' && one.status === status,
      ),
    );
  /** The notice that the owner gets. */
  const notice = () =>
    eventually('the notice to the team', async () => {
      const { messages } = succeeded(await desk.case(view.caseId));
      return messages.find(({ template }) => template === 'staff-undelivered');
    });
  return {
    email,
    mail,
    view,
    seen,
    notice,
    deliveries: async () => succeeded(await desk.deliveries('email')).deliveries,
  };
};

test('A mail that SES could not deliver is shown as failed, the owner is told, and the event is a delivery like others', async () => {
  const { email, mail, view, seen, notice, deliveries } = await acknowledged();
  await seen('sent');
  await tellOf(mail.MessageId, email);
  expect(await seen('failed')).toMatchObject({ failure: 'failed:permanent-general' });
  expect((await notice()).to).toBeDefined();
  const listed = await eventually('the delivery', async () =>
    (await deliveries()).find(({ caseId, reason }) => caseId === view.caseId && reason === 'status'),
  );
  expect(listed.result).toBe('noted');
});

/** What a customer writes on WhatsApp, as Meta delivers it. */
const writeOnWhatsApp = async (phone: string, text: string): Promise<void> => {
  const from = phone.replace(/\D/g, '');
  const message = { from, id: `wamid.${randomUUID()}`, timestamp: `${Math.floor(Date.now() / 1000)}`, type: 'text' };
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '34910000000', phone_number_id: '100000000000001' },
    contacts: [{ profile: { name: 'Jacinta' }, wa_id: from }],
    messages: [{ ...message, text: { body: text } }],
  };
  const entry = [{ id: '1', changes: [{ field: 'messages', value }] }];
  const body = Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry }));
  const { url, secret = '' } = run.channels['whatsapp'] ?? { url: '' };
  const headers = signers.whatsapp?.(secret, body, { url, seconds: '', now: '' });
  expect((await fetch(url, { method: 'POST', body: new Uint8Array(body), ...(headers && { headers }) })).status).toBe(
    200,
  );
};

test('A mail that SES could not deliver goes out by the next way', async () => {
  const customer = newCustomer();
  const { caseId, reference } = succeeded(
    await api.complain({ text: 'La caldera no enciende desde el lunes.', customer }),
  );
  const mail = await eventually('the acknowledgment', async () => (await api.mailsTo(customer.email))[0]);
  const desk = await api.as('sofia');
  const messages = async () => succeeded(await desk.case(caseId)).messages;
  await writeOnWhatsApp(customer.phone, `Sigo esperando, mi referencia es ${reference}.`);
  await eventually('the message', async () =>
    (await messages()).some(({ channel, direction }) => channel === 'whatsapp' && direction === 'in'),
  );
  await tellOf(mail.MessageId, customer.email);
  const acknowledgment = await eventually('the acknowledgment on WhatsApp', async () =>
    (await messages()).find(
      ({ template, channel, status }) => template === 'acknowledgment' && channel === 'whatsapp' && status === 'sent',
    ),
  );
  expect(acknowledgment.tried).toEqual(['email']);
});

test('A mail that comes back to our mailbox is the same failure', async () => {
  const { email, mail, seen, notice } = await acknowledged();
  await seen('sent');
  const report = [
    ...[
      'From: MAILER-DAEMON@mx.example.com',
      'To: atencion@lumbre.example',
      'Subject: Undelivered Mail',
      'Return-Path: <>',
    ],
    ...['Content-Type: multipart/report; report-type=delivery-status; boundary=b', '', '--b'],
    ...['Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example.com', ''],
    ...[`Final-Recipient: rfc822; ${email}`, 'Action: failed', 'Status: 5.1.1', '', '--b'],
    ...['Content-Type: text/rfc822-headers', '', `Message-ID: <${mail.MessageId}>`, '', '--b--', ''],
  ];
  await deliverMail(run, report.join('\r\n'));
  expect(await seen('failed')).toMatchObject({ failure: 'failed:5.1.1' });
  await notice();
});
