import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { v7 } from 'uuid';
import { listDeliveries } from '#cases/store/deliveries.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import { inbound } from '#channels/inbound.ts';
import { type Channel, channelNames } from '#channels/names.ts';
import { reachSns } from '#channels/shared/reach-sns.ts';
import { webhookEndpoints } from '#functions/webhooks/endpoints.ts';
import type { WebhookDeps } from '#functions/webhooks/receive-webhook.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { standingClock } from '#test/support/case-fixture.ts';
import { snsStandIn, TOPIC } from '../../channels/shared/topic.ts';
import { memoryInbox } from '../inbound/inbound-fixture.ts';
import { signers } from './signing.ts';

const PUBLIC_URL = 'https://api.lumbre.example';
/** Any of them is right, so that they can be rotated. */
export const SECRETS = ['the-new-secret', 'the-old-secret'];

type Call = { body?: Buffer; headers?: Record<string, string>; query?: string; encoded?: boolean };

/** The webhooks in memory, called as API Gateway calls it. */
export const webhooksFixture = (over: Partial<WebhookDeps> = {}) => {
  const table = memoryTable();
  const clock = standingClock();
  const inbox = memoryInbox();
  const deps: WebhookDeps = {
    inbound,
    keys: async () => Object.fromEntries(channelNames.map((name) => [name, { secrets: SECRETS, topics: [TOPIC] }])),
    sns: reachSns(snsStandIn().fetch),
    inbox,
    table,
    clock,
    newId: () => v7({ msecs: Date.parse(clock.now()) }),
    publicUrl: PUBLIC_URL,
    ...over,
  };
  const handle = httpHandler(webhookEndpoints, deps);
  const call = async (method: 'GET' | 'POST' | 'HEAD', channel: string, made: Call = {}) => {
    const { body, headers = {}, query = '', encoded = true } = made;
    const event = {
      routeKey: `${method} /channels/{channel}`,
      pathParameters: { channel },
      rawQueryString: query,
      queryStringParameters: Object.fromEntries(new URLSearchParams(query)),
      headers,
      body: encoded ? body?.toString('base64') : body?.toString('utf8'),
      isBase64Encoded: encoded,
      requestContext: {},
    } as unknown as APIGatewayProxyEventV2;
    const answer = (await handle(event, {} as Context)) as APIGatewayProxyStructuredResultV2;
    return { status: answer.statusCode ?? 0, text: answer.body ?? '', headers: answer.headers ?? {} };
  };
  /** What makes a body the platform's own. */
  const signatureOf = (channel: Channel, body: Buffer, secret = SECRETS[0] ?? '') => {
    const now = clock.now();
    const seconds = String(Date.parse(now) / 1000);
    return signers[channel]?.(secret, body, { url: `${PUBLIC_URL}/channels/${channel}`, seconds, now }) ?? {};
  };
  const deliver = (channel: Channel, body: Buffer, secret?: string) =>
    call('POST', channel, { body, headers: signatureOf(channel, body, secret) });
  const deliveries = () => listDeliveries(table, { limit: 10_000, now: clock.now() });
  return { table, clock, inbox, call, deliver, signatureOf, deliveries };
};
