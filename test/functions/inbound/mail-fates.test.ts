import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { deliveryAt } from '#channels/inbound-objects.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import type { Message } from '#domain/case/message.ts';
import { threadHash } from '#domain/messages/threads.ts';
import { receiveBatch } from '#functions/inbound/receive-batch.ts';
import { receiveDelivery } from '#functions/inbound/receive-delivery.ts';
import { receiveMail } from '#functions/inbound/receive-mail.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { fixtures } from '#test/support/files.ts';
import { eml, letter } from '../../channels/email/letters.ts';
import { inboundFixture } from './inbound-fixture.ts';

const EXTERNAL_ID = '<0102019a7c31f0ab-3c1f6e52-8d0f-4f0e-9b8a-5d5a1f1c7f10-000000@eu-west-1.amazonses.com>';
const telegram = { channel: 'telegram', id: '7' };

const told = (name: string) => JSON.parse(readFileSync(join(fixtures, 'ses', `${name}.json`), 'utf8'));

/** A case by mail that was acknowledged by mail; `tell` is what SES, the bus, the queue and the bucket do together. */
const acknowledged = async (over: Partial<Complainant> = {}) => {
  const fixture = inboundFixture({ real: true });
  fixture.inbox.objects.set('inbound/first', letter());
  await receiveMail({ key: 'inbound/first', receivedAt: MONDAY }, fixture.deps);
  const [first] = await fixture.deliveries('email');
  const caseId = first?.caseId ?? '';
  const ours: Message = {
    ...{ messageId: 'acknowledgment', textId: 'acknowledgment', template: 'acknowledgment' },
    ...{ direction: 'out', audience: 'customer', channel: 'email', status: 'sent', externalId: EXTERNAL_ID },
    ...{ at: MONDAY, sentAt: MONDAY },
  };
  await fixture.table.write([
    { update: keys.head(caseId), set: { owner: 'lucia' } },
    ...(Object.keys(over).length > 0 ? [{ update: keys.complainant(caseId), set: over }] : []),
    { put: { ...keys.message(caseId, 'acknowledgment'), ...ours } },
    { put: { ...keys.thread(threadHash('email', EXTERNAL_ID)), caseId, messageId: 'acknowledgment' } },
  ]);
  const file = () => fixture.load({ caseId });
  const message = async () => (await file()).messages.find(({ messageId }) => messageId === 'acknowledgment');
  const notices = async () => (await file()).messages.filter(({ template }) => template === 'staff-undelivered');
  const types = async () => (await file()).events.map(({ type }) => type).filter((type) => type.startsWith('message-'));
  const tell = async (event: object) => {
    const before = new Set(fixture.inbox.objects.keys());
    const Records = [{ messageId: '1', body: JSON.stringify(event) }] as Parameters<typeof receiveBatch>[0]['Records'];
    expect(await receiveBatch({ Records }, fixture.deps)).toEqual({ batchItemFailures: [] });
    for (const key of fixture.inbox.objects.keys()) {
      const stored = before.has(key) ? undefined : deliveryAt({ key, receivedAt: fixture.clock.now() });
      if (stored) await receiveDelivery(stored, fixture.deps);
    }
  };
  let returned = 0;
  const giveBack = async (bytes: Buffer) => {
    const key = `inbound/returned-${++returned}`;
    fixture.inbox.objects.set(key, bytes);
    fixture.clock.pass('PT1M');
    await receiveMail({ key, receivedAt: fixture.clock.now() }, fixture.deps);
    return (await fixture.deliveries('email'))[0];
  };
  return {
    ...fixture,
    caseId,
    reference: (await file()).head.reference,
    file,
    message,
    notices,
    types,
    tell,
    giveBack,
  };
};

