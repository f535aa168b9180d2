import { Refused } from '../contract.ts';

/** Answers of an API that repeating does not change; 401 and 429 are for us to cure, so they are worth repeating. */
const FINAL = new Set([400, 403, 404, 409, 410, 413, 422]);

type Call = { fetch: typeof fetch; url: string; headers: Record<string, string> };

const ask = async (name: string, { fetch, url, headers }: Call, init: RequestInit): Promise<unknown> => {
  const answer = await fetch(url, { ...init, headers: { accept: 'application/json', ...init.headers, ...headers } });
  if (answer.ok) return answer.json().catch(() => undefined);
  await answer.arrayBuffer().catch(() => undefined);
  const code = `${name}-${answer.status}`;
  throw FINAL.has(answer.status) ? new Refused(code) : new Error(code);
};

/**
 * Sends JSON to a platform's API and returns its answer.
 * @param name the channel, for the code of a refusal such as `zendesk-404`
 * @throws Refused for what the platform will never take; Error for all else. Neither quotes what the platform said.
 */
export const postJson = (
  name: string,
  { method, body, ...call }: Call & { method: 'POST' | 'PUT'; body: unknown },
): Promise<unknown> =>
  ask(name, call, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Asks a platform's API for something, as `postJson` does. */
export const getJson = (name: string, call: Call): Promise<unknown> => ask(name, call, { method: 'GET' });
