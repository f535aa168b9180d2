import type { Verifier } from '../contract.ts';
import { isFresh, isSignature } from '../signatures.ts';

const SIGNATURE = 'x-zendesk-webhook-signature';
const TIMESTAMP = 'x-zendesk-webhook-signature-timestamp';

/** Base64 HMAC-SHA256 over the timestamp header (ISO 8601) and the raw body, with nothing between them. */
export const verifyZendesk: Verifier = ({ headers, rawBody }, secrets, now) => {
  const signature = headers[SIGNATURE];
  const timestamp = headers[TIMESTAMP];
  if (!signature || !timestamp) return { valid: false, reason: 'no-signature' };
  if (!isSignature(signature, secrets, { algorithm: 'sha256', encoding: 'base64', parts: [timestamp, rawBody] }))
    return { valid: false, reason: 'wrong-signature' };
  return isFresh(Date.parse(timestamp), now) ? { valid: true } : { valid: false, reason: 'stale-timestamp' };
};
