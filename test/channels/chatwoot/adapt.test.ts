import { describe, expect, it } from 'vitest';
import { adaptChatwoot } from '#channels/chatwoot/adapt.ts';
import { adapted, bytesOf, withstands } from '../real-payloads.ts';

const adapt = (body: unknown) => adapted(adaptChatwoot, body);

/** After Chatwoot's guide to its webhooks. */
const created = {
  event: 'message_created',
  id: 11,
  content: 'La caldera pierde agua.',
  created_at: '2026-11-20 10:00:00 UTC',
  message_type: 'incoming',
  content_type: 'text',
  content_attributes: {},
  private: false,
  sender: { id: 5, name: 'Ana', email: 'ana@example.com', phone_number: '+34600111222', type: 'contact' },
  conversation: { id: 51, status: 'open' },
  account: { id: 1, name: 'Lumbre' },
  inbox: { id: 2, name: 'Web' },
};

describe('Chatwoot', () => {
  it('What a customer writes on Chatwoot becomes a message', async () => {
    expect(await adapt(created)).toEqual({
      items: [
        {
          kind: 'message',
          text: 'La caldera pierde agua.',
          author: { id: '5', name: 'Ana', email: 'ana@example.com', phone: '+34600111222' },
          threadId: '51',
          externalId: '11',
          at: '2026-11-20T10:00:00.000Z',
          attachments: [],
        },
      ],
      ignored: [],
    });
  });

  it('Files on Chatwoot are kept, with or without text', async () => {
    const attachments = [{ id: 3, file_type: 'audio', data_url: 'https://chat.example/3.ogg', file_size: 900 }];
    expect((await adapt({ ...created, content: null, attachments })).items).toMatchObject([
      { text: '', attachments: [{ id: 'https://chat.example/3.ogg', type: 'audio', size: 900 }] },
    ]);
  });

  it('What is changed or deleted on Chatwoot is an edit or a deletion', async () => {
    const updated = { ...created, event: 'message_updated', updated_at: 1_795_000_000 };
    expect((await adapt(updated)).items).toMatchObject([
      { kind: 'edit', externalId: '11', at: '2026-11-18T11:06:40.000Z' },
    ]);
    const deleted = { ...updated, content: 'This message was deleted', content_attributes: { deleted: true } };
    expect((await adapt(deleted)).items).toMatchObject([{ kind: 'deletion', text: '', externalId: '11' }]);
  });

  it.each([
    ['written-by-us:outgoing', { ...created, message_type: 'outgoing' }],
    ['written-by-us:1', { ...created, message_type: 1 }],
    ['private-note', { ...created, private: true }],
    ['no-conversation', { ...created, conversation: null }],
    ['no-text', { ...created, content: '' }],
    ['unsupported:conversation_updated', { ...created, event: 'conversation_updated' }],
    ['not-understood', {}],
    ['not-understood', '['],
  ])('Chatwoot’s adapter ignores %s', async (reason, body) =>
    expect(await adapt(body)).toEqual({ items: [], ignored: [{ reason }] }),
  );

  it('Chatwoot’s adapter withstands anything', () =>
    withstands(adaptChatwoot, [created, { ...created, event: 'message_updated', attachments: [{}] }].map(bytesOf)));
});
