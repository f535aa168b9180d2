import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '#domain/time.ts';
import type { RawRequest, Verification, Verifier } from './contract.ts';

/** How old, or how far ahead, a signed time may be. Older deliveries are replays. */
const WINDOW_MS = 5 * 60 * 1000;

/** Whether a signed time lies in the window around now. */
export const isFresh = (signedAtMs: number, now: Instant): boolean =>
  Math.abs(Date.parse(now) - signedAtMs) <= WINDOW_MS;

type Signing = {
  algorithm: 'sha1' | 'sha256' | 'sha512';
  encoding: 'hex' | 'base64';
  /** What stands before the digest in the header, such as `sha256=`. */
  prefix?: string;
};

/**
 * Whether `given` is the signature of the parts under one of the secrets. Compared as it is written, in constant time:
 * another spelling of the same bytes is refused. An empty secret signs nothing.
 */
export const isSignature = (
  given: string,
  secrets: string[],
  { algorithm, encoding, prefix = '', parts }: Signing & { parts: (string | Uint8Array)[] },
): boolean => {
  const written = Buffer.from(given);
  return secrets
    .filter((secret) => secret !== '')
    .some((secret) => {
      const hmac = createHmac(algorithm, secret);
      for (const part of parts) hmac.update(part);
      const wanted = Buffer.from(prefix + hmac.digest(encoding));
      return written.length === wanted.length && timingSafeEqual(written, wanted);
    });
};

/** Whether a header holds the signature of the raw body. */
export const verifyBody = (
  { headers, rawBody }: RawRequest,
  secrets: string[],
  { header, ...signing }: Signing & { header: string },
): Verification => {
  const given = headers[header];
  if (!given) return { valid: false, reason: 'no-signature' };
  return isSignature(given, secrets, { ...signing, parts: [rawBody] })
    ? { valid: true }
    : { valid: false, reason: 'wrong-signature' };
};

/**
 * A verifier of `<name>-signature: sha256=<hex>` over `<unix seconds>.<raw body>`, with the seconds in `<name>-timestamp`.
 * Chatwoot signs so (`x-chatwoot`), and so does whoever hands us deliveries of platforms that sign nothing (`x-amends`).
 */
export const timestampedVerifier =
  (name: string): Verifier =>
  ({ headers, rawBody }, secrets, now) => {
    const signature = headers[`${name}-signature`];
    const timestamp = headers[`${name}-timestamp`];
    if (!signature || !timestamp) return { valid: false, reason: 'no-signature' };
    const signing = { algorithm: 'sha256', encoding: 'hex', prefix: 'sha256=' } as const;
    if (!isSignature(signature, secrets, { ...signing, parts: [`${timestamp}.`, rawBody] }))
      return { valid: false, reason: 'wrong-signature' };
    const isTime = /^\d{9,11}$/.test(timestamp) && isFresh(Number(timestamp) * 1000, now);
    return isTime ? { valid: true } : { valid: false, reason: 'stale-timestamp' };
  };
