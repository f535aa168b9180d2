import { createHash } from 'node:crypto';
import { fromEnv } from '@aws-sdk/credential-provider-env';
import { SignatureV4 } from '@smithy/signature-v4';

/** A mail as it came, or why it cannot be read. */
export type Raw = { bytes: Uint8Array } | { unreadable: 'too-large' | 'gone' };

/** Where inbound mail lies. */
export type Inbox = { read(key: string, maxBytes: number): Promise<Raw> };

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

const escaped = (part: string): string =>
  encodeURIComponent(part).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

const READ_LIMIT_MS = 10_000;

/**
 * The bucket that SES writes to, read with one signed GET: the S3 client would make up a third of this function's bundle.
 * The body of a mail that is too large is never fetched. A failure is thrown, and the queue delivers the mail again.
 * @param endpoint of S3, such as `https://s3.eu-west-1.amazonaws.com`; path-style addresses
 */
export const s3Inbox = ({ endpoint, region, bucket }: { endpoint: string; region: string; bucket: string }): Inbox => {
  const signer = new SignatureV4({
    service: 's3',
    region,
    credentials: fromEnv(),
    sha256: Sha256,
    uriEscapePath: false,
  });
  const { protocol, hostname, host, port } = new URL(endpoint);
  return {
    read: async (key, maxBytes) => {
      const path = `/${bucket}/${key.split('/').map(escaped).join('/')}`;
      const { headers } = await signer.sign({
        method: 'GET',
        protocol,
        hostname,
        ...(port && { port: Number(port) }),
        path,
        headers: { host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
        query: {},
      });
      const response = await fetch(`${protocol}//${host}${path}`, {
        headers,
        signal: AbortSignal.timeout(READ_LIMIT_MS),
      });
      const tooLarge = Number(response.headers.get('content-length') ?? 0) > maxBytes;
      if (response.ok && !tooLarge) return { bytes: new Uint8Array(await response.arrayBuffer()) };
      await response.body?.cancel();
      if (response.ok) return { unreadable: 'too-large' };
      if (response.status === 404) return { unreadable: 'gone' };
      throw new Error(`S3 answered ${response.status}`);
    },
  };
};
