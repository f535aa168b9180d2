import { createHmac } from 'node:crypto';
import type { Challenge, Verifier } from '../contract.ts';
import { verifyBody } from '../signatures.ts';

/** What X asks with is random base 64, which no body of a delivery is: whatever is signed for the one proves nothing as the other. */
const TOKEN = /^[A-Za-z0-9+/=_-]{1,256}$/;
const LONGEST_TOKEN = 256;

const isToken = ({ rawBody }: { rawBody: Uint8Array }): boolean =>
  rawBody.byteLength <= LONGEST_TOKEN && TOKEN.test(Buffer.from(rawBody).toString('latin1'));

/** X signs the raw body with the app's consumer secret; it signs no time, so a repeat is found by the event's ids. */
export const verifyX: Verifier = (request, secrets) =>
  isToken(request)
    ? { valid: false, reason: 'signed-as-challenge' }
    : verifyBody(request, secrets, {
        header: 'x-twitter-webhooks-signature',
        algorithm: 'sha256',
        encoding: 'base64',
        prefix: 'sha256=',
      });

/** The challenge-response check (CRC), which X repeats about every half hour: a wrong answer switches the webhook off. */
export const challengeX: Challenge = ({ method, query }, { secrets }) => {
  const token = query['crc_token'];
  const [secret] = secrets.filter((known) => known !== '');
  if (method !== 'GET' || !token) return undefined;
  if (!secret || !TOKEN.test(token)) return { status: 403 };
  const digest = createHmac('sha256', secret).update(token).digest('base64');
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_token: `sha256=${digest}` }),
  };
};
