import { describe, expect, it } from 'vitest';
import type { DeskAppDeps } from '#functions/desk-app/contract.ts';
import { deskAppEndpoints } from '#functions/desk-app/endpoints.ts';
import { httpHandler } from '#platform/http/handler.ts';

const deps: DeskAppDeps = {
  config: {
    apiUrl: 'https://amends.example',
    signInUrl: 'https://sign-in.example',
    poolApiUrl: 'https://pool.example',
    clientId: 'desk',
  },
  entries: {
    desk: { script: 'assets/main.js', styles: [], preloads: [] },
    decide: { script: 'assets/decide.js', styles: [], preloads: [] },
  },
  notices: 'assets/third-party-notices-1.txt',
  asset: () => undefined,
};
const screen = async (proxy: string): Promise<string> => {
  const event = { routeKey: 'GET /desk/{proxy+}', headers: {}, pathParameters: { proxy }, requestContext: {} };
  const answer = await httpHandler(deskAppEndpoints, deps)(event as never, {} as never);
  return (answer as { body: string }).body;
};

describe('The light entry of the desk', () => {
  it.each([
    't/01a22741-53ef-7577-ad65-c833d7211fe7.approve.1.1',
    't/01a22741-53ef-7577-ad65-c833d7211fe7.examine.1',
    'signed-in',
  ])('is what a phone loads at /desk/%s', async (proxy) => {
    expect(await screen(proxy)).toContain('src="assets/decide.js"');
  });

  it.each(['q/mine', 'c/AM-7K3Q9F2D', 't/', 't/a/b', 'signed-in/x', 's'])(
    'is not what /desk/%s loads',
    async (proxy) => {
      expect(await screen(proxy)).toContain('src="assets/main.js"');
    },
  );
});
