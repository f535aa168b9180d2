import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { amendsHome, node, root } from '#local/paths.ts';
import { recorderInto } from './recording.ts';

const folder = mkdtempSync(join(amendsHome, 'recorder test-'));
const file = join(folder, 'calls.jsonl');
let server: Server;
const received: string[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push(Buffer.concat(chunks).toString('utf8'));
    response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A function's process: the SDK's client and our own signed requests, each twice, and a request that nobody signed. */
const SCRIPT = (sources: string) => `
const { DynamoDBClient, GetItemCommand } = await import('@aws-sdk/client-dynamodb');
const { signedPost } = await import('${sources}/platform/aws/signing.ts');
const { bucketRequests } = await import('${sources}/platform/aws/objects.ts');
const endpoint = process.env.AWS_ENDPOINT_URL;
const client = new DynamoDBClient({});
const key = { pk: { S: 'CASE#ana' }, sk: { S: 'Ana Prieto' } };
for (const _ of [1, 2]) {
  await client.send(new GetItemCommand({ TableName: 'T', Key: key }));
  const headers = { 'x-amz-target': 'TrentService.Sign' };
  await signedPost({ service: 'kms', region: 'eu-west-1', url: new URL(endpoint), headers, body: JSON.stringify({ KeyId: 'arn:k' }) });
  await bucketRequests({ endpoint, region: 'eu-west-1', bucket: 'b' })('PUT', 'inbound/channels/ana', { body: Buffer.from('Ana') });
  await fetch(endpoint, { method: 'POST', body: 'unsigned' });
}`;

test('Whatever a function asks AWS, by the SDK or by its own signed requests, is written down once, and nothing of whom it was about', async () => {
  const { port } = server.address() as AddressInfo;
  const script = join(root, 'test', `recorder-${process.pid}.mjs`);
  writeFileSync(script, SCRIPT(root));
  const env = {
    ...recorderInto(folder, file),
    AWS_LAMBDA_FUNCTION_NAME: 'Amends-relay',
    AWS_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
  await promisify(execFile)(node, [script], { env, cwd: root }).finally(() => rmSync(script));
  const text = readFileSync(file, 'utf8');
  const calls = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(calls).toEqual([
    {
      function: 'relay',
      action: 'dynamodb:GetItem',
      resource: 'arn:aws:dynamodb:eu-west-1:000000000000:table/T',
      conditions: { 'dynamodb:LeadingKeys': ['CASE#x'] },
    },
    { function: 'relay', action: 'kms:Sign', resource: 'arn:k', conditions: {} },
    {
      function: 'relay',
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::b/inbound/channels/x',
      conditions: { 's3:ResourceAccount': ['000000000000'] },
    },
  ]);
  expect(text).not.toMatch(/ana/i);
  expect(received).toHaveLength(8);
  expect(received).toContain('unsigned');
});
