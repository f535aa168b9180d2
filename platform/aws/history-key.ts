import { createHash } from 'node:crypto';
import { Transient } from '#domain/failures.ts';
import { type Post, signedPost } from './signing.ts';

/** Where KMS is, and which key of it. */
export type KeyPlace = { region: string; endpoint: string; keyArn: string };

type Ask = (post: Post) => Promise<Response>;

/** One operation of KMS (AWS JSON 1.1). A signed request in place of the client, for one operation a function. */
const call = async <Answer>(
  { region, endpoint }: KeyPlace,
  { operation, body }: { operation: string; body: object },
  ask: Ask,
): Promise<Answer> => {
  const response = await ask({
    service: 'kms',
    region,
    url: new URL(`${endpoint}/`),
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `TrentService.${operation}` },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Answer & { __type?: string };
  if (!response.ok) throw new Transient(`KMS answered ${answer.__type ?? response.status}`);
  return answer;
};

/** @param message what is signed: a short text as it is (KMS takes 4096 bytes), or the digest of something longer */
const signature = async (
  place: KeyPlace,
  message: { Message: string; MessageType: 'RAW' | 'DIGEST' },
  ask: Ask,
): Promise<string> => {
  const body = { KeyId: place.keyArn, ...message, SigningAlgorithm: 'ECDSA_SHA_256' };
  const { Signature } = await call<{ Signature: string }>(place, { operation: 'Sign', body }, ask);
  return Signature;
};

/**
 * Signs a short text (KMS takes 4096 bytes) with the key, which never leaves KMS.
 * @returns ECDSA signature over P-256, DER in Base64
 */
export const signWith =
  (place: KeyPlace, ask: Ask = signedPost) =>
  (text: string): Promise<string> =>
    signature(place, { Message: Buffer.from(text, 'utf8').toString('base64'), MessageType: 'RAW' }, ask);

/**
 * Signs bytes of any length with the key: KMS is given their SHA-256 alone, and what comes of it is the signature over the bytes.
 * @returns ECDSA signature over P-256, DER in Base64
 */
export const signBytesWith =
  (place: KeyPlace, ask: Ask = signedPost) =>
  (bytes: Uint8Array): Promise<string> =>
    signature(place, { Message: createHash('sha256').update(bytes).digest('base64'), MessageType: 'DIGEST' }, ask);

/** The public half of the key, asked for once: DER of a SubjectPublicKeyInfo. */
export const publicKeyOf = (place: KeyPlace, ask: Ask = signedPost): (() => Promise<Uint8Array>) => {
  let known: Uint8Array | undefined;
  return async () => {
    if (known) return known;
    const body = { KeyId: place.keyArn };
    const { PublicKey } = await call<{ PublicKey: string }>(place, { operation: 'GetPublicKey', body }, ask);
    known = Buffer.from(PublicKey, 'base64');
    return known;
  };
};
