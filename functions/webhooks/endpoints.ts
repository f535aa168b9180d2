import * as z from 'zod/mini';
import type { PlatformAnswer, RawRequest } from '#channels/contract.ts';
import { type Endpoint, endpoint, type Request, type Response } from '#platform/http/endpoint.ts';
import { deliver, verify, type WebhookDeps } from './receive-webhook.ts';

/** What Lambda takes in one call, so that nothing larger can come through. */
const MAX_BYTES = 6 * 1024 * 1024;

const PATH = '/channels/{channel}';
const NOTHING = new Uint8Array();

const channelOf = ({ params }: Request<unknown>): string => params['channel'] ?? '';

/** The request as the platform made it, under the address the platform was given. */
const rawOf = (
  method: RawRequest['method'],
  request: Request<Uint8Array> | Request,
  { publicUrl }: WebhookDeps,
): RawRequest => ({
  method,
  url: `${publicUrl}/channels/${channelOf(request)}${request.rawQuery && `?${request.rawQuery}`}`,
  headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value])),
  query: request.query,
  rawBody: request.body instanceof Uint8Array ? request.body : NOTHING,
});

const answered = ({ status, body = '', headers }: PlatformAnswer): Response => ({
  status,
  text: body,
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
});

const WORDS = {
  description: 'What the platform expects; mostly nothing',
  schema: z.string(),
  contentType: 'text/plain',
};

const verification = (method: 'GET' | 'HEAD', summary: string): Endpoint<WebhookDeps> =>
  endpoint<WebhookDeps>({
    method,
    path: PATH,
    summary,
    access: 'public',
    refuses: ['no-such-channel', 'channel-not-set-up', 'no-challenge', 'challenge-failed'],
    responses: { 200: WORDS },
    handle: async (request, deps) => answered(await verify(channelOf(request), rawOf(method, request, deps), deps)),
  });

/** The door that platforms deliver at: each channel has one address, and proves its deliveries in its own way. */
export const webhookEndpoints: Endpoint<WebhookDeps>[] = [
  endpoint<WebhookDeps, Uint8Array>({
    method: 'POST',
    path: PATH,
    summary: "A platform's own delivery, proved by its signature over the raw body. 2xx means that it is stored.",
    access: 'public',
    raw: MAX_BYTES,
    refuses: ['no-such-channel', 'channel-not-set-up', 'delivery-unproved', 'try-again'],
    responses: { 200: WORDS, 503: { description: 'Not stored; deliver again' } },
    handle: async (request, deps) => answered(await deliver(channelOf(request), rawOf('POST', request, deps), deps)),
  }),
  verification('GET', 'The challenge by which a platform makes sure that the address is ours'),
  verification('HEAD', 'Whether there is such a channel; some platforms ask before they deliver'),
];
