import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { complaintEndpoints } from '#functions/complaints/endpoints.ts';
import { formEndpoints } from '#functions/complaints/form/endpoints.ts';
import { teamEndpoints } from '#functions/desk/team-endpoints.ts';
import { builtDesk } from '#functions/desk-app/built-desk.ts';
import type { DeskAppDeps } from '#functions/desk-app/contract.ts';
import { deskAppEndpoints } from '#functions/desk-app/endpoints.ts';
import { documentEndpoints } from '#functions/track/documents/endpoints.ts';
import { trackEndpoints } from '#functions/track/endpoints.ts';
import { buildDesk } from '#infra/build-desk.ts';
import type { Endpoint } from '#platform/http/endpoint.ts';
import { type InMemoryAmends, inMemoryAmends } from '../in-memory-amends.ts';
import type { AmendsOptions } from '../in-memory-options.ts';
import { gateway, type Sent } from './gateway.ts';
import type { Reply } from './reply.ts';
import { POOL_API, SIGN_IN, signInStandIn } from './sign-in.ts';

const deskApp = (base: string): DeskAppDeps => ({
  ...builtDesk(pathToFileURL(`${resolve(buildDesk())}/`)),
  config: { apiUrl: base, signInUrl: base + SIGN_IN, poolApiUrl: base + POOL_API.slice(0, -1), clientId: 'stand-in' },
});

const sentBy = async (request: IncomingMessage, base: string): Promise<Sent> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', base),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    bytes: Buffer.concat(chunks),
  };
};

type Deps = InMemoryAmends['deps'];
const endpoints: Endpoint<Deps>[] = [
  ...complaintEndpoints,
  ...formEndpoints,
  ...trackEndpoints,
  ...documentEndpoints,
  ...teamEndpoints,
];

/** Answers what a browser asks of Amends: the pool's stand-in, the API, and whatever else stands below /desk as a page of the desk. */
const answering = (amends: InMemoryAmends, base: string) => {
  const api = gateway(endpoints, amends.deps);
  const desk = gateway(deskAppEndpoints, deskApp(base));
  return async (sent: Sent): Promise<Reply> => {
    const body = sent.bytes.toString();
    // A browser that opens an address shows no token: the same path may be a screen and an endpoint, such as a search.
    const isScreen = sent.method === 'GET' && /^\/desk\b/.test(sent.url.pathname) && !sent.headers['authorization'];
    const reply =
      signInStandIn(sent.url, { body, people: amends.policy.people }) ??
      (isScreen ? await desk(sent) : await api(sent));
    await amends.settle();
    return reply ?? { status: 404, body: '' };
  };
};

/**
 * Amends in memory as browsers see it: the built desk by its own function, with its own policy of what a page may do, the whole API and
 * the customer's pages over the real use cases, and a stand-in for the sign-in. Its time stands still where `amends` stands.
 * @param fill files what is there before anybody looks
 */
export const servedAmends = async <Seed>(options: AmendsOptions, fill: (amends: InMemoryAmends) => Promise<Seed>) => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const amends = inMemoryAmends({ ...options, publicUrl: base });
  const seed = await fill(amends);
  const answer = answering(amends, base);
  server.on('request', async (request, response) => {
    const date = new Date(amends.now()).toUTCString();
    try {
      const { status, headers, body } = await answer(await sentBy(request, base));
      response.writeHead(status, { date, ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    } catch (error) {
      console.error(error);
      response.writeHead(500, { date }).end();
    }
  });
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { base, amends, seed, close };
};
export type ServedAmends<Seed> = Awaited<ReturnType<typeof servedAmends<Seed>>>;
