import { randomInt, randomUUID } from 'node:crypto';
import type { Channel } from '#channels/names.ts';

export const TEXT = 'La caldera lleva tres días sin funcionar y nadie contesta. Quiero una solución ya.';
export const digits = (): string => String(randomInt(600_000_000, 699_999_999));
export const seconds = (): number => Math.floor(Date.now() / 1000);
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** A first message of a new customer, as each platform delivers it (shapes of the fixtures and the platforms' references). */
export const payloads: Partial<Record<Channel, (person: string) => Buffer>> = {
  whatsapp: (person) =>
    json({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '1',
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '34910000000', phone_number_id: '100000000000001' },
                contacts: [{ profile: { name: 'Rosa Vidal' }, wa_id: `34${person}` }],
                messages: [
                  {
                    from: `34${person}`,
                    id: `wamid.${randomUUID()}`,
                    timestamp: `${seconds()}`,
                    type: 'text',
                    text: { body: TEXT },
                  },
                ],
              },
            },
          ],
        },
      ],
    }),
  messenger: (person) =>
    json({
      object: 'page',
      entry: [
        {
          id: '200000000000001',
          time: Date.now(),
          messaging: [
            {
              sender: { id: person },
              recipient: { id: '200000000000001' },
              timestamp: Date.now(),
              message: { mid: `m_${randomUUID()}`, text: TEXT },
            },
          ],
        },
      ],
    }),
  instagram: (person) =>
    json({
      object: 'instagram',
      entry: [
        {
          id: '300000000000001',
          time: Date.now(),
          messaging: [
            {
              sender: { id: person },
              recipient: { id: '300000000000001' },
              timestamp: Date.now(),
              message: { mid: `m_${randomUUID()}`, text: TEXT },
            },
          ],
        },
      ],
    }),
  facebook: (person) =>
    json({
      object: 'page',
      entry: [
        {
          id: '200000000000001',
          time: seconds(),
          changes: [
            {
              field: 'feed',
              value: {
                item: 'comment',
                verb: 'add',
                from: { id: person, name: 'Rosa Vidal' },
                post_id: '200000000000001_5',
                comment_id: `5_${person}`,
                parent_id: '200000000000001_5',
                created_time: seconds(),
                message: TEXT,
              },
            },
          ],
        },
      ],
    }),
  telegram: (person) =>
    json({
      update_id: Number(person),
      message: {
        message_id: 7,
        from: { id: Number(person), is_bot: false, first_name: 'Rosa', last_name: 'Vidal' },
        chat: { id: Number(person), type: 'private', first_name: 'Rosa' },
        date: seconds(),
        text: TEXT,
      },
    }),
  sms: (person) =>
    Buffer.from(
      new URLSearchParams({
        MessageSid: `SM${randomUUID().replaceAll('-', '')}`,
        AccountSid: 'AC00000000000000000000000000000001',
        From: `+34${person}`,
        To: '+34600000000',
        Body: TEXT,
        NumMedia: '0',
      }).toString(),
    ),
  chatwoot: (person) =>
    json({
      event: 'message_created',
      id: Number(person),
      content: TEXT,
      message_type: 'incoming',
      created_at: new Date().toISOString(),
      private: false,
      sender: { id: Number(person), name: 'Rosa Vidal', type: 'contact' },
      conversation: { id: Number(person) },
      account: { id: 1 },
      inbox: { id: 1 },
    }),
  x: (person) =>
    json({
      for_user_id: '11',
      direct_message_events: [
        {
          type: 'message_create',
          id: person,
          created_timestamp: String(Date.now()),
          message_create: { target: { recipient_id: '11' }, sender_id: `2${person}`, message_data: { text: TEXT } },
        },
      ],
      users: { [`2${person}`]: { id: `2${person}`, name: 'Rosa Vidal', screen_name: `rosa${person}` } },
    }),
  survey: (person) =>
    json({
      event_id: randomUUID(),
      event_type: 'form_response',
      form_response: {
        form_id: 'f-1',
        token: randomUUID(),
        submitted_at: new Date().toISOString(),
        definition: {
          fields: [
            { id: 'a', title: '¿Nos recomendaría?', type: 'opinion_scale', properties: { steps: 11 } },
            { id: 'c', title: 'Cuéntenos', type: 'long_text' },
          ],
        },
        answers: [
          { type: 'number', number: 1, field: { id: 'a', type: 'opinion_scale' } },
          { type: 'text', text: TEXT, field: { id: 'c', type: 'long_text' } },
          { type: 'email', email: `rosa.${person}@customers.example`, field: { id: 'd', type: 'email' } },
        ],
      },
    }),
  zendesk: (person) =>
    json({
      ticket: {
        id: Number(person),
        subject: 'Caldera',
        description: TEXT,
        created_at: new Date().toISOString(),
        requester: { id: Number(person), name: 'Rosa Vidal', email: `rosa.${person}@helpdesk.example` },
      },
    }),
  review: (person) =>
    json({
      id: `tp-${person}`,
      stars: 1,
      title: 'Nunca más',
      text: TEXT,
      createdAt: new Date().toISOString(),
      consumer: { id: person, displayName: 'Rosa Vidal' },
    }),
  call: (person) => Buffer.from(`Teléfono: +34${person}\nAgente: Buenos días.\nCliente: ${TEXT}\nAgente: Lo miro.\n`),
  chat: (person) =>
    json({
      id: person,
      customer: { id: person, email: `rosa.${person}@customers.example`, name: 'Rosa Vidal' },
      messages: [{ from: 'customer', text: TEXT, at: new Date().toISOString() }],
    }),
};
