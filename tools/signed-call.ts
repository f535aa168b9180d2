import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SignatureV4 } from '@smithy/signature-v4';
import { placeOf } from '#platform/aws/signing.ts';

/** The hash that the signer asks for: with a key it is an HMAC. */
class Sha256 {
  readonly #hash: Hash | Hmac;
  constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    const bytes = typeof key === 'string' || key === undefined ? key : Buffer.from(key as Uint8Array);
    this.#hash = bytes === undefined ? createHash('sha256') : createHmac('sha256', bytes);
  }
  update(data: Uint8Array): void {
    this.#hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

type Signed = { service: string; url: URL; headers: Record<string, string>; body: string };

/** The headers of a request that the credentials of the shell have signed, by whichever way the SDKs find them. */
export const signedBy =
  (region: string) =>
  async ({ service, url, headers, body }: Signed): Promise<Record<string, string>> => {
    const { credentials } = new DynamoDBClient({ region }).config;
    const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
    const request = { method: 'POST', ...placeOf(url), query: {}, headers: { host: url.host, ...headers }, body };
    return (await signer.sign(request)).headers;
  };

/** Where a service of AWS is asked: of the local run, or of a region. */
export const endpointOf = (service: string, region: string): string =>
  process.env['AWS_ENDPOINT_URL'] ?? `https://${service}.${region}.amazonaws.com`;
