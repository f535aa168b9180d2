import type { Outgoing, SendingDeps } from '#channels/contract.ts';
import { RECEIVED } from './payloads.ts';

type Call = { url: string; token: string | null; body: Record<string, unknown> };

/** A stand-in of the Graph API: notes what it is asked and answers in turn, the last answer again and again. */
export const graph = (answers: { status?: number; body: unknown }[], settings: Record<string, string> = {}) => {
  const calls: Call[] = [];
  const answerTo: typeof fetch = async (url, init) => {
    const body = JSON.parse(String(init?.body)) as Record<string, unknown>;
    calls.push({ url: String(url), token: new Headers(init?.headers).get('authorization'), body });
    const { status = 200, body: answer } = answers[Math.min(calls.length, answers.length) - 1] ?? { body: {} };
    return new Response(JSON.stringify(answer), { status });
  };
  const deps: SendingDeps = {
    fetch: answerTo,
    settings: { token: 'secret-token', ...settings },
    base: 'http://127.0.0.1:9',
    now: () => RECEIVED,
  };
  return { calls, deps };
};

export const HOUR = 60 * 60 * 1000;
export const ago = (milliseconds: number): string => new Date(Date.parse(RECEIVED) - milliseconds).toISOString();

export const outgoing = (message: Partial<Outgoing> = {}): Outgoing => ({
  to: '34600111222',
  text: 'Hemos recibido su queja.',
  lastHeardAt: ago(HOUR),
  language: 'es',
  reference: 'AM-22222222',
  trackingUrl: 'https://api.lumbre.example/t/abc',
  ...message,
});

export const failed = (code: number, subcode?: number, status = 400) => ({
  status,
  body: { error: { message: 'Ana Pérez', code, ...(subcode && { error_subcode: subcode }) } },
});
