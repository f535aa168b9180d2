import type { Verifier } from '../contract.ts';
import { isSignature } from '../signatures.ts';
import { signedTexts } from './twilio-signature.ts';

/**
 * Twilio signs the URL and the parameters with the account's auth token; no time is signed, so a repeat is found by the
 * message's id.
 */
export const verifySms: Verifier = (request, secrets) => {
  const given = request.headers['x-twilio-signature'];
  if (!given) return { valid: false, reason: 'no-signature' };
  const isTwilios = signedTexts(request).some((text) =>
    isSignature(given, secrets, { algorithm: 'sha1', encoding: 'base64', parts: [text] }),
  );
  return isTwilios ? { valid: true } : { valid: false, reason: 'wrong-signature' };
};
