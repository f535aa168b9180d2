import { describe, expect, it } from 'vitest';
import { adaptChat } from '#channels/chat/adapt.ts';
import { fixture } from '../meta/payloads.ts';
import { bytesOf, RECEIVED_AT, withstands } from '../real-payloads.ts';
import { fixturesLike } from '../stand-in.ts';

const adapt = (payload: Uint8Array) => adaptChat(payload, RECEIVED_AT);

/** After Amazon's documentation, which may not be copied. */
const said = (ParticipantRole: string, Content: string, more: object = {}) => ({
  AbsoluteTime: '2026-11-23T08:32:08.102Z',
  Content,
  ContentType: 'text/plain',
  DisplayName: ParticipantRole === 'CUSTOMER' ? 'Ana' : 'Jane',
  Id: 'm-1',
  ParticipantId: `p-${ParticipantRole}`,
  ParticipantRole,
  Type: 'MESSAGE',
  ...more,
});
const connect = {
  ContactId: 'c-1',
  Transcript: [
    said('SYSTEM', 'Le atenderemos enseguida.'),
    said('AGENT', '', { Type: 'EVENT', ContentType: 'application/vnd.amazonaws.connect.event.participant.joined' }),
    said('CUSTOMER', 'No enciende.', { Sentiment: 'NEGATIVE' }),
    said('CUSTOMER', '', {
      Type: 'ATTACHMENT',
      Attachments: [{ AttachmentName: 'factura.pdf', ContentType: 'application/pdf', AttachmentId: 'a-1' }],
    }),
    said('AGENT', 'Lo siento.'),
  ],
};
const plain = {
  id: 'chat-1',
  customer: { id: 'u-1', name: 'Ana', email: 'ana@example.com' },
  messages: [
    { from: 'bot', text: 'Hola', at: '2026-11-23T08:31:00Z' },
    { from: 'Ana', text: 'No enciende.', at: '2026-11-23T08:32:00+01:00' },
    { from: 'customer', text: 'Hace ruido.' },
  ],
};
const lex = {
  inputTranscript: 'No enciende.',
  botResponse: 'Lo miro.',
  sessionId: 's-1',
  userId: 'u-1',
  requestId: 'r-1',
  timestamp: '2026-11-23T08:32:00Z',
  sentimentResponse: { sentimentLabel: 'Negative' },
};

