import type { Challenge, RawRequest, Verification, Verifier } from '../contract.ts';
import { isSignature, proveBody, timestampedProof } from '../signatures.ts';

const FORM = 'application/x-www-form-urlencoded';

/**
 * Qualtrics signs the field `MSG` with HMAC-SHA512, hex; what else the form holds is not signed, and not read. (That it is
 * the field alone is from memory of its documentation; no vector is published.)
 */
const proveQualtrics = ({ rawBody }: RawRequest, secrets: string[]): Verification => {
  const form = new URLSearchParams(Buffer.from(rawBody).toString('utf8'));
  const [given, ...others] = form.getAll('HMAC');
  const [message, ...copies] = form.getAll('MSG');
  if (!given || message === undefined) return { genuine: false, reason: 'no-signature' };
  // Somebody else's `MSG` beside the signed one would leave open which of them is read.
  if (others.length > 0 || copies.length > 0) return { genuine: false, reason: 'ambiguous-signature' };
  return isSignature(given, secrets, { algorithm: 'sha512', encoding: 'hex' }, message)
    ? { genuine: true }
    : { genuine: false, reason: 'wrong-signature' };
};

const proveOwn = timestampedProof('x-amends');

/**
 * Each platform in its own way: Typeform `sha256=<base64>` with the webhook's secret, SurveyMonkey base64 SHA-1 with the
 * key `<api key>&<api secret>`, Qualtrics in the form; all others `x-amends-signature`.
 */
export const proveSurvey: Verifier = (request, secrets, now) => {
  const { headers } = request;
  if (headers['typeform-signature'])
    return proveBody(request, secrets, 'typeform-signature', {
      algorithm: 'sha256',
      encoding: 'base64',
      prefix: 'sha256=',
    });
  if (headers['sm-signature'])
    return proveBody(request, secrets, 'sm-signature', { algorithm: 'sha1', encoding: 'base64' });
  return headers['content-type']?.startsWith(FORM) ? proveQualtrics(request, secrets) : proveOwn(request, secrets, now);
};

/** SurveyMonkey asks with HEAD whether somebody is there before it keeps a webhook. */
export const challengeSurvey: Challenge = ({ method }) => (method === 'HEAD' ? { status: 200 } : undefined);
