import { createHash } from 'node:crypto';
import { fromEnv } from '@aws-sdk/credential-provider-env';
import { SignatureV4 } from '@smithy/signature-v4';

/** What the SDK's signer asks of a hash. */
class Sha256 {
  readonly #hash = createHash('sha256');
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
