import { randomInt, randomUUID } from 'node:crypto';
import { describe, expect, inject, test } from 'vitest';
import type { Channel } from '#channels/names.ts';
import type { Sent } from '#local/platforms.ts';
import { succeeded } from '#tools/api-client.ts';
import { signers } from '../functions/webhooks/signing.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';

const run = inject('run');
const { api } = stage();

const TEXT = 'La caldera lleva tres días sin funcionar y nadie contesta. Quiero una solución ya.';
const digits = (): string => String(randomInt(600_000_000, 699_999_999));
const seconds = (): number => Math.floor(Date.now() / 1000);
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** A first message of a new customer, as each platform delivers it (shapes of the fixtures and the platforms' references). */
const payloads: Partial<Record<Channel, (person: string) => Buffer>> = {
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

const deliver = async (channel: Channel, body: Buffer, change: Record<string, string> = {}): Promise<number> => {
  const { url, secret = '' } = run.channels[channel] ?? { url: '' };
  const signed = signers[channel]?.(secret, body, { url, seconds: `${seconds()}`, now: new Date().toISOString() });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed, ...change },
    body: new Uint8Array(body),
  });
  await response.arrayBuffer();
  return response.status;
};

/** Calls a service of the emulator by its query protocol and gives back its XML. */
const query = async (fields: Record<string, string>): Promise<string> => {
  const service = 'QueueNamePrefix' in fields ? 'sqs' : 'sns';
  const scope = `Credential=test/20261123/${run.region}/${service}/aws4_request`;
  const response = await fetch(run.endpointUrl, {
    method: 'POST',
    headers: { authorization: `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=0` },
    body: new URLSearchParams(fields),
  });
  return response.text();
};

/** A topic of the company's account that delivers to the queue of arrivals; returns how something is said on it. */
const topicOf = async (name: string): Promise<(message: unknown) => Promise<string>> => {
  const arn = /<TopicArn>([^<]+)/.exec(await query({ Action: 'CreateTopic', Name: name }))?.[1] ?? '';
  const queues = await query({ Action: 'ListQueues', QueueNamePrefix: '' });
  const queue = /<QueueUrl>[^<]*\/([^</]*Arrivals[^</]*)</.exec(queues)?.[1] ?? '';
  const endpoint = `arn:aws:sqs:${run.region}:${run.accountId}:${queue}`;
  await query({ Action: 'Subscribe', TopicArn: arn, Protocol: 'sqs', Endpoint: endpoint });
  return (message) => query({ Action: 'Publish', TopicArn: arn, Message: JSON.stringify(message) });
};

/** What AWS End User Messaging puts on a topic: a first message of a customer, and what became of one of ours. */
const overAws = {
  sms: {
    message: (person: string) => ({
      originationNumber: `+34${person}`,
      destinationNumber: '+34600000000',
      messageKeyword: 'KEYWORD_1',
      messageBody: TEXT,
      inboundMessageId: randomUUID(),
    }),
    delivered: (person: string, messageId: string) => ({
      eventType: 'TEXT_DELIVERED',
      eventVersion: '1.0',
      eventTimestamp: Date.now(),
      isFinal: true,
      destinationPhoneNumber: `+34${person}`,
      messageId,
      messageStatus: 'DELIVERED',
    }),
  },
  whatsapp: {
    message: (person: string) => {
      const { entry } = JSON.parse(String(payloads.whatsapp?.(person))) as { entry: unknown[] };
      return { whatsAppWebhookEntry: JSON.stringify(entry[0]), messageId: randomUUID() };
    },
    delivered: (person: string, messageId: string) => {
      const status = {
        id: `wamid.${person}`,
        status: 'delivered',
        timestamp: `${seconds()}`,
        recipient_id: `34${person}`,
      };
      const value = { messaging_product: 'whatsapp', statuses: [status] };
      return {
        whatsAppWebhookEntry: JSON.stringify({ id: '1', changes: [{ field: 'messages', value }] }),
        messageId,
      };
    },
  },
};

const deliveriesOf = async (channel: Channel) =>
  succeeded(await (await api.as('sofia')).deliveries(channel)).deliveries;

/** Channels whose answer goes back where it came from. */
const answered = [
  'whatsapp',
  'messenger',
  'instagram',
  'facebook',
  'x',
  'telegram',
  'sms',
  'chatwoot',
  'zendesk',
] as const;

