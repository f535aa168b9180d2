import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { answerOperation, ComprehendError } from './operations.ts';

/** What one operation has used since the start or the last reset. */
export type Used = { requests: number; units: number };

export type ComprehendOptions = {
  /** 0 takes any free port. */
  port?: number;
  /** Calls answered in one second, the rest get ThrottlingException; 0 throttles all. Absent: no limit. */
  throttle?: number;
};

const TARGET = 'Comprehend_20171127.';
const JSON_TYPE = 'application/x-amz-json-1.1';
/** JSON may write a byte of text as six ("\u0000"); more than that cannot be a text Comprehend takes. */
const MOST_BODY_BYTES = 6 * 100_000 + 10_000;

type Reply = { status: number; body: unknown; error?: string };

/** Lets `limit` calls through in each second of the clock. */
const throttleOf = (limit: number | undefined): (() => void) => {
  let second = 0;
  let calls = 0;
  return () => {
    if (limit === undefined) return;
    const now = Math.floor(Date.now() / 1000);
    calls = now === second ? calls + 1 : 1;
    second = now;
    if (calls > limit) throw new ComprehendError('ThrottlingException', 'Rate exceeded');
  };
};

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MOST_BODY_BYTES)
      throw new ComprehendError('TextSizeLimitExceededException', 'Input text size exceeds limit.');
    chunks.push(chunk);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // Said below, as for JSON that is no object.
  }
  throw new ComprehendError('SerializationException', 'The request body must be a JSON object');
};

const refusalReply = (error: unknown): Reply => {
  const { name, message } =
    error instanceof ComprehendError ? error : new ComprehendError('InternalServerException', 'The stand-in failed');
  const status = name === 'InternalServerException' ? 500 : 400;
  return { status, body: { __type: name, Message: message }, error: name };
};

const router = ({ throttle }: ComprehendOptions) => {
  const pass = throttleOf(throttle);
  const used = new Map<string, Used>();
  const call = async (request: IncomingMessage): Promise<Reply> => {
    try {
      const target = String(request.headers['x-amz-target'] ?? '');
      const name = target.startsWith(TARGET) ? target.slice(TARGET.length) : '';
      const body = await bodyOf(request);
      pass();
      const { answer, units } = await answerOperation(name, body);
      const before = used.get(name) ?? { requests: 0, units: 0 };
      used.set(name, { requests: before.requests + 1, units: before.units + units });
      return { status: 200, body: answer };
    } catch (error) {
      return refusalReply(error);
    }
  };
  return async (request: IncomingMessage): Promise<Reply> => {
    switch (`${request.method} ${request.url}`) {
      case 'POST /':
        return call(request);
      case 'GET /health':
        return { status: 200, body: { status: 'ok' } };
      case 'GET /units':
        return { status: 200, body: Object.fromEntries(used) };
      case 'POST /units/reset':
        used.clear();
        return { status: 200, body: {} };
      default:
        return { status: 404, body: { message: 'There is nothing here' } };
    }
  };
};

const send = (response: ServerResponse, { status, body, error }: Reply): void => {
  response.writeHead(status, {
    'content-type': JSON_TYPE,
    'x-amzn-requestid': randomUUID(),
    ...(error && { 'x-amzn-errortype': error }),
  });
  response.end(JSON.stringify(body));
};

const listening = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/**
 * Starts a stand-in for Amazon Comprehend on the loopback: the SDK's protocol, limits and refusals, and answers good
 * enough to develop with. It keeps nothing of what it reads. Point the SDK at `url` (AWS_ENDPOINT_URL_COMPREHEND).
 * @throws if the port is taken
 */
export const startComprehend = async (
  options: ComprehendOptions = {},
): Promise<{ url: string; stop: () => Promise<void> }> => {
  const route = router(options);
  const server = createServer((request, response) => {
    route(request).then(
      (reply) => send(response, reply),
      () => response.destroy(),
    );
  });
  const port = await listening(server, options.port ?? 0);
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, stop };
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { port: { type: 'string' }, throttle: { type: 'string' } } });
  const { url, stop } = await startComprehend({
    ...(values.port && { port: Number(values.port) }),
    ...(values.throttle && { throttle: Number(values.throttle) }),
  });
  console.log(`Comprehend stand-in listens on ${url}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
};

if (import.meta.main) await main();
