import { randomBytes } from 'node:crypto';

type Payload = string | Uint8Array<ArrayBuffer>;

/** One request that nobody should send. `path` follows the API's address. */
export type Hostile = { what: string; method: string; path: string; headers?: Record<string, string>; body?: Payload };

const json = { 'content-type': 'application/json' };
const post = (what: string, body: Payload, headers: Record<string, string> = json, path = '/complaints'): Hostile => ({
  ...{ what, method: 'POST', path, headers, body },
});

const fields = [
  ...['text', 'subject', 'customer', 'language', 'preferredChannel', 'desiredRemedy', 'orderRef', 'product'],
  ...['occurredAt', 'customer.name', 'customer.email', 'customer.phone', 'customer.id'],
];

const complaintWith = (field: string, value: unknown): string => {
  const [name = '', inner] = field.split('.');
  return JSON.stringify({ text: 'The boiler is cold.', [name]: inner ? { [inner]: value } : value });
};

/** Values that no field takes. */
const values: [string, unknown][] = [
  ...([null, true, 7, -1.5e308, [], [['a']], { a: { b: 1 } }] as unknown[]).map((value): [string, unknown] => [
    `the type ${JSON.stringify(value)}`,
    value,
  ]),
  ['an empty text', ''],
  ['nothing but blanks', ' \t\n '],
  ['a NUL', 'a\u0000b'],
  ['an escape sequence', '\u001b[2Jgone'],
  ['a bell and a backspace', 'a\u0007\u0008'],
  ['half a surrogate pair', 'a\ud800b'],
  ['30,000 characters', 'x'.repeat(30_000)],
];
const oneLineFields = fields.filter((field) => !['text', 'desiredRemedy', 'customer'].includes(field));
const headerInjections = [
  'a\r\nBcc: everyone@example.com',
  'a\nX-Evil: 1',
  'a\r\n\r\n<html>',
  'a@example.com\r\nCc: b@example.com',
];

const wrongFields = (): Hostile[] => [
  ...fields.flatMap((field) => values.map(([what, value]) => post(`${what} in ${field}`, complaintWith(field, value)))),
  ...oneLineFields.flatMap((field) =>
    headerInjections.map((value) => post(`a header injected by ${field}`, complaintWith(field, value))),
  ),
];

const nested = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth);

