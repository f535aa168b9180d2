import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** What an authorizer of type JWT is set up with, and the keys that its issuer publishes. */
export type Authorizer = { issuer: string; audience: string[]; keys: Record<string, KeyObject>; now: number };

type Claims = Record<string, unknown>;

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token with these claims, signed with RS256 unless the header says otherwise. */
export const signed = (claims: Claims, key: KeyObject, header: object = {}): string => {
  const content = `${encode({ alg: 'RS256', kid: 'pool', ...header })}.${encode(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
};

const json = (part = ''): Claims => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

/** Claims as API Gateway hands them on: every value is text, a list in brackets. */
const flattened = (claims: Claims): Record<string, string> =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  );

/**
 * What API Gateway does with a token before a function sees the request (Developer Guide, "Control access to HTTP APIs with JWT
 * authorizers"): signature, `iss`, `exp`, and `aud`, or `client_id` only where there is no `aud`.
 * @returns the claims; undefined where it answers 401 by itself
 */
export const authorized = (token: string, { issuer, audience, keys, now }: Authorizer): Claims | undefined => {
  const [header, payload, signature = ''] = token.split('.');
  const { alg, kid } = json(header);
  const key = keys[String(kid)];
  if (alg !== 'RS256' || !key) return undefined;
  const content = Buffer.from(`${header}.${payload}`);
  const published = key.type === 'public' ? key : createPublicKey(key);
  if (!verify('sha256', content, published, Buffer.from(signature, 'base64url'))) return undefined;
  const claims = json(payload);
  const meant = claims['aud'] ?? claims['client_id'];
  if (claims['iss'] !== issuer || Number(claims['exp']) <= now || !audience.includes(String(meant))) return undefined;
  return flattened(claims);
};
