import { describe, expect, it } from 'vitest';
import { adaptSms } from '#channels/sms/adapt.ts';
import { fixture } from '../meta/payloads.ts';
import { bytesOf, RECEIVED_AT, withstands } from '../real-payloads.ts';
import { fixturesLike } from '../stand-in.ts';

const adapt = (payload: Uint8Array) => adaptSms(payload, RECEIVED_AT);
const form = (fields: Record<string, string>) => Buffer.from(new URLSearchParams(fields).toString());
const sms = { MessageSid: 'SM1', From: '+34600111222', To: '+34900111222', Body: 'No enciende', SmsStatus: 'received' };
/** After Amazon's documentation, which may not be copied. */
const aws = {
  originationNumber: '+34600111222',
  destinationNumber: '+34900111222',
  messageBody: 'No enciende',
  inboundMessageId: 'in-1',
};
const notice = { Type: 'Notification', Timestamp: '2026-11-23T08:59:30.000Z', Message: JSON.stringify(aws) };
const event = {
  eventType: 'TEXT_DELIVERED',
  messageId: 'out-1',
  destinationPhoneNumber: '+34600111222',
  messageStatus: 'DELIVERED',
  eventTimestamp: 1763888400000,
};

const written = {
  kind: 'message',
  text: 'No enciende',
  author: { id: '+34600111222', phone: '+34600111222' },
  threadId: '+34600111222',
  at: RECEIVED_AT,
  attachments: [],
};

describe('a delivery of SMS', () => {
  it.each([
    ['by Twilio', form(sms), { ...written, externalId: 'SM1' }],
    ['by AWS', bytesOf(aws), { ...written, externalId: 'in-1' }],
    ['by AWS over SNS', bytesOf(notice), { ...written, externalId: 'in-1', at: '2026-11-23T08:59:30.000Z' }],
    [
      'by AWS to a function',
      bytesOf({ Records: [{ Sns: notice }] }),
      { ...written, externalId: 'in-1', at: notice.Timestamp },
    ],
  ])('What a customer writes by SMS becomes a message: %s', async (_, payload, item) => {
    expect(await adapt(payload)).toEqual({ items: [item], ignored: [] });
  });

  it.each([
    ['a list', { Body: '', ListTitle: 'Averías', ListDescription: 'Sin luz' }, 'Averías\nSin luz'],
    ['a button', { Body: 'Sí', ButtonText: 'Sí' }, 'Sí'],
    [
      'a form',
      {
        Body: '',
        InteractiveData: '{"pages":[{"items":[{"label":"Motivo","value":"Avería"},{"value":"Desde ayer"}]}]}',
      },
      'Motivo: Avería\nDesde ayer',
    ],
    ['a form that is none', { Body: 'Hola', InteractiveData: '{' }, 'Hola'],
  ])('What is chosen on WhatsApp by Twilio is what the customer says: %s', async (_, fields, text) => {
    expect((await adapt(form({ ...sms, ...fields }))).items[0]?.text).toBe(text);
  });

  it('Files that Twilio counts and does not name are none', async () => {
    expect((await adapt(form({ ...sms, NumMedia: '3', MediaUrl0: 'https://api.twilio.com/m/1' }))).items).toMatchObject(
      [{ attachments: [{ id: 'https://api.twilio.com/m/1' }] }],
    );
  });

  it('What somebody left on the answering machine is a complaint, once it is written down', async () => {
    const call = { CallSid: 'CA1', From: '+34600111222', To: '+34900111222' };
    const left = { ...call, TranscriptionSid: 'TR1', TranscriptionText: 'Huele a gas' };
    expect(await adapt(form(left))).toEqual({
      items: [{ ...written, kind: 'complaint', text: 'Huele a gas', externalId: 'TR1' }],
      ignored: [],
    });
    const [said] = (await adapt(form({ ...call, SpeechResult: 'No enciende' }))).items;
    expect(said).toMatchObject({ kind: 'complaint', text: 'No enciende' });
    expect(await adapt(form({ ...call, CallStatus: 'ringing' }))).toEqual({
      items: [],
      ignored: [{ reason: 'unsupported:voice-call' }],
    });
  });

  it('A delivery of SMS may come from WhatsApp by Twilio, whose people have their own ids', async () => {
    const { items } = await adapt(fixture('sms', 'imageMessageReceived.form'));
    expect(items).toMatchObject([
      {
        kind: 'message',
        text: 'xd',
        author: { id: 'whatsapp:+886123456789', phone: '+886123456789' },
        threadId: 'whatsapp:+886123456789',
        attachments: [{ type: 'image/jpeg', id: expect.stringMatching(/^https:\/\/api\.twilio\.com\/.*\/Media\/ME/) }],
      },
    ]);
    expect((await adapt(form({ ...sms, ProfileName: 'Ana' }))).items[0]?.author.name).toBe('Ana');
  });

  it.each([
    ['delivered', fixture('sms', 'messageDelivered.form')],
    ['failed:30003', form({ ...sms, MessageStatus: 'undelivered', ErrorCode: '30003' })],
    ['failed', form({ ...sms, MessageStatus: 'failed' })],
    ['delivered', bytesOf(event)],
    ['delivered', bytesOf({ ...notice, Message: JSON.stringify(event) })],
    ['sent', bytesOf({ ...event, eventType: 'TEXT_SUCCESSFUL', messageStatus: 'SUCCESSFUL' })],
    ['failed:carrier_blocked', bytesOf({ ...event, messageStatus: 'CARRIER_BLOCKED' })],
    ['failed:carrier_unreachable', bytesOf({ ...event, eventType: 'TEXT_CARRIER_UNREACHABLE', messageStatus: '' })],
    ['failed:ttl_expired', bytesOf({ ...event, eventType: 'TEXT_TTL_EXPIRED', messageStatus: undefined })],
  ])('A delivery of SMS reports what became of a message of ours: %s', async (text, payload) => {
    expect(await adapt(payload)).toMatchObject({ items: [{ kind: 'status', text }], ignored: [] });
  });

  it('An SMS without text is kept', async () => {
    expect((await adapt(form({ ...sms, Body: '' }))).items).toMatchObject([{ kind: 'message', text: '' }]);
  });

  it.each([
    ['unsupported:voice-call', fixture('sms', 'twilio-voice-form.form')],
    ['sns:SubscriptionConfirmation', bytesOf({ Type: 'SubscriptionConfirmation', Message: 'x' })],
    ['sns:UnsubscribeConfirmation', bytesOf({ Type: 'UnsubscribeConfirmation', Message: 'x' })],
    ['sns:unknown', bytesOf({ Type: '<b>', Message: 'x' })],
    ['unsupported:VOICE_COMPLETED', bytesOf({ ...event, eventType: 'VOICE_COMPLETED' })],
    ['malformed:status', bytesOf({ ...event, messageId: undefined })],
    ['unsupported:sns-text', bytesOf({ Type: 'Notification', Message: 'Hello world!' })],
    ['malformed:message', form({ ...sms, From: '' })],
    ['malformed:status', form({ ...sms, MessageStatus: '{MessageStatus}' })],
    ['not-understood', bytesOf({})],
    ['not-understood', Buffer.from('Hola')],
    ['malformed', Buffer.from('{"a":')],
    ['malformed', Buffer.from([0xff, 0xfe, 0x00])],
  ])('A delivery of SMS is ignored: %s', async (reason, payload) => {
    expect(await adapt(payload)).toEqual({ items: [], ignored: [{ reason }] });
  });
});

