import { createHash } from 'node:crypto';
import { Transient } from '#domain/failures.ts';
import { placeOf, signerFor } from './signing.ts';

/** An object as it was stored, or why it cannot be read. */
export type Raw =
  | { bytes: Uint8Array }
  /** `beginning`: the first bytes of what is too large, as many as say what it is. */
  | { unreadable: 'too-large' | 'gone'; beginning?: Uint8Array };

/** A bucket: what came in exactly as it came, or evidence. */
export type Objects = {
  read(key: string, maxBytes: number): Promise<Raw>;
  /** Stores an object. When it returns, the bytes are safe. */
  keep(key: string, bytes: Uint8Array, type?: string): Promise<void>;
};

/** How much of an object that is too large is read. */
const BEGINNING_BYTES = 512 * 1024;

/** The first bytes of an answer; the rest is never fetched. */
const beginningOf = async ({ body }: Response): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  while (reader && length < BEGINNING_BYTES) {
    const { value } = await reader.read();
    if (!value) break;
    chunks.push(value);
    length += value.length;
  }
  await reader?.cancel();
  return Buffer.concat(chunks).subarray(0, BEGINNING_BYTES);
};

const escaped = (part: string): string =>
  encodeURIComponent(part).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

const LIMIT_MS = 10_000;
const ANY_TYPE = 'application/octet-stream';

/** Where a bucket is. @param endpoint of S3, such as `https://s3.eu-west-1.amazonaws.com`; path-style addresses */
export type BucketPlace = { endpoint: string; region: string; bucket: string };
type Asked = { body?: Uint8Array; headers?: Record<string, string>; query?: Record<string, string> };
type Ask = (method: 'GET' | 'HEAD' | 'PUT' | 'DELETE', key: string, asked?: Asked) => Promise<Response>;

/** The address of an object, path-style. */
export const addressOf = ({ endpoint, bucket }: BucketPlace, key: string): URL =>
  new URL(`/${bucket}/${key.split('/').map(escaped).join('/')}`, endpoint);

/** Single signed requests for objects of a bucket: the S3 client would make up a third of a function's bundle. */
export const bucketRequests = (place: BucketPlace): Ask => {
  const signer = signerFor('s3', place.region);
  return async (method, key, { body, headers: extra, query = {} } = {}) => {
    const url = addressOf(place, key);
    const { headers } = await signer.sign({
      method,
      ...placeOf(url),
      headers: {
        host: url.host,
        'x-amz-content-sha256': body ? createHash('sha256').update(body).digest('hex') : 'UNSIGNED-PAYLOAD',
        ...extra,
      },
      query,
    });
    url.search = new URLSearchParams(query).toString();
    return fetch(url, {
      method,
      headers,
      ...(body && { body: Buffer.from(body) }),
      signal: AbortSignal.timeout(LIMIT_MS),
    });
  };
};

/** What S3 says of an object that is not there to whoever may list the bucket; to others it says 403 (S3: GetObject, permissions). */
const isMissing = ({ status }: Response): boolean => status === 404;

/**
 * A bucket to read from and keep in. Of an object that is too large only the beginning is fetched. A failure is thrown; whoever
 * delivered delivers again.
 * @param isGone what an object is taken to be gone by; by 404 alone, if not given, since 403 may be a mistake of ours that passes
 */
export const s3Objects = (place: BucketPlace, isGone = isMissing): Objects => {
  const ask = bucketRequests(place);
  return {
    read: async (key, maxBytes) => {
      const response = await ask('GET', key);
      const tooLarge = Number(response.headers.get('content-length') ?? 0) > maxBytes;
      if (response.ok && !tooLarge) return { bytes: new Uint8Array(await response.arrayBuffer()) };
      if (response.ok) return { unreadable: 'too-large', beginning: await beginningOf(response) };
      await response.body?.cancel();
      if (isGone(response)) return { unreadable: 'gone' };
      throw new Transient(`S3 answered ${response.status}`);
    },
    keep: async (key, bytes, type) => {
      const response = await ask('PUT', key, { body: bytes, headers: { 'content-type': type ?? ANY_TYPE } });
      await response.body?.cancel();
      if (!response.ok) throw new Transient(`S3 answered ${response.status}`);
    },
  };
};
