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

  it.each([
    [
      'the subject of the mail that began it',
      { content: 'Lo dice el asunto.', content_attributes: { email: { subject: 'Cobro doble' } } },
      'Cobro doble\n\nLo dice el asunto.',
    ],
    [
      'no subject of a mail that answers',
      { content: 'Sigue igual.', content_attributes: { email: { subject: 'Re: Cobro doble', in_reply_to: '<1@x>' } } },
      'Sigue igual.',
    ],
    [
      'a mail of HTML alone',
      { content: null, content_attributes: { email: { html_content: { full: '<p>No <b>llega</b></p>' } } } },
      'No llega',
    ],
    [
      'a place',
      {
        content: null,
        attachments: [
          { id: 1, file_type: 'location', coordinates_lat: 40.4, coordinates_long: -3.7, fallback_title: 'Casa' },
        ],
      },
      'Casa\n40.4, -3.7',
    ],
  ])('What a message of Chatwoot says beside its text is read too: %s', async (_, message, text) => {
    expect((await adapt({ ...created, ...message })).items[0]?.text).toBe(text);
  });

  it('What a customer fills into a survey or a form of Chatwoot is theirs, though it comes as a change of our message', async () => {
    const ours = { ...created, event: 'message_updated', message_type: 'template', content: 'Valore la conversación' };
    const rated = (rating: number) => ({
      ...ours,
      content_attributes: {
        submitted_values: { csat_survey_response: { rating, feedback_message: 'Nadie me ayudó' } },
      },
    });
    expect((await adapt(rated(1))).items).toMatchObject([
      {
        kind: 'complaint',
        text: 'Nadie me ayudó\n\n(1/5)',
        externalId: '11:answer',
        threadId: '51',
        author: { name: 'Ana' },
      },
    ]);
    expect((await adapt(rated(5))).items).toMatchObject([{ kind: 'survey' }]);
    const form = {
      ...ours,
      content_attributes: { submitted_values: [{ name: 'motivo', value: 'No llega el pedido' }] },
    };
    expect((await adapt(form)).items).toMatchObject([{ kind: 'message', text: 'motivo: No llega el pedido' }]);
    expect((await adapt(ours)).items).toEqual([]);
  });

  it('What is written in a survey of Chatwoot after its face was pressed is not taken for the same answer', async () => {
    const answered = (response: object) =>
      adapt({
        ...{ ...created, event: 'message_updated', message_type: 'template', content: 'Valore la conversación' },
        content_attributes: { submitted_values: { csat_survey_response: response } },
      });
    const [face] = (await answered({ rating: 1 })).items;
    const [written] = (await answered({ rating: 1, feedback_message: 'Huele a gas' })).items;
    expect([face?.text, written?.text]).toEqual(['(1/5)', 'Huele a gas\n\n(1/5)']);
    expect(written?.externalId).not.toBe(face?.externalId);
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
