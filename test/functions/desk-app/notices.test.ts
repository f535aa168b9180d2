import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { builtDesk } from '#functions/desk-app/built-desk.ts';
import { deskAppEndpoints } from '#functions/desk-app/endpoints.ts';
import { buildDesk } from '#infra/build-desk.ts';
import { httpHandler } from '#platform/http/handler.ts';

const deps = {
  ...builtDesk(pathToFileURL(`${resolve(buildDesk())}/`)),
  config: {
    apiUrl: 'https://amends.example',
    signInUrl: 'https://sign-in.example',
    poolApiUrl: 'https://pool.example',
    clientId: 'desk',
  },
};

type Answer = { statusCode: number; body: string; headers: Record<string, string>; isBase64Encoded?: boolean };
const get = async (proxy: string, headers = {}): Promise<Answer> => {
  const event = { routeKey: 'GET /desk/{proxy+}', headers, pathParameters: { proxy }, requestContext: {} };
  return (await httpHandler(deskAppEndpoints, deps)(event as never, {} as never)) as Answer;
};

test('What authors of the packages that a browser loads ask to be said is served beside the desk, and its page leads there', async () => {
  const text = readFileSync('THIRD-PARTY-NOTICES.txt');
  for (const screen of ['q/mine', 't/1.examine.1']) {
    const [, file = ''] = /<link rel="license" href="([^"]+)">/.exec((await get(screen)).body) ?? [];
    expect(file).toMatch(/^assets\/third-party-notices-[0-9a-f]{16}\.txt$/);
    const plain = await get(file);
    expect([plain.statusCode, plain.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(Buffer.from(plain.body, 'base64').equals(text)).toBe(true);
    const small = await get(file, { 'accept-encoding': 'br' });
    expect(brotliDecompressSync(Buffer.from(small.body, 'base64')).equals(text)).toBe(true);
  }
});
