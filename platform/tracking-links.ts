import { createHmac, timingSafeEqual } from 'node:crypto';
import { CASE_ID } from '#domain/case/ids.ts';
import type { Secret } from './aws/secrets.ts';

const ID_BYTES = 16;
const SIGNATURE_BYTES = 16;

const sign = (secret: string, id: Buffer): Buffer =>
  createHmac('sha256', secret).update('tracking-link').update(id).digest().subarray(0, SIGNATURE_BYTES);

/**
 * The token of a tracking link: the case id and a signature over it, 43 URL-safe characters. It opens one case, names
 * nobody, and needs no row in the table.
 */
export const trackingToken = (secret: Secret, caseId: string): string => {
  const id = Buffer.from(caseId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, sign(secret.current, id)]).toString('base64url');
};

/** The case a tracking token opens, or undefined if it was not signed with one of our two secrets. */
export const caseOfToken = (secret: Secret, token: string): string | undefined => {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return undefined;
  const id = bytes.subarray(0, ID_BYTES);
  const given = bytes.subarray(ID_BYTES);
  const valid = [secret.current, secret.previous].some(
    (candidate) => candidate !== undefined && timingSafeEqual(sign(candidate, id), given),
  );
  const caseId = id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return valid && CASE_ID.test(caseId) ? caseId : undefined;
};

/** @param publicUrl where customers reach the API, without a slash at the end */
export const trackingUrl = (publicUrl: string, secret: Secret, caseId: string): string =>
  `${publicUrl}/t/${trackingToken(secret, caseId)}`;
