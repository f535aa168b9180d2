import { describe, expect, it } from 'vitest';
import { adaptZendesk } from '#channels/zendesk/adapt.ts';
import { adapted, bytesOf, withstands } from '../real-payloads.ts';

const adapt = (body: unknown) => adapted(adaptZendesk, body);
const text = 'Mi caldera no enciende.';

/** After Zendesk's documentation of its ticket events (2022-11-06). */
const event = (type: string, inner: object, detail: object = {}) => ({
  account_id: 1,
  id: 'ev-1',
  subject: 'zen:ticket:5158',
  time: '2026-11-20T10:00:00.123456789Z',
  type: `zen:event-type:${type}`,
  zendesk_event_version: '2022-11-06',
  detail: {
    id: '5158',
    subject: 'Caldera',
    description: text,
    requester_id: '8447',
    created_at: '2026-11-20T10:00:00Z',
    ...detail,
  },
  event: inner,
});
const created = event('ticket.created', {});
const comment = (over: object = {}) =>
  event('ticket.comment_added', {
    comment: {
      id: 'c-2',
      body: '¿Alguna novedad?',
      is_public: true,
      author: { id: '8447', is_staff: false, name: 'Ana' },
      ...over,
    },
  });
const file = event('ticket.attachment_linked_to_comment', {
  attachment: {
    id: 7,
    content_url: 'https://x.zendesk.com/a/7',
    content_type: 'image/jpeg',
    filename: 'foto.jpg',
    is_public: true,
  },
});
const chat = (type: string) =>
  event('messaging_ticket.message_added', {
    actor: { id: 'u-1', name: 'Ana', type },
    conversation_id: 'k',
    message: { id: 'm-1', body: 'Hola' },
  });
const trigger = {
  ticket: {
    id: 5158,
    subject: 'Caldera',
    description: text,
    created_at: '2026-11-20T10:00:00Z',
    requester: { id: 8447, name: 'Ana', email: 'ana@example.com' },
  },
};

describe('Zendesk', () => {
  it('A new ticket of Zendesk becomes a message', async () => {
    expect((await adapt(created)).items).toEqual([
      {
        kind: 'message',
        text: `Caldera\n\n${text}`,
        author: { id: '8447' },
        threadId: '5158',
        externalId: expect.stringMatching(/^5158:[0-9a-f]{16}$/),
        at: '2026-11-20T10:00:00.000Z',
        attachments: [],
      },
    ]);
  });

  it('Zendesk sends the first comment twice; both are one message', async () => {
    const first = await adapt(comment({ id: 'c-1', body: text }));
    expect(first.items.map(({ externalId }) => externalId)).toEqual(
      (await adapt(created)).items.map(({ externalId }) => externalId),
    );
    expect(first.items.map((item) => item.text)).toEqual([`Caldera\n\n${text}`]);
  });

  it('Comments, files and chat of Zendesk are read', async () => {
    expect((await adapt(comment())).items).toMatchObject([
      { text: '¿Alguna novedad?', externalId: 'c-2', threadId: '5158', author: { id: '8447', name: 'Ana' } },
    ]);
    expect((await adapt(file)).items).toMatchObject([
      { text: '', attachments: [{ id: 'https://x.zendesk.com/a/7', name: 'foto.jpg', type: 'image/jpeg' }] },
    ]);
    expect((await adapt(chat('end_user'))).items).toMatchObject([{ text: 'Hola', externalId: 'm-1' }]);
  });

  it('A trigger of Zendesk hands a ticket over, with the address', async () => {
    const author = { id: '8447', name: 'Ana', email: 'ana@example.com' };
    expect((await adapt(trigger)).items).toMatchObject([{ text: `Caldera\n\n${text}`, threadId: '5158', author }]);
    const asked = (at: string) => adapt({ ticket: { ...trigger.ticket, comment: '¿Y bien?', updated_at: at } });
    const [one, again, later] = await Promise.all(['2026-11-21', '2026-11-21', '2026-11-22'].map(asked));
    expect(one).toEqual(again);
    expect(one?.items[0]?.externalId).not.toBe(later?.items[0]?.externalId);
  });

  it.each([
    ['written-by-staff', comment({ author: { id: '1', is_staff: true } })],
    ['written-by-staff', chat('agent')],
    ['private-comment', comment({ is_public: false })],
    ['no-text', comment({ body: ' ' })],
    ['unsupported:ticket.status_changed', event('ticket.status_changed', {})],
    ['unsupported:constructor', event('constructor', {})],
    ['no-ticket', event('ticket.created', {}, { id: null })],
    ['no-ticket', { ticket: {} }],
    ['not-understood', { type: 'zen:other' }],
    ['not-understood', '{'],
  ])('Zendesk’s adapter ignores %s', async (reason, body) =>
    expect(await adapt(body)).toEqual({ items: [], ignored: [{ reason }] }),
  );

  it('Zendesk’s adapter withstands anything', () =>
    withstands(adaptZendesk, [created, comment(), file, chat('end_user'), trigger].map(bytesOf)));
});
