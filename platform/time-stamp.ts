import { createHash, randomBytes } from 'node:crypto';
import { log } from './log.ts';

/**
 * Time stamps of an authority (RFC 3161): proof that something existed at a time, by somebody else than us. The request is short and
 * fixed, so it is put together here; the answer is kept as it came and checked by `openssl ts -verify`.
 */

const der = (tag: number, ...contents: Uint8Array[]): Buffer => {
  const content = Buffer.concat(contents);
  // Nothing of a request is longer than 127 bytes, so one byte says how long it is.
  return Buffer.concat([Buffer.from([tag, content.length]), content]);
};

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OCTETS = 0x04;
const TRUE = Buffer.from([0x01, 0x01, 0xff]);
/** 2.16.840.1.101.3.4.2.1, SHA-256, with no parameters. */
const SHA256 = Buffer.from('300d06096086480165030402010500', 'hex');

/** TimeStampReq of RFC 3161, section 2.4.1: version 1, the hash, a nonce, and the authority's certificate asked for. @param nonce at least 8 bytes */
export const stampRequest = (text: string, nonce: Uint8Array = randomBytes(8)): Uint8Array => {
  const hash = createHash('sha256').update(text, 'utf8').digest();
  // A first byte below 128 keeps the number positive.
  const number = Buffer.concat([Buffer.from([0x01]), nonce]);
  return new Uint8Array(
    der(SEQUENCE, der(INTEGER, Buffer.from([1])), der(SEQUENCE, SHA256, der(OCTETS, hash)), der(INTEGER, number), TRUE),
  );
};

/** Where the content of a DER value begins. */
const contentAt = (bytes: Uint8Array, at: number): number => {
  const length = bytes[at + 1] ?? 0;
  return at + 2 + (length & 0x80 ? length & 0x7f : 0);
};

/** Whether an answer grants a stamp (PKIStatus 0, or 1 with modifications): its first number. */
export const isGranted = (answer: Uint8Array): boolean => {
  if (answer[0] !== SEQUENCE) return false;
  const status = contentAt(answer, 0);
  if (answer[status] !== SEQUENCE) return false;
  const number = contentAt(answer, status);
  return answer[number] === INTEGER && answer[number + 1] === 1 && (answer[number + 2] ?? 2) <= 1;
};

const LIMIT_MS = 10_000;
/** No answer of an authority is nearly as large. */
const MOST_BYTES = 100_000;

/**
 * Asks an authority for a stamp over a text. Without one, or where it does not answer, there is none and no harm: the anchor is signed and
 * kept all the same.
 * @param url of the authority; absent where the deployment names none
 * @returns DER of the TimeStampResp in Base64
 */
export const stampBy =
  (url: string | undefined, ask: typeof fetch = fetch) =>
  async (text: string): Promise<string | undefined> => {
    if (!url) return undefined;
    try {
      const response = await ask(url, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query' },
        body: Buffer.from(stampRequest(text)),
        redirect: 'manual',
        signal: AbortSignal.timeout(LIMIT_MS),
      });
      const answer = new Uint8Array(await response.arrayBuffer());
      if (response.ok && answer.length <= MOST_BYTES && isGranted(answer))
        return Buffer.from(answer).toString('base64');
      log('warn', 'no time stamp', { status: response.status });
    } catch (error) {
      log('warn', 'no time stamp', { error: error instanceof Error ? error.name : 'Error' });
    }
    return undefined;
  };
