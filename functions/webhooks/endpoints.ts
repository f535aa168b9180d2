import * as z from 'zod/mini';
import type { PlatformAnswer, RawRequest } from '#channels/contract.ts';
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import type { Request, Response } from '#platform/http/request.ts';
import { answerChallenge, receiveWebhook, type WebhookDeps, type WebhookRequest } from './receive-webhook.ts';

/** What Lambda takes in one call, so that nothing larger can come through. */
const MAX_BYTES = 6 * 1024 * 1024;

const PATH = '/channels/{channel}';
const NOTHING = new Uint8Array();

/** The request as the platform made it, under the address the platform was given. */
const requestOf = (
  method: RawRequest['method'],
  request: Request<Uint8Array> | Request,
  { publicUrl }: WebhookDeps,
): WebhookRequest => {
  const channelName = request.params['channel'] ?? '';
  return {
    channelName,
    request: {
      method,
      url: `${publicUrl}/channels/${channelName}${request.rawQuery && `?${request.rawQuery}`}`,
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value])),
      query: request.query,
      rawBody: request.body instanceof Uint8Array ? request.body : NOTHING,
    },
  };
};

const answered = ({ status, body = '', headers }: PlatformAnswer): Response => ({
  status,
  text: body,
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
});

const ANSWER = {
  description: 'What the platform expects; mostly nothing',
  schema: z.string(),
  contentType: 'text/plain',
};

const challenge = (method: 'GET' | 'HEAD', summary: string): Endpoint<WebhookDeps> =>
  endpoint<WebhookDeps>({
    method,
    path: PATH,
    summary,
    access: 'public',
    refuses: ['no-such-channel', 'channel-not-set-up', 'no-challenge', 'challenge-failed'],
    responses: { 200: ANSWER },
    handle: async (request, deps) => answered(await answerChallenge(requestOf(method, request, deps), deps)),
  });

/** Where platforms deliver: each channel has one address, and verifies its deliveries in its own way. */
export const webhookEndpoints: Endpoint<WebhookDeps>[] = [
  endpoint<WebhookDeps, Uint8Array>({
    method: 'POST',
    path: PATH,
    summary: "A platform's own delivery, proved by its signature over the raw body. 2xx means that it is stored.",
    access: 'public',
    raw: MAX_BYTES,
    refuses: ['no-such-channel', 'channel-not-set-up', 'delivery-unproved', 'try-again'],
    responses: { 200: ANSWER, 503: { description: 'Not stored; deliver again' } },
    handle: async (request, deps) => answered(await receiveWebhook(requestOf('POST', request, deps), deps)),
  }),
  challenge('GET', 'The challenge by which a platform makes sure that the address is ours'),
  challenge('HEAD', 'Whether there is such a channel; some platforms ask before they deliver'),
];
