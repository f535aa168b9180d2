import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { fromEnv } from '@aws-sdk/credential-provider-env';
import { SignatureV4 } from '@smithy/signature-v4';

const bytesOf = (key: string | ArrayBuffer | ArrayBufferView): string | Uint8Array => {
  if (typeof key === 'string') return key;
  return ArrayBuffer.isView(key) ? new Uint8Array(key.buffer, key.byteOffset, key.byteLength) : new Uint8Array(key);
};

/** What the SDK's signer asks of a hash: with a key it is an HMAC, by which the key of a day is derived from the secret. */
class Sha256 {
  readonly #hash: Hash | Hmac;
  constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(key));
  }
  update(data: Uint8Array): void {
    this.#hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

/**
 * Signs single requests to a service of AWS (Signature Version 4) with the function's own credentials: for one operation,
 * a client of the SDK would be most of a bundle.
 * @param service its signing name, such as `s3`
 */
export const signerFor = (service: string, region: string): SignatureV4 =>
  // S3 alone does not want its paths escaped once more.
  new SignatureV4({ service, region, credentials: fromEnv(), sha256: Sha256, uriEscapePath: service !== 's3' });

/** The address of a request, as the signer wants it. */
export const placeOf = (url: URL) => ({
  protocol: url.protocol,
  hostname: url.hostname,
  ...(url.port && { port: Number(url.port) }),
  path: url.pathname,
});

/** What is posted to a service: its address, the headers that say which operation, and the body. */
export type Post = { service: string; region: string; url: URL; headers: Record<string, string>; body: string };

const LIMIT_MS = 10_000;

/** One signed POST, with the function's own role, within ten seconds. A redirect is not followed, and nothing is repeated. */
export const signedPost = async (
  { service, region, url, headers, body }: Post,
  ask: typeof fetch = fetch,
): Promise<Response> => {
  const request = { method: 'POST', headers: { host: url.host, ...headers }, body };
  const signed = await signerFor(service, region).sign({ ...request, ...placeOf(url), query: {} });
  const signal = AbortSignal.timeout(LIMIT_MS);
  return ask(url, { ...request, headers: signed.headers, redirect: 'manual', signal });
};
