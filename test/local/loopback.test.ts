import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { freePort, localEnvironment, loopbackEndpoint } from '#local/loopback.ts';

describe('endpoints of the local run', () => {
  test.each([
    ['http://127.0.0.1:4566', 'http://127.0.0.1:4566'],
    ['http://localhost:4566/', 'http://localhost:4566'],
    ['http://[::1]:4566', 'http://[::1]:4566'],
    ['https://localhost.localstack.cloud:4566', 'https://localhost.localstack.cloud:4566'],
  ])('%s is on this machine', (endpoint, normal) => expect(loopbackEndpoint(endpoint)).toBe(normal));

  test.each([
    'https://dynamodb.eu-west-1.amazonaws.com',
    'http://192.168.1.10:4566',
    'http://127.0.0.1.example.com',
    'http://localhost@example.com:4566',
    'http://0.0.0.0:4566',
    '127.0.0.1:4566',
    'file:///etc/hosts',
    '',
  ])('%j is refused', (endpoint) => expect(() => loopbackEndpoint(endpoint)).toThrow(/not on this machine/));
});

describe('environment of the local run', () => {
  const shell = {
    AWS_PROFILE: 'production',
    AWS_ACCESS_KEY_ID: 'AKIAREALKEY',
    AWS_SECRET_ACCESS_KEY: 'real',
    AWS_SESSION_TOKEN: 'real',
    AWS_ENDPOINT_URL_S3: 'https://s3.amazonaws.com',
    AWS_ENDPOINT_URL: 'https://example.com',
    AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
  };
  afterEach(() => {
    for (const name of Object.keys(shell)) delete process.env[name];
  });

  test('Environment of the local run: nothing of the shell’s AWS settings is left, and the credentials open nothing', () => {
    Object.assign(process.env, shell);
    const environment = localEnvironment('http://127.0.0.1:4600');
    expect(
      Object.keys(environment)
        .filter((name) => name in shell)
        .sort(),
    ).toEqual(['AWS_ACCESS_KEY_ID', 'AWS_ENDPOINT_URL', 'AWS_SECRET_ACCESS_KEY']);
    expect(environment['AWS_ACCESS_KEY_ID']).toBe('test');
    expect(environment['AWS_SECRET_ACCESS_KEY']).toBe('test');
    expect(environment['AWS_ENDPOINT_URL']).toBe('http://127.0.0.1:4600');
  });

  test('Environment of the local run: the pinned Node comes first on the path', () =>
    expect(localEnvironment()['PATH']?.split(':')[0]).toMatch(/node_modules\/\.bin$/));
});

test('A port in use is refused with a sentence that says what to do', async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await expect(freePort(port)).rejects.toThrow(`Port ${port} is in use`);
  await new Promise((resolve) => server.close(resolve));
});
