import { Refused, type SendingDeps } from '../contract.ts';
import { getObject, getString, type Json, parseJson } from '../json.ts';
import { setting } from '../shared/settings.ts';

const GRAPH = 'https://graph.facebook.com';
/** The version of the Graph API that is asked for, unless the channel's settings say another. */
export const VERSION = 'v23.0';

/**
 * Codes that a repeat may get past: faults and limits of the platform, and a token that we have to renew.
 * Source: Meta's error codes of the Graph, Messenger and WhatsApp Cloud APIs.
 */
const PASSING = new Set([
  ...['0', '1', '2', '4', '17', '32', '190', '341', '368', '613', '1200'],
  ...['80004', '80006', '80007', '130429', '131000', '131016', '131048', '131056', '131057', '133004'],
]);
/** The platform's own words for a closed window: WhatsApp's code, and the subcodes of Messenger and Instagram. */
const WINDOW_CLOSED = new Set(['131047', '2018278', '2534022']);

const refusal = (status: number, error: Json | undefined): Error => {
  const code = getString(error, 'code');
  const subcode = getString(error, 'error_subcode');
  if (WINDOW_CLOSED.has(code ?? '') || WINDOW_CLOSED.has(subcode ?? '')) return new Refused('window-closed');
  const name = [code ?? `http-${status}`, subcode].filter((part) => part !== undefined).join('-');
  const passing = status >= 500 || status === 408 || status === 429 || status === 401 || PASSING.has(code ?? '');
  return passing ? new Error(`Meta answered ${status} (${name})`) : new Refused(`meta-${name}`);
};

/**
 * Posts to the Graph API. Throws Refused where the platform will never take it, any other error for what is worth
 * repeating; neither bears a word of the platform's message, which may quote the customer.
 * @param deps `settings.token`; `settings.version` of the API and `settings.host` (such as https://graph.instagram.com) where they differ
 */
export const postGraph = (path: string, body: unknown, deps: SendingDeps): Promise<Json> =>
  ask(path, deps, { method: 'POST', body: JSON.stringify(body) });

/** Reads from the Graph API; as `postGraph`. */
export const getGraph = (path: string, deps: SendingDeps): Promise<Json> => ask(path, deps, { method: 'GET' });

const ask = async (path: string, deps: SendingDeps, request: { method: string; body?: string }): Promise<Json> => {
  const { host = GRAPH, version = VERSION } = deps.settings;
  const response = await deps.fetch(`${deps.base ?? host}/${version}/${path}`, {
    ...request,
    headers: {
      authorization: `Bearer ${setting(deps, 'token')}`,
      ...(request.body !== undefined && { 'content-type': 'application/json' }),
    },
    redirect: 'manual',
  });
  const answer = getObject(parseJson(await response.text()));
  const error = getObject(answer, 'error');
  if (!response.ok || error) throw refusal(response.status, error);
  return answer ?? {};
};

/** An id as one segment of a path. */
export const segment = (id: string): string => encodeURIComponent(id);
