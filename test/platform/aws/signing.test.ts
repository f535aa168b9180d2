import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { signedPost } from '#platform/aws/signing.ts';
import { signatureByHand } from './signature-by-hand.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', SECRET);
  vi.stubEnv('AWS_SESSION_TOKEN', undefined);
});
afterEach(() => vi.unstubAllEnvs());

/** The headers of a signed request. */
const signed = async (): Promise<Record<string, string>> => {
  const asked: RequestInit[] = [];
  const ask = (async (_: URL, init: RequestInit) => {
    asked.push(init);
    return new Response();
  }) as typeof fetch;
  const url = new URL('https://secretsmanager.eu-west-1.amazonaws.com/');
  await signedPost(
    { service: 'secretsmanager', region: 'eu-west-1', url, headers: { 'x-amz-target': 'a' }, body: '{}' },
    ask,
  );
  return asked[0]?.headers as Record<string, string>;
};

it('A request is signed as AWS checks it', async () => {
  const headers = await signed();
  const { authorization = '', 'x-amz-date': at = '' } = headers;
  const names = /SignedHeaders=([^,]+)/.exec(authorization)?.[1]?.split(';') ?? [];
  expect(names).toEqual(expect.arrayContaining(['host', 'x-amz-date', 'x-amz-target']));
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const body = createHash('sha256').update('{}').digest('hex');
  const signature = signatureByHand(
    { at, scope: ['eu-west-1', 'secretsmanager'], request: ['POST', '/', '', lines, names.join(';'), body] },
    SECRET,
  );
  expect(authorization).toContain(`Signature=${signature}`);
});

it('Whoever has another secret signs otherwise', async () => {
  vi.useFakeTimers({ now: new Date('2026-11-23T09:00:00Z') });
  const one = (await signed())['authorization'];
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'another');
  const other = (await signed())['authorization'];
  vi.useRealTimers();
  expect(one).toBeDefined();
  expect(other).not.toBe(one);
});
