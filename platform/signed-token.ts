import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from './aws/secrets.ts';

const SIGNATURE_BYTES = 15;

/** What a token is for enters its signature, so that one kind never passes for another. */
type Purpose = 'tracking-link' | 'survey-link';

const sign = (secret: string, purpose: Purpose, signed: Buffer): Buffer =>
  createHmac('sha256', secret).update(purpose).update(signed).digest().subarray(0, SIGNATURE_BYTES);

/** Some bytes with a signature over them, URL-safe: it needs no row in the table. */
export const signedToken = ({ current }: Secret, purpose: Purpose, signed: Buffer): string =>
  Buffer.concat([signed, sign(current, purpose, signed)]).toString('base64url');

/** The bytes of a token; undefined if it holds another number of them, or was not signed with one of our two secrets. */
export const bytesOfToken = (
  { current, previous }: Secret,
  purpose: Purpose,
  { token, length }: { token: string; length: number },
): Buffer | undefined => {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== length + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return undefined;
  const signed = bytes.subarray(0, length);
  const given = bytes.subarray(length);
  const isOurs = [current, previous].some(
    (candidate) => candidate !== undefined && timingSafeEqual(sign(candidate, purpose, signed), given),
  );
  return isOurs ? signed : undefined;
};
