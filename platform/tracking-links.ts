import { createHmac, timingSafeEqual } from 'node:crypto';
import { CASE_ID } from '#domain/case/ids.ts';
import { LAST_VERSION, type LinkScope } from '#domain/case/links.ts';
import type { Secret } from './aws/secrets.ts';

/** What a tracking link says of itself: its case, whether it is the first one or that of our messages, and its version. */
export type TrackingLink = { caseId: string; scope: LinkScope; version: number };

const ID_BYTES = 16;
const SIGNED_BYTES = ID_BYTES + 1;
const SIGNATURE_BYTES = 15;
/** The bit of the last signed byte that tells a full link from a first one; the others are the version. */
const FULL = LAST_VERSION + 1;

const sign = (secret: string, signed: Buffer): Buffer =>
  createHmac('sha256', secret).update('tracking-link').update(signed).digest().subarray(0, SIGNATURE_BYTES);

/**
 * The token of a tracking link: the case id, its scope and version, and a signature over them, 43 URL-safe characters. It opens
 * one case, names nobody, and needs no row in the table: whether its version still holds, the head of the case says.
 */
export const trackingToken = (secret: Secret, { caseId, scope, version }: TrackingLink): string => {
  const id = Buffer.from(caseId.replaceAll('-', ''), 'hex');
  const signed = Buffer.concat([id, Buffer.of((scope === 'full' ? FULL : 0) + version)]);
  return Buffer.concat([signed, sign(secret.current, signed)]).toString('base64url');
};

/** What a tracking token says, or undefined if it was not signed with one of our two secrets. */
export const linkOfToken = (secret: Secret, token: string): TrackingLink | undefined => {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== SIGNED_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return undefined;
  const signed = bytes.subarray(0, SIGNED_BYTES);
  const given = bytes.subarray(SIGNED_BYTES);
  const valid = [secret.current, secret.previous].some(
    (candidate) => candidate !== undefined && timingSafeEqual(sign(candidate, signed), given),
  );
  const id = signed.subarray(0, ID_BYTES).toString('hex');
  const caseId = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const kind = signed.readUInt8(ID_BYTES);
  return valid && CASE_ID.test(caseId)
    ? { caseId, scope: kind >= FULL ? 'full' : 'first', version: kind % FULL }
    : undefined;
};

/** @param publicUrl where customers reach the API, without a slash at the end */
export const trackingUrl = (publicUrl: string, secret: Secret, link: TrackingLink): string =>
  `${publicUrl}/t/${trackingToken(secret, link)}`;
