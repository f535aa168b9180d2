import { describe, expect, it } from 'vitest';
import { Refused } from '#channels/contract.ts';
import { channels } from '#channels/names.ts';
import { type CaseItem, combine } from '#domain/case/change.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { messageToCustomer, toStaff } from '#domain/messages/compose.ts';
import { relay } from '#functions/relay/relay.ts';
import { CASE_ID, type CaseFixture, caseFixture, knownAs, MONDAY, threadKey } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { relayDepsOf, services } from './services.ts';

const REPLY_TO = 'atencion+am-7k3q9f2d@lumbre.example';
const words = { at: MONDAY, subject: 'Nuestra propuesta', body: 'Hola, Ana:\n\nLe proponemos…' };

const aCaseThatWrites = async (
  way: { template?: 'offer' | 'customer-message'; to?: string; complainant?: Complainant } = {},
) => {
  const fixture = caseFixture();
  const outside = services();
  const head = await fixture.openCase({
    head: knownAs('ana'),
    ...(way.complainant && { complainant: way.complainant }),
  });
  const message = { messageId: 'offer-1-1', template: way.template ?? 'offer', ...words } as const;
  const queued = way.to
    ? toStaff(way.to, { ...message, template: 'staff-task' })
    : messageToCustomer(channels, { head, complainant: { email: 'ana@example.com' } }, message);
  const queue = async (more: Parameters<CaseFixture['cases']['change']>[2] | undefined = undefined) => {
    await fixture.cases.change(CASE_ID, MONDAY, async (file) => {
      return combine({ events: [anEvent('offered')] }, queued, await more?.(file));
    });
  };
  const deps = relayDepsOf(fixture, outside);
  const send = async () =>
    relay(
      (await fixture.outbox()).map((item) => ({ what: 'effect', caseId: CASE_ID, item })),
      deps,
    );
  const message_ = async () => (await fixture.file()).messages.find(({ messageId }) => messageId === 'offer-1-1');
  return { fixture, outside, queue, send, deps, message: message_ };
};

describe('a message to the customer', () => {
  it('A message to the customer goes out by mail and is marked as sent, and an answer to it will find the case', async () => {
    const { fixture, outside, queue, send, message } = await aCaseThatWrites();
    await queue();
    await send();
    expect(outside.mails).toEqual([
      {
        to: 'ana@example.com',
        subject: words.subject,
        body: words.body,
        personal: false,
        replyTo: REPLY_TO,
      },
    ]);
    const externalId = '<mail-1@eu-west-1.amazonses.com>';
    expect(await message()).toMatchObject({ status: 'sent', sentAt: MONDAY, externalId });
    expect(await fixture.table.get(threadKey(externalId))).toMatchObject({ caseId: CASE_ID });
    expect(await fixture.outbox()).toEqual([]);
  });

  it('A message is not sent again when the stream repeats', async () => {
    const { fixture, outside, queue, deps } = await aCaseThatWrites();
    await queue();
    const works = (await fixture.outbox()).map((item) => ({ what: 'effect', caseId: CASE_ID, item }) as const);
    await relay(works, deps);
    await relay(works, deps);
    expect(outside.mails).toHaveLength(1);
  });

  it('A mail continues the last mail the customer wrote', async () => {
    const { outside, queue, send } = await aCaseThatWrites({ template: 'customer-message' });
    const mail = (externalId: string, at: string): CaseItem => ({
      kind: 'message',
      message: {
        messageId: externalId,
        direction: 'in',
        audience: 'customer',
        channel: 'email',
        at,
        externalId,
        textId: externalId,
        status: 'received',
      },
    });
    const mails = [
      mail('<b@example.com>', '2026-11-22T10:00:00.000Z'),
      mail('<a@example.com>', '2026-11-21T10:00:00.000Z'),
    ];
    await queue(() => ({ events: [], items: mails }));
    await send();
    expect(outside.mails[0]).toMatchObject({ inReplyTo: '<b@example.com>', personal: true });
  });
});

it('A notice to the team goes to the person’s own address, without the case’s', async () => {
  const { outside, queue, send } = await aCaseThatWrites({ to: 'mateo' });
  await queue();
  await send();
  expect(outside.mails).toEqual([
    { to: 'mateo@lumbre.example', subject: words.subject, body: words.body, personal: false },
  ]);
});

describe('a message that does not arrive', () => {
  it('A message that does not arrive is marked with the class of the error, and the owner is notified once', async () => {
    const { fixture, outside, queue, send, message } = await aCaseThatWrites();
    outside.fail('send ana', new Refused('MessageRejected'));
    await queue();
    await send();
    await send();
    expect(await message()).toMatchObject({ status: 'failed', failure: 'MessageRejected' });
    expect((await fixture.events()).filter((type) => type === 'message-failed')).toHaveLength(1);
    expect(outside.mails.map(({ to }) => to)).toEqual(['lucia@lumbre.example']);
    expect(outside.mails[0]?.subject).toBe('Un mensaje al cliente por correo no ha llegado (AM-7K3Q9F2D)');
    expect(outside.mails[0]?.body).toContain('Qué sigue: dar la noticia al cliente por otra vía.');
    expect(await fixture.outbox()).toEqual([]);
  });

  it('A supervisor is notified of a notice to the team that does not arrive', async () => {
    const { outside, queue, send } = await aCaseThatWrites({ to: 'mateo' });
    outside.fail('send mateo', new Refused('BadRequestException'));
    await queue();
    await send();
    await send();
    expect(outside.mails.map(({ to }) => to)).toEqual(['sofia@lumbre.example']);
  });

  it('Notices of failed notices do not go on for ever where nobody can be reached', async () => {
    const { fixture, outside, queue, send } = await aCaseThatWrites();
    outside.fail('send', new Refused('MessageRejected'));
    await queue();
    for (let time = 0; time < 5; time++) await send();
    expect(await fixture.outbox()).toEqual([]);
    expect((await fixture.events()).filter((type) => type === 'message-failed')).toHaveLength(2);
  });

  it('A message whose address was erased counts as not delivered', async () => {
    const { queue, send, message } = await aCaseThatWrites({ complainant: {} });
    await queue();
    await send();
    expect(await message()).toMatchObject({ status: 'failed', failure: 'NoAddress' });
  });

  it('A message that fails for the moment is tried again later', async () => {
    const { outside, queue, send, message } = await aCaseThatWrites();
    outside.fail('send ana', Object.assign(new Error('slow down'), { name: 'TooManyRequestsException' }));
    await queue();
    await send();
    expect(await message()).toMatchObject({ status: 'queued' });
    outside.heal();
    await send();
    expect(await message()).toMatchObject({ status: 'sent' });
  });
});