describe('what a platform delivers', () => {
  test.each(answered)('%s: opens one case though it comes twice, and is answered there', async (channel) => {
    const person = digits();
    const body = payloads[channel]?.(person) ?? Buffer.alloc(0);
    expect(await deliver(channel, body)).toBe(200);
    expect(await deliver(channel, body)).toBe(200);
    const opened = await eventually(`a case from ${channel}`, async () =>
      (await deliveriesOf(channel)).find(({ result }) => result === 'opened'),
    );
    const view = succeeded(await (await api.as('sofia')).case(String(opened.caseId)));
    expect(view.channel).toBe(channel);
    await eventually('the acknowledgment at the platform', async () => {
      const sent = (await (await fetch(`${run.platformsUrl}/sent`)).json()) as Sent[];
      return sent.some((message) => message.channel === channel && message.text.length > 0);
    });
    const deliveries = await eventually('both deliveries', async () => {
      const all = await deliveriesOf(channel);
      return all.length >= 2 && all;
    });
    expect(deliveries.filter(({ result }) => result === 'opened')).toHaveLength(1);
  });

  test.each(['sms', 'whatsapp'] as const)(
    '%s by AWS: comes over a topic, is answered by AWS, and AWS tells how far',
    async (channel) => {
      const person = digits();
      const say = await topicOf(`${channel}-${person}`);
      await say(overAws[channel].message(person));
      const answer = await eventually(`the acknowledgment by ${channel}`, async () => {
        const sent = (await (await fetch(`${run.platformsUrl}/sent`)).json()) as Sent[];
        return sent.find((message) => message.channel === channel && message.to.endsWith(person));
      });
      expect(answer.text.length).toBeGreaterThan(0);
      await say(overAws[channel].delivered(person, answer.id));
      const told = await eventually('what became of it', async () =>
        (await deliveriesOf(channel)).find(({ reason = '', caseId }) => /\bstatus$/.test(reason) && caseId),
      );
      expect(succeeded(await (await api.as('sofia')).case(String(told.caseId))).channel).toBe(channel);
    },
  );

  test.each(['chat', 'survey'] as const)('%s: without a way back, it is answered by mail', async (channel) => {
    const person = digits();
    expect(await deliver(channel, payloads[channel]?.(person) ?? Buffer.alloc(0))).toBe(200);
    await eventually('the acknowledgment', async () =>
      (await api.mailsTo(`rosa.${person}@customers.example`)).some(({ BodyText }) => BodyText.includes('/t/')),
    );
  });

  test.each(['review', 'call'] as const)('%s: opens a case with an owner', async (channel) => {
    expect(await deliver(channel, payloads[channel]?.(digits()) ?? Buffer.alloc(0))).toBe(200);
    const opened = await eventually(`a case from ${channel}`, async () =>
      (await deliveriesOf(channel)).find(({ result }) => result === 'opened'),
    );
    const owner = await eventually(
      'its owner',
      async () => succeeded(await (await api.as('sofia')).case(String(opened.caseId))).owner,
    );
    expect(run.people.map(({ username }) => username)).toContain(owner);
  });

  test('What a platform delivers: crm: a cancelled subscription on the bus opens a case before anybody complains', async () => {
    const event = {
      EventBusName: run.eventBusName,
      Source: 'lumbre.crm',
      DetailType: 'Subscription Cancelled',
      Detail: JSON.stringify({ customer: { id: digits(), name: 'Rosa Vidal', email: 'rosa@customers.example' } }),
    };
    const put = await fetch(run.endpointUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSEvents.PutEvents' },
      body: JSON.stringify({ Entries: [event] }),
    });
    expect(put.status).toBe(200);
    await eventually('the case', async () => (await deliveriesOf('crm')).some(({ result }) => result === 'opened'));
  });

  test('What a platform delivers is refused when a bit of it is wrong, and listed as refused', async () => {
    const body = payloads.whatsapp?.(digits()) ?? Buffer.alloc(0);
    const forged = Buffer.from(body);
    forged[40] = (forged[40] ?? 0) ^ 1;
    const { secret = '' } = run.channels['whatsapp'] ?? {};
    const headers = signers.whatsapp?.(secret, body, { url: '', seconds: '', now: '' });
    expect(await deliver('whatsapp', forged, headers)).toBe(403);
    expect((await deliveriesOf('whatsapp')).some(({ result }) => result === 'refused')).toBe(true);
  });

  test('What a platform delivers: a verification challenge is answered with the bare challenge', async () => {
    const { url, secret = '' } = run.channels['whatsapp'] ?? { url: '' };
    const query = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.verify_token': secret,
      'hub.challenge': '1158201444',
    });
    const response = await fetch(`${url}?${query}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('1158201444');
    query.set('hub.verify_token', 'other');
    expect((await fetch(`${url}?${query}`)).status).toBe(403);
  });
});
