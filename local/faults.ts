import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a service answers in place of its work. */
export type Fault = { status: number; headers: Record<string, string>; body: string };

/** DynamoDB under more load than a partition takes (API reference, "Common errors"); the SDK repeats it, with pauses. */
export const dynamoThrottling: Fault = {
  status: 400,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify({
    __type: 'com.amazonaws.dynamodb.v20120810#ThrottlingException',
    message: 'Rate of requests exceeds the allowed throughput.',
  }),
};

/** API Gateway beyond the limit of a route. */
export const routeThrottling: Fault = {
  status: 429,
  headers: { 'content-type': 'application/json' },
  body: '{"message":"Too Many Requests"}',
};

export type FaultyProxy = {
  url: string;
  counts: () => { passed: number; refused: number };
  /** From now on nothing is refused. */
  calm: () => void;
  stop: () => Promise<void>;
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

/** Those of a connection are not handed on, and `fetch` has undone the others. */
const OWN_HEADERS = new Set(['connection', 'transfer-encoding', 'content-length', 'content-encoding', 'keep-alive']);

const handOn = async (target: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body = await bodyOf(request);
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    OWN_HEADERS.has(name) || name === 'host' || value === undefined ? [] : [[name, String(value)]],
  );
  const { method = 'GET', url } = request;
  const answer = await fetch(`${target}${url}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  });
  const answered = [...answer.headers].filter(([name]) => !OWN_HEADERS.has(name));
  response.writeHead(answer.status, Object.fromEntries(answered)).end(Buffer.from(await answer.arrayBuffer()));
};

/**
 * A proxy before a service of the local run that refuses a share of the calls: throttles, as AWS has them and an emulator has not.
 * @param share from 0 (none) to 1 (all)
 */
export const startFaultyProxy = async (
  target: string,
  { fault, share }: { fault: Fault; share: number },
): Promise<FaultyProxy> => {
  const counts = { passed: 0, refused: 0 };
  let chance = share;
  const server = createServer((request, response) => {
    if (Math.random() < chance) {
      counts.refused += 1;
      request.resume();
      response.writeHead(fault.status, fault.headers).end(fault.body);
      return;
    }
    counts.passed += 1;
    handOn(target, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    counts: () => ({ ...counts }),
    calm: () => {
      chance = 0;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
