import { describe, expect, it } from 'vitest';
import { adaptWhatsApp } from '#channels/whatsapp/adapt.ts';
import { personOf } from '#channels/whatsapp/person.ts';
import { expectUnbreakable, fixture, json, RECEIVED, reasons } from '../meta/payloads.ts';

const adapt = (payload: Uint8Array) => adaptWhatsApp(payload, RECEIVED);
const read = (file: string) => adapt(fixture('whatsapp', file));
const message = (fields: object, value: object = {}) => ({
  field: 'messages',
  value: { ...value, messages: [{ from: '34600111222', id: 'wamid.1', timestamp: '1763888400', ...fields }] },
});
const delivery = (...changes: object[]) => json({ object: 'whatsapp_business_account', entry: [{ id: '1', changes }] });
const text = (body: string) => ({ type: 'text', text: { body } });

const author = {
  id: '972987654321',
  phone: '+972987654321',
  name: 'Test Name',
  alias: 'US.13491208655302741918',
};

describe('a delivery of WhatsApp', () => {
  it('What a customer writes on WhatsApp becomes a message', async () => {
    expect(await read('message--text.json')).toEqual({
      items: [
        {
          kind: 'message',
          text: 'Body Text',
          author,
          threadId: '972987654321',
          externalId: 'wamid.xyzxyz',
          at: '2023-10-11T16:53:43.000Z',
          attachments: [],
        },
      ],
      ignored: [],
    });
  });

  it('A form on WhatsApp is read field by field, its ticks and its files too', async () => {
    const filled = {
      flow_token: 't',
      motivo: 'Avería',
      días: 3,
      aparatos: ['Horno', 'Placa'],
      urgente: true,
      vacío: '',
      fotos: [{ file_name: 'placa.jpg', mime_type: 'image/jpeg', sha256: 'x', id: '790' }],
    };
    const reply = { name: 'flow', body: 'Sent', response_json: JSON.stringify(filled) };
    const sent = { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: reply } };
    expect((await adapt(delivery(message(sent)))).items).toMatchObject([
      {
        text: 'motivo: Avería\ndías: 3\naparatos: Horno, Placa\nurgente: ✓',
        attachments: [{ name: 'placa.jpg', type: 'image/jpeg', id: '790' }],
      },
    ]);
  });

  it('A contact on WhatsApp is read with its numbers and addresses', async () => {
    const contacts = [
      { name: { formatted_name: 'Ana' }, phones: [{ phone: '+34 600' }], emails: [{ email: 'ana@example.com' }] },
    ];
    expect((await adapt(delivery(message({ type: 'contacts', contacts })))).items[0]?.text).toBe(
      'Ana, +34 600, ana@example.com',
    );
  });

  it('Who only opens a chat on WhatsApp has said nothing', async () => {
    expect(await adapt(delivery(message({ type: 'request_welcome' })))).toEqual({
      items: [],
      ignored: [{ reason: 'start-of-chat' }],
    });
  });

  it('A message on WhatsApp may be from somebody without a phone number', async () => {
    expect((await read('webhook-incoming-message-text-bsuid.json')).items).toMatchObject([
      {
        text: 'Does it come in another color?',
        author: { id: 'US.13491208655302741918', name: 'Sheena Nelson', handle: '@realsheenanelson' },
        // The same payload was said in a group, whose members all read it.
        threadId: 'public:120363418770915618@g.us:US.13491208655302741918',
        public: true,
      },
    ]);
  });

  it.each([
    ['message--voice.json', { text: '', attachments: [{ type: 'audio/ogg; codecs=opus', id: '1234567890987654321' }] }],
    ['message--order.json', { text: '3 x HAMBURGER 30 ILS\n2 x FRENCH_FRIES 35 ILS\n2 x SODA 10 ILS' }],
    [
      'flow_completion--completion.json',
      { text: 'comment_text: Comment Text\ndelivery_rating: 4\npurchase_rating: 2\nrecommend_radio: 0\ncs_rating: 0' },
    ],
    [
      'edited_message--image.json',
      {
        kind: 'edit',
        text: 'Updated image caption',
        externalId: 'wamid.HBgLMTQxMjU1NTA4MjkVAgASGBQzQUNCNjk5RDUwNUZGMUZEM0VBRAA=',
      },
    ],
    ['deleted_message--revoke.json', { kind: 'deletion', text: '', externalId: '<ORIGINAL_WHATSAPP_MESSAGE_ID>' }],
    ['message_status--failed.json', { kind: 'status', text: 'failed:130472', externalId: 'wamid.xyzxyz' }],
    ['webhook-userIdUpdate.json', { kind: 'other', author: { id: '16505551234', alias: 'US.13491208655302741918' } }],
  ])('A message on WhatsApp says more than text: %s', async (file, item) => {
    expect(await read(file)).toMatchObject({ items: [item], ignored: [] });
  });

  it.each([
    [{ type: 'button', button: { text: 'No' } }, 'No'],
    [
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { title: 'A', description: 'B' } } },
      'A\nB',
    ],
    [{ type: 'location', location: { name: 'Tienda', latitude: 40.4, longitude: -3.7 } }, 'Tienda\n40.4, -3.7'],
    [
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Ana' }, phones: [{ phone: '+34600' }] }] },
      'Ana, +34600',
    ],
    [{ type: 'image', image: { caption: 'Así llegó', id: '7' } }, 'Así llegó'],
    [{ type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '👍' } }, '👍'],
    [{ type: 'reaction', reaction: { message_id: 'wamid.0' } }, ''],
  ])('A message on WhatsApp has its text in %j', async (fields, words) => {
    const { items } = await adapt(delivery(message(fields)));
    expect(items.map((item) => item.text)).toEqual([words]);
  });

  it('A message on WhatsApp is kept where nobody knows what it is, and says so', async () => {
    const unknown = await read('message--unsupported_with_type.json');
    expect(unknown).toMatchObject({
      items: [{ kind: 'message', text: '' }],
      ignored: [{ reason: 'unsupported:pool' }],
    });
    expect(await adapt(delivery(message({ type: 'poll_v2', poll_v2: { body: '¿Sí?' } })))).toMatchObject({
      items: [{ text: '¿Sí?' }],
      ignored: [{ reason: 'unsupported:poll_v2' }],
    });
  });

  it('A delivery of WhatsApp may hold many messages, and the same one twice', async () => {
    const change = message(text('Hola'));
    const body = {
      entry: [{ changes: [change, change] }, { changes: [message({ ...text('¿Hay alguien?'), id: 'wamid.2' })] }],
    };
    const { items } = await adapt(json(body));
    expect(items.map(({ externalId }) => externalId)).toEqual(['wamid.1', 'wamid.1', 'wamid.2']);
  });

  it('Two strangers on WhatsApp have two ids, and the same one at a repeat', async () => {
    const nobody = (id: string) => adapt(delivery(message({ ...text('Hola'), from: undefined, id })));
    const [one, again, other] = [await nobody('wamid.1'), await nobody('wamid.1'), await nobody('wamid.2')];
    expect(one.items[0]?.threadId).toBeUndefined();
    expect(one).toEqual(again);
    expect(one.items[0]?.author.id).not.toBe(other.items[0]?.author.id);
  });

  it.each([
    ['outgoing_message--text.json', 'echo'],
    ['message--unsupported_with_type.json', 'unsupported:pool'],
  ])('A delivery of WhatsApp names what it ignores: %s', async (file, reason) =>
    expect(reasons(await read(file))).toEqual([reason]),
  );

  it.each([
    ['not-json', Buffer.from('From=whatsapp%3A%2B34600111222')],
    ['no-entries', json({})],
    ['no-entries', json([1])],
    ['empty-entry', json({ entry: [{}] })],
    ['nothing-in-it', delivery({ field: 'messages', value: {} })],
    ['unsupported:calls', delivery({ field: 'calls', value: {} })],
    ['malformed:whatsAppWebhookEntry', json({ whatsAppWebhookEntry: '{"...JSON STRING....' })],
  ])('A delivery of WhatsApp is nothing: %s', async (reason, payload) => {
    expect(await adapt(payload)).toEqual({ items: [], ignored: [{ reason }] });
  });
});

