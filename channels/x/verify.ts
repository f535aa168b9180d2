import { createHmac } from 'node:crypto';
import type { Challenge, Verifier } from '../contract.ts';
import { verifyBody } from '../signatures.ts';

/** X signs the raw body with the app's consumer secret; it signs no time, so a repeat is found by the event's ids. */
export const verifyX: Verifier = (request, secrets) =>
  verifyBody(request, secrets, {
    header: 'x-twitter-webhooks-signature',
    algorithm: 'sha256',
    encoding: 'base64',
    prefix: 'sha256=',
  });

/** The challenge-response check (CRC), which X repeats about every half hour: a wrong answer switches the webhook off. */
export const challengeX: Challenge = ({ method, query }, secrets) => {
  const token = query['crc_token'];
  const [secret] = secrets.filter((known) => known !== '');
  if (method !== 'GET' || !token) return undefined;
  if (!secret) return { status: 403 };
  const digest = createHmac('sha256', secret).update(token).digest('base64');
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_token: `sha256=${digest}` }),
  };
};
