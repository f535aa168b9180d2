/**
 * Loaded before a function in each of the emulator's Lambda processes while journeys run, and nowhere else: writes down what each
 * signed request asks IAM for, once, as lines of JSON. It changes no request, and a request that it does not understand goes its way.
 */
import { appendFileSync } from 'node:fs';
import http, { type ClientRequest } from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import type { Call } from './call.ts';
import { askedBy } from './requests.ts';

const known = new Set<string>();

const nameOfFunction = (): string => (process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? '').replace(/^Amends-/, '');

const note = (call: Call): void => {
  const line = `${JSON.stringify(call)}\n`;
  if (known.has(line)) return;
  known.add(line);
  appendFileSync(process.env['AMENDS_CALLS_FILE'] ?? '', line);
};

type Seen = { method: string; url: URL; headers: Headers; body: string };

/** The scope of a signature says region and service: `Credential=key/date/region/service/aws4_request`. */
const see = ({ method, url, headers, body }: Seen): void => {
  const [, region, service] =
    /Credential=[^/]+\/\d+\/([\w-]+)\/([\w-]+)\/aws4_request/.exec(headers.get('authorization') ?? '') ?? [];
  if (!region || !service) return;
  const target = headers.get('x-amz-target') ?? '';
  for (const asked of askedBy({ service, region, method, url, target, body }))
    note({ function: nameOfFunction(), ...asked });
};

const carefully = (work: () => void): void => {
  try {
    work();
  } catch (error) {
    // What was not written down is told of, by its class alone: the check fails where a function is not to be read.
    const action = `recorder:${(error as Error).name}`;
    note({ function: nameOfFunction(), action, resource: '*', conditions: {} });
  }
};

const textOf = (chunk: unknown): string => {
  if (typeof chunk === 'string') return chunk;
  return chunk instanceof Uint8Array ? Buffer.from(chunk).toString('utf8') : '';
};

/** Follows a request of Node's client to its end, when all of its body was given. */
const follow = (request: ClientRequest): void => {
  const { write, end } = request;
  const chunks: string[] = [];
  const keep = (chunk: unknown) => chunks.push(textOf(chunk));
  request.write = (...parts: unknown[]) => {
    keep(parts[0]);
    return Reflect.apply(write, request, parts);
  };
  request.end = (...parts: unknown[]) => {
    keep(parts[0]);
    carefully(() =>
      see({
        method: request.method,
        url: new URL(request.path, 'http://aws.invalid'),
        headers: new Headers(
          ['authorization', 'x-amz-target'].flatMap((name): [string, string][] => {
            const value = request.getHeader(name);
            return value === undefined ? [] : [[name, String(value)]];
          }),
        ),
        body: chunks.join(''),
      }),
    );
    return Reflect.apply(end, request, parts);
  };
};

for (const client of [http, https]) {
  const { request: begin } = client;
  client.request = (...parts: unknown[]): ClientRequest => {
    const request: ClientRequest = Reflect.apply(begin, client, parts);
    follow(request);
    return request;
  };
}
syncBuiltinESMExports();

const { fetch: ask } = globalThis;
globalThis.fetch = (input, init) => {
  carefully(() => {
    const url = new URL(input instanceof Request ? input.url : input);
    const body = textOf(init?.body);
    see({ method: init?.method ?? 'GET', url, headers: new Headers(init?.headers), body });
  });
  return ask(input, init);
};
