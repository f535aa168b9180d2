/** An element of ASN.1 as BER or DER writes it (X.690); `content` is undefined where its length is not given and its end not known yet. */
type Element = { tag: number; start: number; end: number | undefined };

const SEQUENCE = 0x30;
const OID = 0x06;
const INTEGER = 0x02;
const CONTEXT_0 = 0xa0;
const OCTETS = 0x04;
const OCTETS_IN_PARTS = 0x24;
/** 1.2.840.113549.1.7.2 and 1.2.840.113549.1.7.1 (RFC 5652, 5.1 and 4). */
const SIGNED_DATA = '2a864886f70d010702';
const DATA = '2a864886f70d010701';

/** Elements within elements; more are meant to do harm. */
const MAX_DEPTH = 16;
const MAX_PARTS = 100_000;

class Malformed extends Error {}

/** Reads elements one after another. Throws Malformed. */
const reader = (bytes: Buffer) => {
  let at = 0;
  let left = MAX_PARTS;
  const byte = (): number => {
    const value = bytes[at++];
    if (value === undefined) throw new Malformed();
    return value;
  };
  const open = (): Element => {
    if (--left < 0) throw new Malformed();
    const tag = byte();
    const first = byte();
    if ((tag & 0x1f) === 0x1f || first > 0x84) throw new Malformed();
    if (first === 0x80) return { tag, start: at, end: undefined };
    let length = first;
    if (first > 0x80) {
      length = 0;
      for (let more = first & 0x7f; more > 0; more--) length = length * 256 + byte();
    }
    if (at + length > bytes.length) throw new Malformed();
    return { tag, start: at, end: at + length };
  };
  const expect = (...tags: number[]): Element => {
    const element = open();
    if (!tags.includes(element.tag)) throw new Malformed();
    return element;
  };
  const isEnd = (): boolean => bytes[at] === 0 && bytes[at + 1] === 0;
  const skip = (depth = 0): void => {
    const { end } = open();
    if (end !== undefined) at = end;
    else {
      if (depth > MAX_DEPTH) throw new Malformed();
      while (!isEnd()) skip(depth + 1);
      at += 2;
    }
  };
  const take = ({ start, end = start }: Element): Buffer => {
    at = end;
    return bytes.subarray(start, end);
  };
  /** Octets in one piece, or in pieces of which each may be in pieces again. */
  const octets = (element: Element, depth = 0): Buffer[] => {
    if (element.tag === OCTETS) return [take(element)];
    if (element.tag !== OCTETS_IN_PARTS || depth > MAX_DEPTH) throw new Malformed();
    const parts: Buffer[] = [];
    while (element.end === undefined ? !isEnd() : at < element.end)
      for (const part of octets(open(), depth + 1)) parts.push(part);
    if (element.end === undefined) at += 2;
    return parts;
  };
  return { expect, skip, octets, open, take: (tag: number) => take(expect(tag)) };
};

/** Base64 with or without the lines that PEM puts around it (RFC 7468), where it came undecoded. */
const unarmored = (bytes: Buffer): Buffer =>
  bytes[0] === SEQUENCE ? bytes : Buffer.from(bytes.toString('latin1').replace(/-----[^-\n]*-----/g, ''), 'base64');

/**
 * What a CMS signed-data object holds (RFC 5652): it is only wrapped, not encrypted, so that no key is needed to read it. The
 * signature is not verified. Undefined for anything else, such as an encrypted mail or a signature that stands alone.
 */
export const signedContent = (file: Uint8Array): Buffer | undefined => {
  const bytes = unarmored(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  const ber = reader(bytes);
  try {
    ber.expect(SEQUENCE);
    if (ber.take(OID).toString('hex') !== SIGNED_DATA) return undefined;
    ber.expect(CONTEXT_0);
    ber.expect(SEQUENCE);
    ber.take(INTEGER);
    ber.skip();
    ber.expect(SEQUENCE);
    if (ber.take(OID).toString('hex') !== DATA) return undefined;
    ber.expect(CONTEXT_0);
    return Buffer.concat(ber.octets(ber.open()));
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
};
