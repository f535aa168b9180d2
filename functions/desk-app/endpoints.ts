import * as z from 'zod/mini';
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import { TransportProblem } from '#platform/http/problems.ts';
import type { Request, Response } from '#platform/http/request.ts';
import type { DeskAppDeps } from './contract.ts';
import { contentPolicy, deskPage } from './page.ts';

const ASSETS = 'assets/';
/**
 * Screens on which somebody decides one task, also from a mail on a phone; and where the sign-in leads back to, which is on the way
 * there. Ids of tasks hold dots.
 */
const DECIDING = /^(t\/[\w.-]+|signed-in)$/;

const page = (which: 'desk' | 'decide', { entries, config, notices }: DeskAppDeps): Response => ({
  status: 200,
  text: deskPage(entries[which], { config, notices }),
  headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': contentPolicy(config) },
});

/** A file of the build; its name changes with what it holds, so a browser may keep it. */
const file = (name: string, { headers }: Request<never>, { asset }: DeskAppDeps): Response => {
  const found = asset(name);
  if (!found) throw new TransportProblem('no-such-route');
  const takesBrotli = /\bbr\b/.test(headers['accept-encoding'] ?? '');
  return {
    status: 200,
    bytes: takesBrotli ? found.br : found.raw,
    headers: {
      'content-type': found.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(takesBrotli && { 'content-encoding': 'br' }),
    },
  };
};

const shown = {
  access: 'public',
  refuses: [],
  responses: {
    200: { description: 'The desk, as a page or a file of it', contentType: 'text/html', schema: z.string() },
  },
} as const;

/**
 * The desk in the browser. Routes of the API, which are more exact, come before it; whatever else stands below /desk is a screen,
 * and shows nothing before somebody has signed in.
 */
export const deskAppEndpoints: Endpoint<DeskAppDeps>[] = [
  endpoint<DeskAppDeps>({
    ...shown,
    method: 'GET',
    path: '/desk',
    summary: 'The desk of the care team: a page that asks to sign in',
    handle: async (_request, deps) => page('desk', deps),
  }),
  endpoint<DeskAppDeps>({
    ...shown,
    method: 'HEAD',
    path: '/desk',
    summary: 'Whether the desk is there',
    handle: async (_request, deps) => page('desk', deps),
  }),
  endpoint<DeskAppDeps>({
    ...shown,
    method: 'GET',
    path: '/desk/{proxy+}',
    summary: 'A screen of the desk, or a file of it',
    handle: async (request, deps) => {
      const { proxy = '' } = request.params;
      if (proxy.startsWith(ASSETS)) return file(proxy.slice(ASSETS.length), request, deps);
      return page(DECIDING.test(proxy) ? 'decide' : 'desk', deps);
    },
  }),
];