it('Broken deliveries of SMS never break the adapter', () =>
  withstands(adaptSms, [...fixturesLike('sms', /form$/), bytesOf(aws), bytesOf(notice), bytesOf(event)]));

describe('what Twilio says besides words', () => {
  it('A status that names nothing but the message finds it', async () => {
    const { items, ignored } = await adapt(form({ MessageSid: 'SM9', MessageStatus: 'delivered' }));
    expect(ignored).toEqual([]);
    expect(items).toEqual([
      {
        kind: 'status',
        text: 'delivered',
        author: { id: 'unknown' },
        externalId: 'SM9',
        at: RECEIVED_AT,
        attachments: [],
      },
    ]);
    expect((await adapt(form({ MessageSid: 'SM9', MessageStatus: 'failed', ErrorCode: '30005' }))).items).toMatchObject(
      [{ text: 'failed:30005', externalId: 'SM9' }],
    );
  });

  it('The id of somebody who may hide the number is another id of theirs', async () => {
    const known = { ...sms, From: 'whatsapp:+34600111222', ExternalUserId: 'ES.1349' };
    expect((await adapt(form(known))).items).toMatchObject([
      { author: { id: 'whatsapp:+34600111222', phone: '+34600111222', alias: 'ES.1349' } },
    ]);
    const hidden = { MessageSid: 'SM2', ExternalUserId: 'ES.1349', Body: 'Sigo esperando' };
    const { items } = await adapt(form(hidden));
    expect(items).toMatchObject([{ author: { id: 'ES.1349' }, threadId: 'ES.1349', text: 'Sigo esperando' }]);
    expect(items[0]?.author).not.toHaveProperty('alias');
  });

  it.each([
    [{ Body: '', Latitude: '40.4168', Longitude: '-3.7038' }, '40.4168, -3.7038'],
    [
      { Body: '', Latitude: '40.4168', Longitude: '-3.7038', Address: 'Puerta del Sol 1, Madrid', Label: 'Tienda Sol' },
      'Tienda Sol\nPuerta del Sol 1, Madrid\n40.4168, -3.7038',
    ],
    [{ Body: 'Aquí se cayó', Latitude: '40.4168', Longitude: '-3.7038' }, 'Aquí se cayó\n40.4168, -3.7038'],
    [{ Body: 'Tienda Sol', Label: 'Tienda Sol', Latitude: '1.5', Longitude: '2' }, 'Tienda Sol\n1.5, 2'],
  ])('A place of %j is written as %j', async (fields, text) => {
    expect((await adapt(form({ ...sms, ...fields }))).items).toMatchObject([{ text, attachments: [] }]);
  });
});
