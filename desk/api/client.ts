import { token } from '../session/session.ts';
import { language } from '../words/language.ts';
import { config } from './config.ts';

/** What the API refused, as it said it (RFC 9457): its code, what is wrong in words, and which field is. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: { pointer: string; message: string; detail?: string }[];
  /** The rest of what it said, such as who decided before. */
  readonly details: Record<string, unknown>;

  constructor(status: number, said: Record<string, unknown>) {
    super(String(said['detail'] ?? said['title'] ?? `HTTP ${status}`));
    this.name = 'Problem';
    this.status = status;
    this.code = String(said['code'] ?? '');
    this.errors = Array.isArray(said['errors']) ? said['errors'] : [];
    this.details = said;
  }
}

/** Nobody answered: the network is gone, or the server took too long. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
/** The session is over and cannot be renewed: sign in again. What was typed stays. */
export class SessionOver extends Error {
  override readonly name = 'SessionOver';
}

const ANSWER_WITHIN_MS = 20_000;

type Asked = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  query?: Record<string, string | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

/** Listeners of what every answer tells: the time of the server, and that the session is over. */
type Told = { serverTime: (at: Date) => void; sessionOver: () => void };
const listeners: Partial<Told> = {};
export const listen = (to: Partial<Told>): void => {
  Object.assign(listeners, to);
};

const ask = async (path: string, { method = 'GET', query = {}, body, headers, signal }: Asked, proof: string) => {
  const url = new URL(config.apiUrl + path);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
  const timeout = AbortSignal.timeout(ANSWER_WITHIN_MS);
  try {
    return await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${proof}`,
        'accept-language': language(),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable();
  }
};

const over = (): SessionOver => {
  listeners.sessionOver?.();
  return new SessionOver();
};

/** An answer of the API as it came. Throws: Problem, Unreachable, SessionOver. */
export const answerOf = async (path: string, asked: Asked = {}): Promise<globalThis.Response> => {
  const proof = await token();
  if (!proof) throw over();
  let answer = await ask(path, asked, proof);
  if (answer.status === 401) {
    // Refused before anything was done, so it may be asked again.
    const renewed = await token(true);
    if (!renewed) throw over();
    answer = await ask(path, asked, renewed);
    if (answer.status === 401) throw over();
  }
  const date = answer.headers.get('date');
  if (date) listeners.serverTime?.(new Date(date));
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => ({})));
  return answer;
};

/** What the API answers, as data. Throws: Problem, Unreachable, SessionOver. */
export const api = async <T>(path: string, asked: Asked = {}): Promise<T> =>
  (await (await answerOf(path, asked)).json()) as T;
