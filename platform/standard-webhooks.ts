import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '#domain/time.ts';

/*
 * Signatures of Standard Webhooks (https://www.standardwebhooks.com, specification 1.0): `v1,<base64 of HMAC-SHA256>` over
 * `<id>.<unix seconds>.<body>`. The reference library verifies ours in the tests.
 */

const PREFIX = 'whsec_';

/** The key of a secret as it is written, `whsec_` and base64; undefined for one that is none, or too short to be one. */
const keyOf = (secret: string): Buffer | undefined => {
  const key = Buffer.from(secret.slice(secret.startsWith(PREFIX) ? PREFIX.length : 0), 'base64');
  return key.byteLength >= 16 ? key : undefined;
};

const keysOf = (secrets: readonly string[]): Buffer[] => secrets.flatMap((secret) => keyOf(secret) ?? []);

/** Whether something can be signed and verified with a secret. */
export const isWebhookSecret = (secret: string): boolean => keyOf(secret) !== undefined;

type Signed = { id: string; seconds: string; body: string | Uint8Array };

const signature = (key: Buffer, { id, seconds, body }: Signed): string =>
  `v1,${createHmac('sha256', key).update(`${id}.${seconds}.`).update(body).digest('base64')}`;

/**
 * The headers of a webhook. While a secret is changed there are two: it is signed with both, and whoever knows either can verify it.
 * @param message `id` is the same for every repeat; `at` is the moment of this attempt
 */
export const webhookHeaders = (
  { id, at, body }: { id: string; at: Instant; body: string },
  secrets: readonly string[],
): Record<string, string> => {
  const seconds = String(Math.floor(Date.parse(at) / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': keysOf(secrets)
      .map((key) => signature(key, { id, seconds, body }))
      .join(' '),
  };
};

/** How old, or how far ahead, a signed time may be, in seconds. Older ones are replays. */
const TOLERANCE_SECONDS = 5 * 60;

export type WebhookProof = { valid: true; id: string } | { valid: false; reason: string };

const isOne = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Whether a webhook was signed with one of the secrets, of late. The body is the very bytes that came. */
export const verifyWebhook = (
  { headers, rawBody }: { headers: Readonly<Record<string, string | undefined>>; rawBody: Uint8Array },
  secrets: readonly string[],
  now: Instant,
): WebhookProof => {
  const { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': given } = headers;
  if (!id || !seconds || !given) return { valid: false, reason: 'no-signature' };
  if (id.length > 256 || !/^\d{9,11}$/.test(seconds)) return { valid: false, reason: 'wrong-signature' };
  const wanted = keysOf(secrets).map((key) => signature(key, { id, seconds, body: rawBody }));
  const isSigned = given.split(' ').some((one) => wanted.some((signed) => isOne(one, signed)));
  if (!isSigned) return { valid: false, reason: 'wrong-signature' };
  const isFresh = Math.abs(Date.parse(now) / 1000 - Number(seconds)) <= TOLERANCE_SECONDS;
  return isFresh ? { valid: true, id } : { valid: false, reason: 'stale-timestamp' };
};
