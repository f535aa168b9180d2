import { createHash, timingSafeEqual } from 'node:crypto';
import type { Challenge, Verifier } from '../contract.ts';
import { isSignature } from '../signatures.ts';

const SIGNATURES = [
  { header: 'x-hub-signature-256', signing: { algorithm: 'sha256', encoding: 'hex', prefix: 'sha256=' } },
  // Older Messenger apps; looked at only where the stronger one is absent.
  { header: 'x-hub-signature', signing: { algorithm: 'sha1', encoding: 'hex', prefix: 'sha1=' } },
] as const;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Meta signs a body in which everything outside ASCII is written `\u00e1`. Where something on the way made it readable,
 * this is the body that was signed; undefined where the bytes are plain ASCII or no UTF-8.
 */
const escaped = (body: Uint8Array): string | undefined => {
  if (body.every((byte) => byte < 0x80)) return undefined;
  try {
    return strictUtf8
      .decode(body)
      .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  } catch {
    return undefined;
  }
};

/**
 * `X-Hub-Signature-256: sha256=<hex>` over the bytes as they came, keyed with the app secret; SHA-1 where only the legacy
 * header is there. Meta signs no time: a replay is found by the ids of the messages.
 */
export const verifyMeta: Verifier = ({ headers, rawBody }, secrets) => {
  const found = SIGNATURES.find(({ header }) => headers[header] !== undefined);
  if (!found) return { valid: false, reason: 'no-signature' };
  const bodies = [rawBody, escaped(rawBody)].filter((body) => body !== undefined);
  const given = headers[found.header] ?? '';
  return bodies.some((body) => isSignature(given, secrets, { ...found.signing, parts: [body] }))
    ? { valid: true }
    : { valid: false, reason: 'wrong-signature' };
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
/** In constant time, whatever the lengths. */
const same = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

/**
 * The GET that Meta sends when a webhook is set up: the challenge comes back bare where the verify token is ours. It stands in
 * addresses and their logs, so the tokens are a list of their own, and none of them proves a delivery.
 */
export const challengeMeta: Challenge = ({ method, query }, { secrets, verifyTokens = [] }) => {
  if (method !== 'GET') return undefined;
  const { 'hub.mode': mode, 'hub.verify_token': token = '', 'hub.challenge': challenge } = query;
  const known = [...verifyTokens, ...secrets].filter((one) => one !== '').map((one) => same(one, token));
  if (mode !== 'subscribe' || challenge === undefined || !known.includes(true)) return { status: 403 };
  return {
    status: 200,
    body: challenge,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  };
};
