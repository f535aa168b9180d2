import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Endpoint } from './endpoint.ts';
import { multipart } from './multipart.ts';
import { TransportProblem } from './problems.ts';
import { parsed } from './validation.ts';

const MAX_BODY_BYTES = 256 * 1024;
const MAX_DEPTH = 20;
/** So much of a name that somebody made up stands in an answer. */
const MOST_OF_NAME = 60;

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

const read = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new TransportProblem('body-not-json', { pointer: '', message: 'must be JSON in UTF-8' });
  }
};

/** A key of an object, or what opens and closes objects and lists. */
const TOKENS = /"([^"\\]*(?:\\[\s\S][^"\\]*)*)"(\s*:)?|[[\]{}]/g;

type Open = { names: Set<string>; pointer: string; inList: boolean };

const below = ({ pointer, inList }: Open, name: string): string =>
  inList ? pointer : `${pointer}/${name.slice(0, MOST_OF_NAME).replaceAll('~', '~0').replaceAll('/', '~1')}`;

const opened = (token: string, around: Open | undefined, name: string): Open => ({
  names: new Set(),
  pointer: around ? below(around, name) : '',
  inList: token === '[' || around?.inList === true,
});

/**
 * Where a name stands twice in one object: a parser keeps the last of them, and what the first said would be gone without a word. In a
 * list it is the list.
 * @param text JSON that was read before
 */
const nameTwice = (text: string): string | undefined => {
  const open: Open[] = [];
  let last = '';
  for (const [token, written = '', colon] of text.matchAll(TOKENS)) {
    const around = open.at(-1);
    if (token === '}' || token === ']') open.pop();
    else if (token === '{' || token === '[') open.push(opened(token, around, last));
    else if (colon !== undefined && around) {
      last = String(JSON.parse(`"${written}"`));
      if (around.names.has(last)) return below(around, last);
      around.names.add(last);
    }
  }
  return undefined;
};

const parseJson = (written: string): unknown => {
  // The mark that editors put before UTF-8 is no part of the text (RFC 8259, section 8.1).
  const text = written.replace(/^\ufeff/, '');
  if (depthOf(text) > MAX_DEPTH)
    throw new TransportProblem('body-too-deep', { pointer: '', message: `at most ${MAX_DEPTH} levels are allowed` });
  const value = read(text);
  const twice = nameTwice(text);
  if (twice !== undefined)
    throw new TransportProblem('body-not-json', { pointer: twice, message: 'must be there once' });
  return value;
};

const bodyBytes = ({ body, isBase64Encoded }: APIGatewayProxyEventV2, max: number): Buffer => {
  const written = body ?? '';
  const size = isBase64Encoded ? Math.floor((written.length * 3) / 4) : Buffer.byteLength(written);
  if (size > max)
    throw new TransportProblem('body-too-large', { pointer: '', message: `at most ${max} bytes are allowed` });
  return Buffer.from(written, isBase64Encoded ? 'base64' : 'utf8');
};

const notUtf8 = (): TransportProblem =>
  new TransportProblem('body-not-utf8', { pointer: '', message: 'must be UTF-8' });

const CHARSET = /;\s*charset\s*=\s*"?([\w.:-]+)/i;

/** What stands where bytes were no UTF-8. */
const LOST = '\ufffd';

/**
 * Refuses a text that says it is packed, or that is in another charset and has lost letters by it: API Gateway has read it as UTF-8
 * already, and the words would be kept with holes in them.
 */
const refuseUnreadable = ({ headers, body }: APIGatewayProxyEventV2): void => {
  const [, charset = 'utf-8'] = CHARSET.exec(headers['content-type'] ?? '') ?? [];
  if (!/^utf-?8$/i.test(charset) && body?.includes(LOST)) throw notUtf8();
  if (!/^(?:identity)?$/i.test((headers['content-encoding'] ?? '').trim()))
    throw new TransportProblem('content-type-unsupported', { pointer: '', message: 'must not be compressed' });
};

const bodyText = (event: APIGatewayProxyEventV2): string => {
  refuseUnreadable(event);
  const bytes = bodyBytes(event, MAX_BODY_BYTES);
  if (!event.isBase64Encoded) return event.body ?? '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notUtf8();
  }
};

const isJson = (type: string): boolean => type === 'application/json' || type.endsWith('+json');

const typesOf = ({ forms, uploads }: Pick<Endpoint<never>, 'forms' | 'uploads'>): string =>
  [
    'application/json',
    ...(forms ? ['application/x-www-form-urlencoded'] : []),
    ...(uploads === undefined ? [] : ['multipart/form-data']),
  ].join(' or ');

/** What came, before the schema sees it. */
const givenIn = async <Deps>(event: APIGatewayProxyEventV2, endpoint: Endpoint<Deps>): Promise<unknown> => {
  const contentType = event.headers['content-type'] ?? 'application/json';
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (endpoint.uploads !== undefined && type === 'multipart/form-data') {
    const { fields, files } = await multipart(bodyBytes(event, endpoint.uploads), contentType);
    return { ...fields, files };
  }
  if (endpoint.forms && type === 'application/x-www-form-urlencoded')
    return Object.fromEntries([...new URLSearchParams(bodyText(event))].filter(([, value]) => value !== ''));
  if (isJson(type)) return parseJson(bodyText(event));
  throw new TransportProblem('content-type-unsupported', { pointer: '', message: `must be ${typesOf(endpoint)}` });
};

/** The body of a request as its endpoint wants it. Refuses: request-invalid. */
export const bodyOf = async <Deps>(event: APIGatewayProxyEventV2, endpoint: Endpoint<Deps>): Promise<unknown> => {
  const { body: schema, raw } = endpoint;
  if (raw !== undefined) return new Uint8Array(bodyBytes(event, raw));
  return schema && parsed(schema, await givenIn(event, endpoint));
};
