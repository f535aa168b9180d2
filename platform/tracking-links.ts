import { CASE_ID } from '#domain/case/ids.ts';
import { LAST_VERSION, type LinkScope } from '#domain/case/links.ts';
import type { Secret } from './aws/secrets.ts';
import { bytesOfToken, signedToken } from './signed-token.ts';

/** What a tracking link says of itself: its case, whether it is the first one or that of our messages, and its version. */
export type TrackingLink = { caseId: string; scope: LinkScope; version: number };

const ID_BYTES = 16;
const SIGNED_BYTES = ID_BYTES + 1;
/** The bit of the last signed byte that tells a full link from a first one; the others are the version. */
const FULL = LAST_VERSION + 1;

/**
 * The token of a tracking link: the case id, its scope and version, and a signature over them, 43 URL-safe characters. It opens
 * one case, names nobody, and needs no row in the table: whether its version still holds, the head of the case says.
 */
export const trackingToken = (secret: Secret, { caseId, scope, version }: TrackingLink): string => {
  const id = Buffer.from(caseId.replaceAll('-', ''), 'hex');
  return signedToken(secret, 'tracking-link', Buffer.concat([id, Buffer.of((scope === 'full' ? FULL : 0) + version)]));
};

/** What a tracking token says, or undefined if it was not signed with one of our two secrets. */
export const linkOfToken = (secret: Secret, token: string): TrackingLink | undefined => {
  const signed = bytesOfToken(secret, 'tracking-link', { token, length: SIGNED_BYTES });
  if (!signed) return undefined;
  const id = signed.subarray(0, ID_BYTES).toString('hex');
  const caseId = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const kind = signed.readUInt8(ID_BYTES);
  return CASE_ID.test(caseId) ? { caseId, scope: kind >= FULL ? 'full' : 'first', version: kind % FULL } : undefined;
};

/** @param publicUrl where customers reach the API, without a slash at the end */
export const trackingUrl = (publicUrl: string, secret: Secret, link: TrackingLink): string =>
  `${publicUrl}/t/${trackingToken(secret, link)}`;
