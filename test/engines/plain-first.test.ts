import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { venv } from '#local/paths.ts';

let served: ChildProcess;
let port: number;
let logged = '';

beforeAll(async () => {
  const application = join(import.meta.dirname, 'odd-application.py');
  served = spawn(join(venv, 'bin', 'python'), ['-B', application], { stdio: ['pipe', 'pipe', 'pipe'] });
  served.stderr?.on('data', (piece: Buffer) => {
    logged += piece.toString();
  });
  const [said] = (await once(served.stdout ?? served, 'data')) as [Buffer];
  port = Number(said.toString());
});
afterAll(async () => {
  served.stdin?.end();
  await once(served, 'close');
  // What an application does wrong is told to who develops it.
  expect(logged).toContain('There is no such file');
});

/** What is answered until the connection ends, to requests that come in one piece. */
const said = async (...paths: string[]): Promise<string> => {
  const socket = connect(port, '127.0.0.1');
  const all = text(socket);
  socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`).join(''));
  return all;
};
const statuses = (answers: string) => [...answers.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => status);

test.each([
  ['an error of the system', '/no-file'],
  ['a wait that was too long', '/too-late'],
  ['a field with a line break', '/line-break'],
  ['a body of another length than it told', '/other-length'],
])('An application that fails by %s is answered for with 500, and the connection ends', async (_, path) => {
  const answers = await said('/', path, '/');
  expect(statuses(answers)).toEqual(['200', '500']);
});

test('An answer that goes wrong after it began ends there', async () => {
  const answers = await said('/half', '/');
  expect(statuses(answers)).toEqual(['200']);
  expect(answers).toMatch(/half $/);
});

test('Chunks are told of once, and the connection stays', async () => {
  const answers = await said('/chunks-of-its-own', '/closes');
  expect(statuses(answers)).toEqual(['200', '200']);
  expect(answers.match(/transfer-encoding/gi)).toHaveLength(1);
  expect(answers.match(/^connection:.*/gim)).toEqual(['connection: close']);
  expect(answers).toContain('1\r\no\r\n1\r\nk\r\n0\r\n\r\n');
});

test('An application that ends the connection ends it', async () => {
  expect(statuses(await said('/closes', '/'))).toEqual(['200']);
});

test('A call that is broken off leaves no connection open', async () => {
  expect(await said('/cancelled')).toBe('');
});
