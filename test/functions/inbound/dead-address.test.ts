import { describe, expect, it } from 'vitest';
import { channels } from '#channels/names.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { isDeadAddress, isOptedOut } from '#domain/messages/channel-facts.ts';
import { undelivered } from '#domain/messages/next-route.ts';
import { wayOf } from '#domain/messages/routing.ts';
import { CASE_ID, caseFixture, MONDAY, policy } from '#test/support/case-fixture.ts';
import { aDesk, lucia } from '#test/support/desk.ts';

const email = 'ana@example.com';
const telegram = { channel: 'telegram', id: '77' };

const written = async (complainant: Complainant = { name: 'Ana', email }) => {
  const fixture = caseFixture(undefined, 'dated');
  await fixture.openCase({ complainant });
  const { desk } = aDesk(fixture);
  fixture.clock.pass('PT1H');
  const write = async (text: string) =>
    String((await desk('POST', `/desk/cases/${CASE_ID}/messages`, { as: lucia, json: { text } })).body?.['messageId']);
  const bounce = (messageId: string, report: { failure?: string; recipient?: string } = {}) =>
    fixture.cases.change(CASE_ID, fixture.clock.now(), (file) =>
      undelivered(
        file,
        { messageId, failure: 'failed:permanent-general', ...report },
        { at: fixture.clock.now(), policy, clock: fixture.clock, deskUrl: 'https://desk.example', channels },
      ),
    );
  const message = async (id: string) => (await fixture.file()).messages.find(({ messageId }) => messageId === id);
  return { ...fixture, desk, write, bounce, message };
};

describe('an address at which nobody is to be found', () => {
  it.each([
    { failure: 'failed:permanent-general', dead: true },
    { failure: 'failed:permanent-no-email', dead: true },
    { failure: 'failed:suppressed', dead: true },
    { failure: 'AddressNotAscii', dead: true },
    { failure: 'failed:5.1.1', dead: true },
    { failure: 'failed:unspecified', dead: true },
    { failure: 'failed:transient-mailbox-full', dead: false },
    { failure: 'failed:5.2.2', dead: false },
    { failure: 'failed:4.4.1', dead: false },
    { failure: 'failed:5.7.1', dead: false },
    { failure: 'given-up', dead: false },
  ])('A mail that comes back with $failure says that its address is dead: $dead', ({ failure, dead }) => {
    expect(isDeadAddress(channels, 'email', failure)).toBe(dead);
  });

  it('Later messages go by the next way, without trying it again', async () => {
    const { write, bounce, message, file } = await written({ email, handles: [telegram] });
    const first = await write('Mañana le llamo.');
    await bounce(first);
    expect(await message(first)).toMatchObject({ channel: 'telegram', status: 'queued' });
    const second = await write('Le hemos llamado y no contesta.');
    expect(await message(second)).toMatchObject({ channel: 'telegram' });
    const { head, complainant } = await file();
    expect(wayOf(channels, { head: { ...head, preferredChannel: 'email' }, complainant }, {})?.channel).toBe(
      'telegram',
    );
  });

  it('The promise stands as it stood before a message that did not arrive, and is broken when its date comes', async () => {
    const { write, bounce, file, clock, written: notices } = await written();
    const before = (await file()).head.nextWordBy;
    clock.pass('PT20H');
    const lost = await write('Mañana le llamo.');
    expect((await file()).head.nextWordBy > before).toBe(true);
    clock.pass('PT1H');
    await bounce(lost);
    const { head, timers } = { head: (await file()).head, timers: (await file()).head.timers };
    expect(head.nextWordBy).toBe(before);
    expect(timers.find(({ id }) => id === 'next-word')?.dueAt).toBe(before);
    expect(await notices()).toContain('staff-undelivered lucia');
  });

  it('A message before it that arrived keeps the promise it made', async () => {
    const { write, bounce, file, clock } = await written();
    await write('Le escribo hoy mismo.');
    const promised = (await file()).head.nextWordBy;
    clock.pass('PT5H');
    const lost = await write('Y otra cosa más.');
    await bounce(lost, { failure: 'failed:5.2.2' });
    expect((await file()).head.nextWordBy).toBe(promised);
  });

  it('A mail to an address that was corrected meanwhile goes to the new one', async () => {
    const { write, bounce, message, file } = await written();
    const lost = await write('Mañana le llamo.');
    await bounce(lost, { recipient: 'aan@example.com' });
    expect(await message(lost)).toMatchObject({ channel: 'email', status: 'queued' });
    expect((await file()).complainant.deadAddresses).toBeUndefined();
  });

  it('An acknowledgment that did not arrive is owed again, until something reaches the customer', async () => {
    const { cases, bounce, file, write } = await written();
    const running = async () => (await file()).head.timers.some(({ timer }) => timer === 'acknowledge');
    const sent = { messageId: 'acknowledge-1', direction: 'out', audience: 'customer', channel: 'email' } as const;
    await cases.change(CASE_ID, MONDAY, ({ head }) => ({
      events: [
        {
          type: 'acknowledged',
          actor: { kind: 'system' },
          data: { cycle: 1, messageId: 'acknowledge-1', nextWordBy: head.nextWordBy, answerBy: head.answerBy },
        },
      ],
      items: [
        {
          kind: 'message',
          message: { ...sent, at: MONDAY, textId: 'acknowledge-1', status: 'sent', template: 'acknowledgment' },
        },
      ],
    }));
    expect(await running()).toBe(false);
    await bounce('acknowledge-1');
    expect(await running()).toBe(true);
    await write('Hemos recibido su reclamación.');
    expect(await running()).toBe(false);
  });
});

describe('an address whose owner told the platform to stop', () => {
  it.each([
    ['sms', 'failed:21610', true],
    ['sms', 'twilio-21610', true],
    ['sms', 'aws-DESTINATION_PHONE_NUMBER_OPTED_OUT', true],
    ['sms', 'stopped-by-recipient', true],
    ['sms', 'failed:30003', false],
    ['whatsapp', 'failed:131050', true],
    ['whatsapp', 'failed:131047', false],
    ['email', 'failed:5.7.1', false],
  ])('%s refuses with %s, which says so: %s', (channel, failure, isStop) => {
    expect(isOptedOut(channels, channel, failure)).toBe(isStop);
  });

  it('It is marked as if they had told us, and the message goes by the next way', async () => {
    const sms = { channel: 'sms', id: '+34600111222', lastHeardAt: MONDAY };
    const { write, bounce, message, file } = await written({ email, handles: [sms] });
    const { head } = await file();
    const first = await write('Mañana le llamo.');
    await bounce(first);
    expect(await message(first)).toMatchObject({ channel: 'sms' });
    await bounce(first, { failure: 'failed:21610' });
    expect((await file()).complainant.stopped).toMatchObject([{ channel: 'sms', address: '+34600111222' }]);
    expect(wayOf(channels, { ...(await file()), head: { ...head, channel: 'sms' } }, {})?.channel).not.toBe('sms');
  });
});