describe('what SES tells of a mail', () => {
  it('What SES reports of a mail is a delivery like all others', async () => {
    const { tell, deliveries, caseId, message } = await acknowledged();
    await tell(told('delivery'));
    expect((await deliveries('email')).at(0)).toMatchObject({ result: 'noted', reason: 'status', caseId });
    expect(await message()).toMatchObject({ status: 'delivered' });
  });

  it.each(['bounce-permanent', 'bounce-suppressed', 'sns-notification'])(
    'A failure sends the message by the next channel and notifies the owner, in one change: %s',
    async (name) => {
      const { tell, message, notices, types, table } = await acknowledged({ handles: [telegram] });
      await tell(told(name));
      expect(await message()).toMatchObject({ channel: 'telegram', status: 'queued', tried: ['email'] });
      expect(await notices()).toMatchObject([{ to: 'lucia', messageId: 'undelivered-acknowledgment' }]);
      expect(await types()).toEqual(['message-failed']);
      const sends = table.all().filter(({ sk, effect }) => sk.startsWith('OUTBOX#') && effect === 'send');
      expect(sends.map(({ messageId }) => messageId).sort()).toEqual(['acknowledgment', 'undelivered-acknowledgment']);
    },
  );

  it('A message that did not arrive stays marked as failed where no channel is left, and no news brings it back', async () => {
    const { tell, message, notices, file } = await acknowledged();
    await tell(told('bounce-permanent'));
    await tell(told('bounce-permanent'));
    await tell(told('bounce-suppressed'));
    await tell(told('delivery'));
    await tell(told('delivery-delay'));
    expect(await message()).toMatchObject({ status: 'failed', failure: 'failed:permanent-general' });
    const [notice, ...others] = await notices();
    expect(others).toEqual([]);
    expect((await file()).texts.get(notice?.textId ?? '')).toMatch(
      /^Un mensaje al cliente por correo no ha llegado \(AM-/,
    );
  });

  it('A mail may bounce after all, though it was delivered before', async () => {
    const { tell, message } = await acknowledged();
    await tell(told('delivery'));
    await tell(told('bounce-permanent'));
    expect(await message()).toMatchObject({ status: 'failed' });
  });

  it('A mail that was late, or met an automatic reply, is only recorded', async () => {
    const { tell, message, notices, file } = await acknowledged({ handles: [telegram] });
    await tell(told('delivery-delay'));
    const automatic = told('bounce-transient');
    automatic.detail.bounce.bounceSubType = 'General';
    await tell(automatic);
    expect(await message()).toMatchObject({ channel: 'email', status: 'sent' });
    expect(await notices()).toEqual([]);
    const reasons = (await file()).events.flatMap(({ type, data }) => (type === 'message-delayed' ? data.reason : []));
    expect(reasons).toEqual(['delayed:mailbox-full', 'delayed:transient-general']);
  });

  it('Mail becomes the last channel to somebody who marked one as spam, and the owner is notified once', async () => {
    const { tell, message, notices, types, file } = await acknowledged({ handles: [telegram] });
    await tell(told('complaint'));
    await tell(told('sns-event'));
    expect(await message()).toMatchObject({ status: 'sent' });
    expect((await file()).complainant).toMatchObject({ email: 'ana@example.com', mailUnwelcome: true });
    expect(await types()).toEqual(['message-marked-as-spam']);
    expect(await notices()).toMatchObject([{ to: 'lucia', messageId: 'spam-acknowledgment' }]);
  });

  it('What SES reports of a mail of a merged case belongs to the case it was merged into', async () => {
    const { tell, table, caseId, load, message, ...fixture } = await acknowledged();
    fixture.inbox.objects.set('inbound/other', letter({ 'Message-ID': '<9@example.com>', From: 'luis@example.com' }));
    await receiveMail({ key: 'inbound/other', receivedAt: MONDAY }, fixture.deps);
    const other = (await fixture.deliveries('email')).find((delivery) => delivery.caseId !== caseId)?.caseId ?? '';
    const copy = { ...(await message()), messageId: 'copy', textId: 'copy', copiedFrom: caseId };
    await table.write([
      { update: keys.head(caseId), set: { mergedInto: other } },
      { put: { ...keys.message(other, 'copy'), ...copy } },
    ]);
    await tell(told('bounce-permanent'));
    const { messages } = await load({ caseId: other });
    expect(messages.find(({ messageId }) => messageId === 'copy')).toMatchObject({ status: 'failed' });
  });
});

describe('a mail that comes back to our own mailbox', () => {
  const report = (over: Record<string, string> = {}, body = '') =>
    eml(
      {
        'Return-Path': '<>',
        From: 'MAILER-DAEMON@example.com',
        To: 'atencion@lumbre.example',
        Subject: 'Undelivered Mail Returned to Sender',
        'Message-ID': '<dsn-1@example.com>',
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
        ...over,
      },
      body,
    );
  const parts = (action: string, about: string) =>
    [
      ...[
        '--b',
        'Content-Type: text/plain',
        '',
        'No ha sido posible.',
        '--b',
        'Content-Type: message/delivery-status',
        '',
      ],
      ...['Reporting-MTA: dns; mx.example.com', '', 'Final-Recipient: rfc822; Ana@example.com'],
      ...[`Action: ${action}`, 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 user unknown', ''],
      ...['--b', 'Content-Type: text/rfc822-headers', '', about, 'Subject: Hemos recibido', '', '--b--', ''],
    ].join('\n');
  const ofOurs = `Message-ID:\n ${EXTERNAL_ID}`;

  it('A mail that comes back is the failure of the message it names', async () => {
    const { giveBack, message, notices, caseId } = await acknowledged();
    const delivery = await giveBack(report({}, parts('failed', ofOurs)));
    expect(delivery).toMatchObject({ result: 'noted', reason: 'status, bounce', caseId });
    expect(await message()).toMatchObject({ status: 'failed', failure: 'failed:5.1.1' });
    expect(await notices()).toHaveLength(1);
  });

  it('A mail that comes back after SES reported the same changes nothing', async () => {
    const { tell, giveBack, message, notices } = await acknowledged({ handles: [telegram] });
    await tell(told('bounce-permanent'));
    await giveBack(report({}, parts('failed', ofOurs)));
    expect(await message()).toMatchObject({ channel: 'telegram', status: 'queued' });
    expect(await notices()).toHaveLength(1);
  });

  it('A mail that warns of a delay is only recorded', async () => {
    const { giveBack, message, types } = await acknowledged();
    await giveBack(report({ Subject: 'Warning: message delayed' }, parts('delayed', ofOurs)));
    expect(await message()).toMatchObject({ status: 'sent' });
    expect(await types()).toEqual(['message-delayed']);
  });

  it('A mail that comes back and names no mail is known by the address of the case, for the customer of that case only', async () => {
    const { giveBack, message, reference } = await acknowledged();
    const To = `atencion+${reference.toLowerCase()}@lumbre.example`;
    const stranger = parts('failed', 'X: y').replace('Ana@', 'luis@');
    expect(await giveBack(report({ To }, stranger))).toMatchObject({ result: 'noted', reason: 'bounce' });
    expect(await message()).toMatchObject({ status: 'sent' });
    await giveBack(report({ To }, parts('failed', 'X: y')));
    expect(await message()).toMatchObject({ status: 'failed' });
  });

  it.each([
    ['names no mail of ours', parts('failed', 'Message-ID: <else@example.com>')],
    ['says that it was delivered', parts('delivered', ofOurs)],
    ['names only the customer’s own mail', parts('failed', 'Message-ID: <1@example.com>')],
  ])('A mail that comes back is ignored as before where it %s', async (_, body) => {
    const { giveBack, message, types } = await acknowledged();
    expect(await giveBack(report({}, body))).toMatchObject({ result: 'noted', reason: 'bounce' });
    expect(await message()).toMatchObject({ status: 'sent' });
    expect(await types()).toEqual([]);
  });

  it('An automatic reply stays what it is, though it answers our mail', async () => {
    const { giveBack, message } = await acknowledged();
    const reply = letter({ 'Message-ID': '<ooo@x>', 'Auto-Submitted': 'auto-replied', 'In-Reply-To': EXTERNAL_ID });
    expect(await giveBack(reply)).toMatchObject({ result: 'noted', reason: 'auto-reply' });
    expect(await message()).toMatchObject({ status: 'sent' });
  });
});
