import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Outgoing, SendingDeps } from '#channels/contract.ts';
import { fixtures } from '#test/support/files.ts';
import { fixture } from './meta/payloads.ts';
import { RECEIVED_AT } from './real-payloads.ts';

/** A platform's send API: notes what it is asked, and always answers the same. */
export const standIn = (settings: Record<string, string>, body: unknown, status = 200) => {
  const calls: { url: string; headers: Headers; body: string }[] = [];
  const answer: typeof fetch = async (url, init) => {
    calls.push({ url: String(url), headers: new Headers(init?.headers), body: String(init?.body) });
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
  };
  const deps: SendingDeps = { fetch: answer, settings, base: 'http://127.0.0.1:9', now: () => RECEIVED_AT };
  return { calls, deps };
};

export const outgoing = (message: Partial<Outgoing> = {}): Outgoing => ({
  to: '34600111222',
  text: 'Hemos recibido su queja.',
  language: 'es',
  reference: 'AM-22222222',
  trackingUrl: 'https://api.lumbre.example/t/abc',
  ...message,
});

/** All fixtures of a channel whose name matches. */
export const fixturesLike = (channel: string, names: RegExp): Buffer[] =>
  readdirSync(join(fixtures, 'channels', channel))
    .filter((name) => names.test(name))
    .map((name) => fixture(channel, name));