const wrongBodies = (): Hostile[] => [
  ...['', '{', '{"text":', 'null', '[]', '"text"', '7', 'NaN', "{'text':'a'}", '{"text":"a"}}', '\u0000', '<xml/>'].map(
    (body) => post(`the body ${JSON.stringify(body)}`, body),
  ),
  ...[21, 100, 1000, 10_000, 100_000].flatMap((depth) => [
    post(`${depth} nested lists`, nested(depth, '[', ']')),
    post(`${depth} nested objects`, `{"text":${nested(depth, '{"a":', '}').replace(':}', ':1}')}}`),
    post(`${depth} lists that are never closed`, '['.repeat(depth)),
  ]),
  ...['__proto__', 'constructor', 'prototype', 'toString', 'caseId', 'status', 'run'].map((name) =>
    post(`the unknown field ${name}`, `{"text":"The boiler is cold.","${name}":{"a":1}}`),
  ),
  post('invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
  ...Array.from({ length: 40 }, () => post('random bytes', new Uint8Array(randomBytes(200)))),
  ...[300_000, 1_000_000, 10_000_000, 10_000_000].map((size) =>
    post(`${size} bytes`, JSON.stringify({ text: 'x'.repeat(size) })),
  ),
  ...['text/plain', 'text/xml', 'multipart/form-data; boundary=x', 'application/octet-stream', '../../etc', ';'].map(
    (type) => post(`the type ${type}`, '{"text":"The boiler is cold."}', { 'content-type': type }),
  ),
  ...['x'.repeat(201), 'x'.repeat(5000), ' ', 'caf\u00e9', 'a\tb'].map((key) =>
    post('a key nobody should choose', '{"text":"The boiler is cold."}', { ...json, 'idempotency-key': key }),
  ),
];

const paths = [
  ...[
    '/index.html',
    '/complaints',
    '/complaints/',
    '/complaints/1',
    '/complaint',
    '/.env',
    '/.git/config',
    '/admin',
    '/t',
    '/t/',
  ],
  ...[
    '/t/..%2f..%2fdesk',
    '/t/%00',
    '/t/%2e%2e%2fx',
    `/t/${'A'.repeat(43)}`,
    `/t/${'A'.repeat(5000)}`,
    '/t/%F0%28%8C%28',
  ],
  ...['/desk/../complaints', '//desk/tasks', '/t/a/b/c/d', '/t/%3Cscript%3E', "/t/'%20or%201=1"],
];

const wrongPaths = (): Hostile[] => [
  ...paths.flatMap((path) =>
    ['GET', 'PUT', 'PATCH', 'DELETE'].map((method) => ({ what: 'a wrong path', method, path })),
  ),
  ...['answer', 'messages', 'survey'].flatMap((end) =>
    ['A'.repeat(43), 'x', '%00', '..%2f'].map((token) => post('a forged link', '{}', json, `/t/${token}/${end}`)),
  ),
];

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const forged = [
  `${part({ alg: 'none' })}.${part({ sub: '1', 'cognito:username': 'andres', 'cognito:groups': ['supervisor'] })}.`,
  `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ 'cognito:username': 'andres', exp: 9e9 })}.c2lnbmF0dXJl`,
  ...['x', '', 'a.b.c', 'null'],
];

const strangersAtTheDesk = (): Hostile[] =>
  ['/desk/tasks?view=mine', '/desk/cases/x', '/desk/cases.csv', '/desk/deliveries', '/desk/tasks/x/complete'].flatMap(
    (path) =>
      forged.map((token) => ({
        what: 'a forged token',
        method: path.endsWith('complete') ? 'POST' : 'GET',
        path,
        headers: { ...json, authorization: `Bearer ${token}` },
        ...(path.endsWith('complete') && { body: '{}' }),
      })),
  );

/** A thousand requests: each kind above, and then wrong fields again with other noise until they are enough. */
export const hostileRequests = (count: number): Hostile[] => {
  const once = [...wrongFields(), ...wrongBodies(), ...wrongPaths(), ...strangersAtTheDesk()];
  const more = Array.from({ length: Math.max(0, count - once.length) }, (_, index) => {
    const field = fields[index % fields.length] ?? 'text';
    return post(
      `noise in ${field}`,
      complaintWith(field, `\u0000${randomBytes(1 + (index % 300)).toString('latin1')}`),
    );
  });
  return [...once, ...more].slice(0, count);
};

const head = 'From: Ana <ana@example.com>\r\nTo: atencion@lumbre.example\r\nSubject: La caldera\r\n';
const multipart = `${head}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n`;

/** Mails that are broken in ways seen in the wild. */
export const brokenMails = (): (string | Uint8Array)[] => [
  '',
  '\r\n\r\n',
  'no header at all, only words',
  'From: \r\nTo: \r\n\r\n',
  `${head}Content-Type: text/plain; charset=no-such-charset\r\n\r\nNo calienta.`,
  `${head}Content-Transfer-Encoding: base64\r\n\r\n!!!! not base64 !!!!`,
  `${head}Content-Transfer-Encoding: quoted-printable\r\n\r\n=ZZ=\r\n=C3`,
  `${multipart}--b\r\nContent-Type: text/plain\r\n\r\nthe boundary never ends`,
  `${multipart}no boundary at all`,
  multipart + '--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'.repeat(200),
  `${head}Subject: =?utf-8?B?!!!?=\r\n\r\nEl horno`,
  `From: a@example.com\r\nBcc: x@example.com\r\nX: ${'y'.repeat(100_000)}\r\n\r\nLargo`,
  `${head}From: second@example.com\r\n\r\nDos remitentes`,
  new Uint8Array(randomBytes(5000)),
  new Uint8Array(randomBytes(50_000)),
  `${head}\u0000\u0001\u0002\r\n\r\n\u0000`,
];
