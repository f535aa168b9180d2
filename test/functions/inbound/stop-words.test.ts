import { describe, expect, it, test } from 'vitest';
import { joinedCustomer } from '#domain/case/merge.ts';
import { letter } from '../../channels/email/letters.ts';
import { inboundFixture } from './inbound-fixture.ts';
import { mailFixture } from './mail-fixture.ts';

let sids = 0;
const sms = (Body: string, From = '+34600111222') =>
  Buffer.from(new URLSearchParams({ MessageSid: `SM${++sids}`, From, To: '+34910000000', Body }).toString());

const whatsApp = (body: string) => {
  const messages = [{ from: '34600111222', id: `wamid.${++sids}`, type: 'text', text: { body } }];
  return Buffer.from(JSON.stringify({ entry: [{ changes: [{ field: 'messages', value: { messages } }] }] }));
};

describe('a word that stops', () => {
  test.each(['STOP', 'Stop.', 'alto', 'BAJA', 'Baja!', 'Unsubscribe', 'STOPALL', 'cancel'])(
    '%s as the whole of an SMS opens nothing, and the delivery says what it was',
    async (word) => {
      const { deliver, cases } = inboundFixture({ real: true });
      expect(await deliver('sms', sms(word))).toMatchObject({ result: 'noted', reason: 'sending-stopped' });
      expect(cases()).toBe(0);
    },
  );

  test.each([
    'Quiero darme de baja',
    'Baja de mi contrato',
    'Stop, no enciende la caldera',
    'Alto ahí: no me han pagado',
  ])('%s by SMS is a complaint or a request', async (text) => {
    const { deliver } = inboundFixture({ real: true });
    expect(await deliver('sms', sms(text))).toMatchObject({ result: 'opened' });
  });

  it('BAJA on WhatsApp and by mail asks for the end of a contract', async () => {
    const { deliver } = inboundFixture({ real: true });
    expect(await deliver('whatsapp', whatsApp('BAJA'))).toMatchObject({ result: 'opened' });
    expect(await deliver('sms', sms('BAJA', 'whatsapp:+34600999888'))).toMatchObject({ result: 'opened' });
    expect(await mailFixture().deliver(letter({ Subject: 'Baja' }, 'BAJA'))).toMatchObject({ result: 'opened' });
    expect(await mailFixture().deliver(letter({ Subject: 'Stop' }, 'STOP'))).toMatchObject({ result: 'opened' });
  });

  it('It is kept in every open case of the number, also in one where somebody only said that it is theirs', async () => {
    const { deliver, load } = inboundFixture({ real: true });
    const own = await deliver('sms', sms('La caldera pierde agua.'));
    const stopped = await deliver('sms', sms('STOP'));
    expect(stopped).toMatchObject({ result: 'noted', caseId: own.caseId });
    const { events, complainant, texts } = await load(own);
    expect(events.at(-1)).toMatchObject({ type: 'sending-stopped', data: { channel: 'sms' } });
    expect(complainant.stopped).toMatchObject([{ channel: 'sms', address: '+34600111222' }]);
    expect([...texts.values()]).toContain('STOP');
  });

  it('Brought twice it is taken in once', async () => {
    const { deliver, load } = inboundFixture({ real: true });
    const own = await deliver('sms', sms('La caldera pierde agua.'));
    const stop = sms('STOP');
    await deliver('sms', stop);
    expect(await deliver('sms', stop)).toMatchObject({ result: 'noted', reason: 'received-before' });
    const { events } = await load(own);
    expect(events.filter(({ type }) => type === 'sending-stopped')).toHaveLength(1);
  });

  it('STOP on WhatsApp holds for WhatsApp, under whatever way the number is written there', async () => {
    const { deliver, load } = inboundFixture({ real: true });
    const own = await deliver('whatsapp', whatsApp('La caldera pierde agua.'));
    await deliver('whatsapp', whatsApp('Stop'));
    expect((await load(own)).complainant.stopped).toMatchObject([{ channel: 'whatsapp', address: '34600111222' }]);
  });

  it('A case that takes in another takes in what was stopped there', () => {
    const stopped = [{ channel: 'sms', address: '+34600111222', at: '2026-11-23T09:00:00.000Z' }];
    expect(joinedCustomer({ email: 'ana@example.com' }, { phone: '+34600111222', stopped }).complainant).toEqual({
      email: 'ana@example.com',
      phone: '+34600111222',
      stopped,
    });
  });
});
