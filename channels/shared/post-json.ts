import { Refused } from '../contract.ts';

/** Answers of an API that repeating does not change; 401 and 429 are for us to cure, so they are worth repeating. */
const FINAL = new Set([400, 403, 404, 409, 410, 413, 422]);

/**
 * Sends JSON to a platform's API and returns its answer.
 * @param name the channel, for the code of a refusal such as `zendesk-404`
 * @throws Refused for what the platform will never take; Error for all else. Neither quotes what the platform said.
 */
export const postJson = async (
  name: string,
  call: { fetch: typeof fetch; method: 'POST' | 'PUT'; url: string; headers: Record<string, string>; body: unknown },
): Promise<unknown> => {
  const answer = await call.fetch(call.url, {
    method: call.method,
    headers: { 'content-type': 'application/json', accept: 'application/json', ...call.headers },
    body: JSON.stringify(call.body),
  });
  if (answer.ok) return answer.json().catch(() => undefined);
  await answer.arrayBuffer().catch(() => undefined);
  const code = `${name}-${answer.status}`;
  throw FINAL.has(answer.status) ? new Refused(code) : new Error(code);
};
