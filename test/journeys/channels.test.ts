import { randomUUID } from 'node:crypto';
import { describe, expect, inject, test } from 'vitest';
import type { Channel } from '#channels/names.ts';
import type { Sent } from '#local/platforms.ts';
import { succeeded } from '#tools/api-client.ts';
import { signers } from '../functions/webhooks/signing.ts';
import { digits, payloads, seconds, TEXT } from './support/channel-payloads.ts';
import { deliver as delivered } from './support/deliver.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';

const run = inject('run');
const { api } = stage();

const deliver = (channel: Channel, body: Buffer, change: Record<string, string> = {}): Promise<number> =>
  delivered(run, { channel, body, change });

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

/** A topic of the company's account that delivers to the inbound queue; returns how something is said on it. */
const topicOf = async (name: string): Promise<(message: unknown) => Promise<string>> => {
  const arn = /<TopicArn>([^<]+)/.exec(await query({ Action: 'CreateTopic', Name: name }))?.[1] ?? '';
  const queues = await query({ Action: 'ListQueues', QueueNamePrefix: '' });
  const queue = /<QueueUrl>[^<]*\/([^</]*InboundQueue[^</]*)</.exec(queues)?.[1] ?? '';
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
