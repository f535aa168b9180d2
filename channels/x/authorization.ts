import { createHmac, randomBytes } from 'node:crypto';
import type { SendingDeps } from '../contract.ts';
import { setting } from '../shared/settings.ts';

/** The four keys of an X app that acts for the company's account; they do not expire. */
export type Keys = { consumerKey: string; consumerSecret: string; accessToken: string; accessSecret: string };

/** RFC 3986: what encodeURIComponent leaves as it is, OAuth does not. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const oauthOf = ({ consumerKey, accessToken }: Keys, once: { nonce: string; seconds: number }): [string, string][] => [
  ['oauth_consumer_key', consumerKey],
  ['oauth_nonce', once.nonce],
  ['oauth_signature_method', 'HMAC-SHA1'],
  ['oauth_timestamp', String(once.seconds)],
  ['oauth_token', accessToken],
  ['oauth_version', '1.0'],
];

type Method = 'GET' | 'POST';

/** What is signed. `parameters` are those of the query and of a form; a JSON body is not signed. */
type SignedRequest = { method: Method; url: string; parameters?: [string, string][] };

/** The Authorization header of a request to X (OAuth 1.0a, RFC 5849). */
export const authorization = (
  { method, url, parameters = [] }: SignedRequest,
  keys: Keys,
  once: { nonce: string; seconds: number },
): string => {
  const oauth = oauthOf(keys, once);
  const pairs = [...oauth, ...parameters].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
  const base = [method, url, pairs.join('&')].map(encoded).join('&');
  const key = `${encoded(keys.consumerSecret)}&${encoded(keys.accessSecret)}`;
  const signature = createHmac('sha1', key).update(base).digest('base64');
  const fields = [...oauth, ['oauth_signature', signature] as const];
  return `OAuth ${fields.map(([name, value]) => `${name}="${encoded(value)}"`).join(', ')}`;
};

/**
 * The Authorization header in the name of the company's account, for one request.
 * @param deps settings `consumer_key`, `consumer_secret`, `access_token`, `access_token_secret`
 */
export const signed = (method: Method, address: string, deps: SendingDeps): string => {
  const { origin, pathname, searchParams } = new URL(address);
  const keys = {
    consumerKey: setting(deps, 'consumer_key'),
    consumerSecret: setting(deps, 'consumer_secret'),
    accessToken: setting(deps, 'access_token'),
    accessSecret: setting(deps, 'access_token_secret'),
  };
  const once = { nonce: randomBytes(16).toString('hex'), seconds: Math.floor(Date.parse(deps.now()) / 1000) };
  return authorization({ method, url: `${origin}${pathname}`, parameters: [...searchParams] }, keys, once);
};
