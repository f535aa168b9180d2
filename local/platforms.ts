import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isTwoWay, type TwoWayChannel } from '#channels/names.ts';
import { ACCOUNT, REGION } from './loopback.ts';

/** Something a platform's send API was asked to deliver. */
export type Sent = {
  channel: TwoWayChannel;
  to: string;
  text: string;
  at: string;
  /** What stands in the platform's id of it. */
  id: string;
};

type Call = { path: string; headers: IncomingMessage['headers']; body: Record<string, unknown> };
type Platform = {
  path: RegExp;
  /** What proves that we may send. */
  authorized: (headers: IncomingMessage['headers']) => boolean;
  read: (call: Call) => { to: unknown; text: unknown };
  answer: (id: string) => unknown;
};

const bearer = ({ authorization = '' }: IncomingMessage['headers']): boolean => /^Bearer \S+$/.test(authorization);
const basic = ({ authorization = '' }: IncomingMessage['headers']): boolean => /^Basic \S+$/.test(authorization);
/** Signature Version 4, for this service; what it signs is not checked. */
const signedFor =
  (service: string) =>
  ({ authorization = '' }: IncomingMessage['headers']): boolean =>
    new RegExp(
      `^AWS4-HMAC-SHA256 Credential=[^/]+/\\d{8}/[a-z0-9-]+/${service}/aws4_request, SignedHeaders=\\S+, Signature=[0-9a-f]{64}$`,
    ).test(authorization);
const NOTHING = { to: undefined, text: undefined };
const inside = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], value);
const last = (path: string, from: number): string | undefined => path.split('/').at(from);

const jsonIn = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
};

const messenger: Omit<Platform, 'path'> = {
  authorized: bearer,
  read: ({ path, body }) => ({
    to: inside(body, 'recipient', 'id') ?? inside(body, 'recipient', 'comment_id') ?? last(path, -2),
    text: inside(body, 'message', 'text') ?? body['message'],
  }),
  answer: (id) => ({ message_id: `m_${id}`, id: `c_${id}` }),
};

const whatsApp = (body: Record<string, unknown>): ReturnType<Platform['read']> =>
  body['messaging_product'] === 'whatsapp'
    ? {
        to: body['to'] ?? body['recipient'],
        text: inside(body, 'text', 'body') ?? inside(body, 'template', 'name'),
      }
    : NOTHING;

const textOf = (base64: unknown): string => Buffer.from(String(base64), 'base64').toString('utf8');

/** What each platform asks of a request before it takes a message (their API references), and what it answers. */
const platforms: Partial<Record<TwoWayChannel, Platform | Platform[]>> = {
  whatsapp: [
    {
      path: /^\/v[\d.]+\/[^/]+\/messages$/,
      authorized: bearer,
      read: ({ body }) => whatsApp(body),
      answer: (id) => ({ messaging_product: 'whatsapp', messages: [{ id: `wamid.${id}` }] }),
    },
    {
      path: /^\/v1\/whatsapp\/send$/,
      authorized: signedFor('social-messaging'),
      read: ({ body }) =>
        /^phone-number-id-|:phone-number-id\//.test(String(body['originationPhoneNumberId'])) &&
        /^v\d+\.\d+$/.test(String(body['metaApiVersion']))
          ? whatsApp(jsonIn(textOf(body['message'])))
          : NOTHING,
      answer: (messageId) => ({ messageId }),
    },
  ],
  messenger: { path: /^\/v[\d.]+\//, ...messenger },
  instagram: { path: /^\/v[\d.]+\//, ...messenger },
  facebook: { path: /^\/v[\d.]+\//, ...messenger },
  x: {
    path: /^\/2\//,
    authorized: ({ authorization = '' }) => /^OAuth .*oauth_signature="/.test(authorization),
    read: ({ path, body }) => ({
      to: inside(body, 'reply', 'in_reply_to_tweet_id') ?? last(path, -2),
      text: body['text'],
    }),
    answer: (id) => ({ data: { id, dm_event_id: id } }),
  },
  telegram: {
    path: /^\/bot[^/]+\/sendMessage$/,
    authorized: () => true,
    read: ({ body }) => ({ to: body['chat_id'], text: body['text'] }),
    answer: () => ({ ok: true, result: { message_id: Math.floor(Math.random() * 1e9) } }),
  },
  sms: [
    {
      path: /^\/2010-04-01\/Accounts\/[^/]+\/Messages\.json$/,
      authorized: basic,
      read: ({ body }) => ({ to: body['To'], text: body['Body'] ?? body['ContentSid'] }),
      answer: (id) => ({ sid: `SM${id}` }),
    },
    {
      path: /^\/$/,
      authorized: (headers) =>
        signedFor('sms-voice')(headers) && headers['x-amz-target'] === 'PinpointSMSVoiceV2.SendTextMessage',
      read: ({ body }) =>
        /^\+[1-9]\d{1,18}$/.test(String(body['DestinationPhoneNumber'])) && body['OriginationIdentity']
          ? { to: body['DestinationPhoneNumber'], text: body['MessageBody'] }
          : NOTHING,
      answer: (MessageId) => ({ MessageId }),
    },
  ],
  zendesk: {
    path: /^\/api\/v2\/tickets\/\d+\.json$/,
    authorized: basic,
    read: ({ path, body }) => ({ to: last(path, -1), text: inside(body, 'ticket', 'comment', 'body') }),
    answer: (id) => ({ ticket: { id }, audit: { id } }),
  },
  chatwoot: {
    path: /^\/api\/v1\/accounts\/[^/]+\/conversations\/[^/]+\/messages$/,
    authorized: (headers) => typeof headers['api_access_token'] === 'string',
    read: ({ path, body }) => ({ to: last(path, -2), text: body['content'] }),
    answer: (id) => ({ id }),
  },
};

const MAX_BODY = 100_000;

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  let text = '';
  for await (const chunk of request) if (text.length < MAX_BODY) text += chunk;
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));
  return jsonIn(text);
};