describe('a chat', () => {
  it('A chat of Connect becomes what the customer wrote, with what came along', async () => {
    expect(await adapt(bytesOf(connect))).toEqual({
      items: [
        {
          kind: 'message',
          text: 'No enciende.',
          author: { id: 'p-CUSTOMER', name: 'Ana' },
          threadId: 'c-1',
          externalId: 'c-1',
          at: '2026-11-23T08:32:08.102Z',
          attachments: [{ name: 'factura.pdf', type: 'application/pdf', id: 'a-1' }],
        },
        {
          kind: 'other',
          text: 'Le atenderemos enseguida.\nLo siento.',
          author: { id: 'company' },
          threadId: 'c-1',
          externalId: 'c-1:company',
          at: '2026-11-23T08:32:08.102Z',
          attachments: [],
        },
      ],
      ignored: [],
    });
  });

  it.each([
    ['plain', plain],
    [
      'plain, in capitals',
      {
        Id: 'chat-1',
        Customer: plain.customer,
        Messages: plain.messages.map(({ from, text, at }) => ({ From: from, Text: text, At: at })),
      },
    ],
  ])('A chat is read: %s', async (_, chat) => {
    expect((await adapt(bytesOf(chat))).items).toMatchObject([
      {
        kind: 'message',
        text: 'No enciende.\nHace ruido.',
        author: { id: 'u-1', name: 'Ana', email: 'ana@example.com' },
        externalId: 'chat-1',
        at: '2026-11-23T07:32:00.000Z',
      },
      { kind: 'other', text: 'Hola' },
    ]);
  });

  it('A turn with a bot is a chat', async () => {
    const { items } = await adapt(bytesOf(lex));
    expect(items).toMatchObject([
      {
        kind: 'message',
        text: 'No enciende.',
        author: { id: 'u-1' },
        threadId: 's-1',
        externalId: 'r-1',
        at: '2026-11-23T08:32:00.000Z',
      },
      { kind: 'other', text: 'Lo miro.', threadId: 's-1' },
    ]);
    expect(JSON.stringify(items)).not.toContain('Negative');
    expect((await adapt(fixture('chat', 'lex-event.json'))).items).toMatchObject([
      { text: 'Text used to process the request' },
    ]);
  });

  it.each([
    'Soporte',
    'Atención al cliente',
    'Customer service',
    'supervisora',
    'AGENT_1',
    'agente2',
    'Bot Lumbre',
    'virtual assistant',
    'Customer Relations Agent',
    'Human Agent',
    'Lucía (agente)',
    'Lucía',
  ])('Nothing that the company wrote in a chat is read as the customer wrote it: %s', async (from) => {
    const messages = [
      { from: 'customer', text: 'No enciende.' },
      { from, text: 'Le abonamos 50 euros.' },
    ];
    expect((await adapt(bytesOf({ id: 'chat-1', messages }))).items).toMatchObject([
      { kind: 'message', text: 'No enciende.' },
      { kind: 'other', text: 'Le abonamos 50 euros.' },
    ]);
  });

  it.each([
    ['who has no name at all', undefined, [{ text: 'No enciende.' }]],
    ['whom nobody knows', undefined, [{ from: 'Eva', text: 'No enciende.' }]],
    ['who writes under the first name', { name: 'Eva Sanz Ríos' }, [{ from: 'Eva', text: 'No enciende.' }]],
    ['who writes under the address', { email: 'eva@example.com' }, [{ from: 'Eva@example.com', text: 'No enciende.' }]],
    ['who is called Client', { name: 'Ana Client' }, [{ from: 'Client', text: 'No enciende.' }]],
    ['a user with an assistant', undefined, [{ role: 'user', content: 'No enciende.' }]],
  ])('The words of a customer are theirs: %s', async (_, customer, said) => {
    const messages = [...said, { from: 'agent', text: 'Lo miro.' }];
    expect((await adapt(bytesOf({ customer, messages }))).items).toMatchObject([
      { kind: 'message', text: 'No enciende.' },
      { kind: 'other', text: 'Lo miro.' },
    ]);
  });

  it('A chat in other fields than ours is not taken for one in which nobody said anything', async () => {
    const messages = [{ sender: 'customer', body: 'No enciende.' }];
    expect((await adapt(bytesOf({ messages }))).ignored).toEqual([{ reason: 'not-understood' }]);
    expect((await adapt(bytesOf({ messages: [{ from: 'customer', text: '' }] }))).ignored).toEqual([
      { reason: 'no-customer-words' },
    ]);
  });

  it('The subject of a mail to Intercom is read, and so is a photo without words', async () => {
    const author = { type: 'user', id: 'u-1' };
    const conversation = {
      type: 'conversation',
      id: '1',
      source: { id: 's', subject: '<p>Cobro doble</p>', body: '<p>Lo dice el asunto.</p>', author },
      conversation_parts: {
        conversation_parts: [
          {
            id: 'p',
            part_type: 'comment',
            body: null,
            author,
            attachments: [{ name: 'a.jpg', url: 'https://x.example/a.jpg' }],
          },
          { id: 'q', part_type: 'comment', body: null, author },
        ],
      },
    };
    const { items, ignored } = await adapt(bytesOf(conversation));
    expect(items).toMatchObject([
      { text: 'Cobro doble\n\nLo dice el asunto.' },
      { text: '', attachments: [{ name: 'a.jpg', id: 'https://x.example/a.jpg' }] },
    ]);
    expect(ignored).toEqual([{ reason: 'unsupported:comment' }]);
  });

  it('Of a conversation of Intercom only the person is read', async () => {
    expect(await adapt(fixture('chat', 'openapi-conversation-user-reply.json'))).toEqual({
      items: [
        {
          kind: 'message',
          text: 'Thanks again :)',
          author: { id: '6762f1571bb69f9f2193bbbb', name: 'Joe Bloggs', email: 'joe@bloggs.com' },
          threadId: '524',
          externalId: '132',
          at: '2024-12-18T15:59:21.000Z',
          attachments: [],
        },
      ],
      ignored: [{ reason: 'own-message' }],
    });
  });

  it('Chats of strangers never make one person of two', async () => {
    const chats = ['No enciende.', 'Hace ruido.'].map((text) => bytesOf({ messages: [{ from: 'user', text }] }));
    const ids = await Promise.all(chats.map(async (chat) => (await adapt(chat)).items[0]?.author.id));
    expect(new Set(ids).size).toBe(2);
  });

  it.each([
    ['no-customer-words', bytesOf({ messages: [{ from: 'agent', text: 'Hola' }] })],
    ['no-customer-words', bytesOf({ ...lex, inputTranscript: ' ' })],
    ['unsupported:contact-event', bytesOf({ source: 'aws.connect' })],
    ['not-understood', bytesOf({ hello: 1 })],
    ['malformed', Buffer.from('Cliente: hola')],
  ])('A chat of which nothing can be made is ignored: %s', async (reason, payload) => {
    expect(await adapt(payload)).toEqual({ items: [], ignored: [{ reason }] });
  });
});

it('Broken chats never break the adapter of chats', () =>
  withstands(adaptChat, [bytesOf(connect), bytesOf(plain), bytesOf(lex), ...fixturesLike('chat', /json$/)]));
