import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Endpoint } from './endpoint.ts';
import { TransportProblem } from './problems.ts';
import { parsed } from './validation.ts';

const MAX_BODY_BYTES = 256 * 1024;
const MAX_DEPTH = 20;

/** Strings of a JSON text, closed or not: brackets in them do not nest. */
const STRINGS = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?/g;

const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of text.replace(STRINGS, '').matchAll(/[[\]{}]/g)) {
    depth += bracket === '{' || bracket === '[' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
};

const parseJson = (text: string): unknown => {
  if (depthOf(text) > MAX_DEPTH)
    throw new TransportProblem('body-too-deep', { pointer: '', message: `at most ${MAX_DEPTH} levels are allowed` });
  try {
    return JSON.parse(text);
  } catch {
    throw new TransportProblem('body-not-json', { pointer: '', message: 'must be JSON in UTF-8' });
  }
};

const bodyBytes = ({ body, isBase64Encoded }: APIGatewayProxyEventV2, max: number): Buffer => {
  const written = body ?? '';
  const size = isBase64Encoded ? Math.floor((written.length * 3) / 4) : Buffer.byteLength(written);
  if (size > max)
    throw new TransportProblem('body-too-large', { pointer: '', message: `at most ${max} bytes are allowed` });
  return Buffer.from(written, isBase64Encoded ? 'base64' : 'utf8');
};

const bodyText = (event: APIGatewayProxyEventV2): string => {
  const bytes = bodyBytes(event, MAX_BODY_BYTES);
  if (!event.isBase64Encoded) return event.body ?? '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new TransportProblem('body-not-utf8', { pointer: '', message: 'must be UTF-8' });
  }
};

const isJson = (type: string): boolean => type === 'application/json' || type.endsWith('+json');

/** The body of a request as its endpoint wants it. Refuses: request-invalid. */
export const bodyOf = <Deps>(event: APIGatewayProxyEventV2, { body: schema, forms, raw }: Endpoint<Deps>): unknown => {
  if (raw !== undefined) return new Uint8Array(bodyBytes(event, raw));
  if (!schema) return undefined;
  const type = (event.headers['content-type'] ?? 'application/json').split(';')[0]?.trim().toLowerCase() ?? '';
  const isForm = forms && type === 'application/x-www-form-urlencoded';
  if (!isForm && !isJson(type))
    throw new TransportProblem('content-type-unsupported', {
      pointer: '',
      message: `must be application/json${forms ? ' or application/x-www-form-urlencoded' : ''}`,
    });
  const text = bodyText(event);
  const given = isForm
    ? Object.fromEntries([...new URLSearchParams(text)].filter(([, value]) => value !== ''))
    : parseJson(text);
  return parsed(schema, given);
};
