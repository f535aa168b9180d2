import type { Challenge, RawRequest, Verification, Verifier } from '../contract.ts';
import { isSignature, timestampedVerifier, verifyBody } from '../signatures.ts';

const FORM = 'application/x-www-form-urlencoded';

/**
 * Qualtrics signs the field `MSG` with HMAC-SHA512, hex; what else the form holds is not signed, and not read. (That it is
 * the field alone is from memory of its documentation; no vector is published.)
 */
const verifyQualtrics = ({ rawBody }: RawRequest, secrets: string[]): Verification => {
  const form = new URLSearchParams(Buffer.from(rawBody).toString('utf8'));
  const [given, ...others] = form.getAll('HMAC');
  const [message, ...copies] = form.getAll('MSG');
  if (!given || message === undefined) return { valid: false, reason: 'no-signature' };
  // Somebody else's `MSG` next to the signed one would leave open which of them is read.
  if (others.length > 0 || copies.length > 0) return { valid: false, reason: 'ambiguous-signature' };
  return isSignature(given, secrets, { algorithm: 'sha512', encoding: 'hex', parts: [message] })
    ? { valid: true }
    : { valid: false, reason: 'wrong-signature' };
};

const verifyOwn = timestampedVerifier('x-amends');

/**
 * Each platform in its own way: Typeform `sha256=<base64>` with the webhook's secret, SurveyMonkey base64 SHA-1 with the
 * key `<api key>&<api secret>`, Qualtrics in the form; all others `x-amends-signature`.
 */
export const verifySurvey: Verifier = (request, secrets, now) => {
  const { headers } = request;
  if (headers['typeform-signature'])
    return verifyBody(request, secrets, {
      header: 'typeform-signature',
      algorithm: 'sha256',
      encoding: 'base64',
      prefix: 'sha256=',
    });
  if (headers['sm-signature'])
    return verifyBody(request, secrets, { header: 'sm-signature', algorithm: 'sha1', encoding: 'base64' });
  return headers['content-type']?.startsWith(FORM)
    ? verifyQualtrics(request, secrets)
    : verifyOwn(request, secrets, now);
};

/** SurveyMonkey asks with HEAD whether somebody is there before it keeps a webhook. */
export const challengeSurvey: Challenge = ({ method }) => (method === 'HEAD' ? { status: 200 } : undefined);