/**
 * Stands in for the send APIs of all platforms, on loopback only: refuses what the real one would refuse for its form, and
 * shows at `GET /sent` what was sent. The local run never writes to anybody.
 */
export const startPlatforms = async (): Promise<{ url: string; sent: () => Sent[]; stop: () => Promise<void> }> => {
  const sent: Sent[] = [];
  const take = async (request: IncomingMessage): Promise<{ status: number; body: unknown }> => {
    if (request.method === 'GET') return { status: 200, body: sent };
    const [, name = '', ...rest] = (request.url ?? '').split('?', 1)[0]?.split('/') ?? [];
    const path = `/${rest.join('/')}`;
    const body = await bodyOf(request);
    const platform = isTwoWay(name) && [platforms[name] ?? []].flat().find((candidate) => candidate.path.test(path));
    if (!platform) return { status: 404, body: { error: 'no such address' } };
    if (!platform.authorized(request.headers)) return { status: 401, body: { error: 'not authorized' } };
    const { to, text } = platform.read({ path, headers: request.headers, body });
    if (!to || typeof text !== 'string' || text === '') return { status: 400, body: { error: 'no reader or no text' } };
    const id = randomUUID().replaceAll('-', '');
    sent.push({ channel: name, to: String(to), text, at: new Date().toISOString(), id });
    return { status: 200, body: platform.answer(id) };
  };
  const server = createServer((request, response) => {
    take(request).then(
      ({ status, body }) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sent: () => sent,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** Our numbers at AWS, by which WhatsApp and SMS go out: the function that sends may use these and no others. */
const AWS_NUMBERS = {
  whatsapp: `arn:aws:social-messaging:${REGION}:${ACCOUNT}:phone-number-id/00000000000000000000000000000001`,
  sms: `arn:aws:sms-voice:${REGION}:${ACCOUNT}:phone-number/phone-00000000000000000000000000000001`,
};
export const messagingArns: readonly string[] = Object.values(AWS_NUMBERS);

/** Settings with which every sender reaches the stand-in at `url`: SMS and WhatsApp by AWS, Twilio's WhatsApp by Twilio; the tokens open nothing anywhere else. */
export const platformSettings = (url: string): Partial<Record<TwoWayChannel, Record<string, string>>> => {
  const at = (channel: TwoWayChannel) => ({ base: `${url}/${channel}` });
  const token = 'local-run';
  const templates = { template_es: 'amends_es', template_en: 'amends_en' };
  return {
    whatsapp: {
      ...at('whatsapp'),
      ...{ token, phone_number_id: '100000000000001', origination_phone_number_id: AWS_NUMBERS.whatsapp },
      ...templates,
    },
    messenger: { ...at('messenger'), token, account_id: '200000000000001' },
    instagram: { ...at('instagram'), token, account_id: '300000000000001' },
    facebook: { ...at('facebook'), token, account_id: '200000000000001' },
    x: { ...at('x'), consumer_key: token, consumer_secret: token, access_token: token, access_token_secret: token },
    telegram: { ...at('telegram'), bot_token: token },
    sms: {
      ...at('sms'),
      ...{ account_sid: 'AC00000000000000000000000000000001', auth_token: token },
      ...{ whatsapp_from: '+34600000000', origination_identity: AWS_NUMBERS.sms },
    },
    zendesk: { ...at('zendesk'), subdomain: 'lumbre', email: 'atencion@lumbre.example', api_token: token },
    chatwoot: { ...at('chatwoot'), url: at('chatwoot').base, account_id: '1', api_access_token: token },
  };
};
