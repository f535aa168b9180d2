import { describe, expect, it, test } from 'vitest';
import { adapters } from '#channels/inbound.ts';
import { optOutIn } from '#channels/shared/opt-out.ts';

const AT = '2026-11-23T09:00:00.000Z';

describe('the words of carriers', () => {
  test.each([
    'STOP',
    'stop',
    ' Stop. ',
    '«ALTO»',
    '¡Alto!',
    'STOPALL',
    'Stop all',
    'PARAR',
    'Baja',
    'BAJA 🙏',
    'Unsubscribe',
  ])('%j as the whole of an SMS stops', (text) => {
    expect(optOutIn(text, 'sms')).toBe('stop');
  });

  test.each(['START', 'unstop', 'Inicio.'])('%j reverses it', (text) => {
    expect(optOutIn(text, 'sms')).toBe('start');
    expect(optOutIn(text, 'other')).toBe('start');
  });

  test.each([
    'Quiero darme de baja',
    'Alto, que todavía no me han contestado',
    'Stop mandarme facturas que no son mías',
    'No paran de llamar: stop',
    'baja del servicio',
    '',
    '👍',
  ])('%j is a message like any other', (text) => {
    expect(optOutIn(text, 'sms')).toBeUndefined();
    expect(optOutIn(text, 'other')).toBeUndefined();
  });

  test.each(['BAJA', 'CANCEL', 'END', 'Sair'])('%j asks for something else where no carrier hears it', (text) => {
    expect(optOutIn(text, 'other')).toBeUndefined();
  });
});

const form = (fields: Record<string, string>) =>
  Buffer.from(new URLSearchParams({ MessageSid: 'SM1', From: '+34600111222', Body: 'STOP', ...fields }).toString());

const optOutOf = async (channel: 'sms' | 'whatsapp' | 'messenger' | 'telegram', payload: Uint8Array) => {
  const { items } = await adapters[channel](payload, AT);
  return items.map(({ kind, optOut }) => [kind, optOut]);
};

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

const onWhatsApp = (body: string, more = {}) =>
  json({
    entry: [
      {
        changes: [
          {
            field: 'messages',
            value: { messages: [{ from: '34600111222', id: 'wamid.1', type: 'text', text: { body }, ...more }] },
          },
        ],
      },
    ],
  });

describe('what asks for no more messages', () => {
  it('An SMS of Twilio or AWS that is nothing but STOP, ALTO or BAJA', async () => {
    for (const Body of ['STOP', 'ALTO', 'BAJA'])
      expect(await optOutOf('sms', form({ Body }))).toEqual([['message', 'stop']]);
    const aws = { originationNumber: '+34600111222', inboundMessageId: 'm-1', messageBody: 'Baja.' };
    expect(await optOutOf('sms', json(aws))).toEqual([['message', 'stop']]);
  });

  it('What Twilio says so of itself, whatever words the company has set there', async () => {
    expect(await optOutOf('sms', form({ Body: 'NO MAS', OptOutType: 'STOP' }))).toEqual([['message', 'stop']]);
    expect(await optOutOf('sms', form({ Body: 'VOLVER', OptOutType: 'START' }))).toEqual([['message', 'start']]);
    expect(await optOutOf('sms', form({ Body: 'AYUDA', OptOutType: 'HELP' }))).toEqual([['message', undefined]]);
  });

  it('STOP on WhatsApp, also over Twilio; BAJA there is a request', async () => {
    const from = 'whatsapp:+34600111222';
    expect(await optOutOf('whatsapp', onWhatsApp('Stop'))).toEqual([['message', 'stop']]);
    expect(await optOutOf('whatsapp', onWhatsApp('BAJA'))).toEqual([['message', undefined]]);
    expect(await optOutOf('sms', form({ From: from, Body: 'ALTO' }))).toEqual([['message', 'stop']]);
    expect(await optOutOf('sms', form({ From: from, Body: 'BAJA' }))).toEqual([['message', undefined]]);
  });

  it('Neither a picture that is called so, nor the word on a channel that reaches nobody by another way', async () => {
    const picture = form({ NumMedia: '1', MediaUrl0: 'https://api.twilio.com/1', MediaContentType0: 'image/png' });
    expect(await optOutOf('sms', picture)).toEqual([['message', undefined]]);
    const messaging = [{ sender: { id: '1' }, timestamp: 1, message: { mid: 'm1', text: 'STOP' } }];
    expect(await optOutOf('messenger', json({ object: 'page', entry: [{ id: '2', messaging }] }))).toEqual([
      ['message', undefined],
    ]);
  });
});