describe('AWS End User Messaging Social', () => {
  const entry = { id: '1', changes: [message(text('Hola'))] };
  const social = { context: {}, whatsAppWebhookEntry: JSON.stringify(entry), aws_account_id: '1' };
  const sns = { Type: 'Notification', Message: JSON.stringify(social) };

  it.each([
    ['the message', social],
    ['its notification over HTTP', sns],
    ['a Lambda event', { Records: [{ EventSource: 'aws:sns', Sns: sns }] }],
    ['a queue', { Records: [{ messageId: '1', body: JSON.stringify(sns) }] }],
    ['the entry', entry],
  ])('AWS End User Messaging Social hands on the same as WhatsApp: %s', async (_, body) => {
    expect((await adapt(json(body))).items).toMatchObject([{ text: 'Hola', author: { phone: '+34600111222' } }]);
  });

  it('AWS End User Messaging Social reports what became of a message under its id at AWS as well', async () => {
    const status = { id: 'wamid.9', status: 'delivered', timestamp: '1763888400', recipient_id: '34600111222' };
    const changes = [{ field: 'messages', value: { statuses: [status] } }];
    const Message = JSON.stringify({ messageId: 'aws-9', whatsAppWebhookEntry: JSON.stringify({ id: '1', changes }) });
    const { items } = await adapt(json({ Type: 'Notification', Message }));
    expect(items.map(({ kind, text, externalId }) => [kind, text, externalId])).toEqual([
      ['status', 'delivered', 'wamid.9'],
      ['status', 'delivered', 'aws-9'],
    ]);
  });

  it.each(['SubscriptionConfirmation', 'UnsubscribeConfirmation'])(
    'A notice of AWS End User Messaging Social is ignored with its name: %s',
    async (Type) => {
      expect(await adapt(json({ Type, Message: 'You have chosen' }))).toEqual({
        items: [],
        ignored: [{ reason: `sns:${Type}` }],
      });
    },
  );

  it('A delivery of AWS End User Messaging Social is not unpacked for ever', async () => {
    const deep = Array.from({ length: 50 }).reduce<unknown>((inner) => ({ Message: inner }), social);
    expect(reasons(await adapt(json(deep)))).toEqual(['malformed:depth']);
  });
});

it('A sender of Twilio’s WhatsApp is the same person', () => {
  expect(personOf({ number: 'whatsapp:+34600111222', name: 'Ana' }, 'SM1')).toEqual({
    author: { id: '34600111222', name: 'Ana', phone: '+34600111222' },
    threadId: '34600111222',
  });
});

it('Broken deliveries of WhatsApp never break the adapter', () => expectUnbreakable('whatsapp', adaptWhatsApp));
