/** What of a mail is more than is read: `malformed` is what a parser gave up on, `unread` what ended the reader before. */
export type OverLimit =
  | 'bytes'
  | 'lines'
  | 'short-lines'
  | 'head-bytes'
  | 'head-lines'
  | 'addresses'
  | 'parts'
  | 'malformed'
  | 'unread';

/**
 * What a mail may hold for all of it to be read. Far above what people and their programs send, and below what ends a process of
 * 1 GB: a parser needs some 2 kB for a line and 10 kB for a part.
 */
const BOUNDS = {
  bytes: 12 * 1024 * 1024,
  /** A mail of 10 MB in Base64 has 140 thousand. */
  lines: 180_000,
  /** Lines of fewer than 20 bytes. */
  shortLines: 20_000,
  headBytes: 256 * 1024,
  headLines: 4_000,
  /** Signs that separate or group addresses, in the headers that hold some. */
  addressSigns: 4_000,
  /** Lines that begin as those between two parts do. */
  parts: 1_000,
} as const;

const LINE_END = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const HYPHEN = 0x2d;
const SHORT = 20;
const ADDRESSES =
  /^(?:(?:resent-)?(?:from|sender|to|cc|bcc|reply-to)|delivered-to|return-path|x-original-to|x-forwarded-to)[ \t]*:/i;
/** The longest name of a header that is looked at. */
const NAME = 40;
const SIGNS = new Set(Buffer.from(',:;<("'));

/** The lines of a mail, each without its line end: where it begins and ends. Nothing is copied. */
export function* linesOf(mail: Buffer, from = 0): Generator<{ start: number; end: number; next: number }> {
  for (let start = from; start < mail.length; ) {
    const found = mail.indexOf(LINE_END, start);
    const next = found < 0 ? mail.length : found + 1;
    let end = found < 0 ? mail.length : found;
    while (end > start && mail[end - 1] === CARRIAGE_RETURN) end--;
    yield { start, end, next };
    start = next;
  }
}

const signsIn = (mail: Buffer, start: number, end: number): number => {
  let signs = 0;
  for (let at = start; at < end; at++) if (SIGNS.has(mail[at] ?? 0)) signs++;
  return signs;
};

/** Whether a line of a head goes on from the one above it. */
export const isFolded = (mail: Buffer, start: number): boolean => mail[start] === 0x20 || mail[start] === 0x09;

/** What of the head of a mail is too much. Its end is looked for no further than its limits go. */
const overInHead = (mail: Buffer): OverLimit | undefined => {
  let [lines, signs, isOfAddresses] = [0, 0, false];
  for (const { start, end } of linesOf(mail)) {
    if (end === start) return undefined;
    if (end > BOUNDS.headBytes) return 'head-bytes';
    if (++lines > BOUNDS.headLines) return 'head-lines';
    if (!isFolded(mail, start)) isOfAddresses = ADDRESSES.test(mail.toString('latin1', start, start + NAME));
    if (isOfAddresses) signs += signsIn(mail, start, end);
    if (signs > BOUNDS.addressSigns) return 'addresses';
  }
  return undefined;
};

const overInLines = (mail: Buffer): OverLimit | undefined => {
  let [lines, short, parts] = [0, 0, 0];
  for (const { start, end } of linesOf(mail)) {
    if (++lines > BOUNDS.lines) return 'lines';
    if (end - start < SHORT && ++short > BOUNDS.shortLines) return 'short-lines';
    if (mail[start] === HYPHEN && mail[start + 1] === HYPHEN && ++parts > BOUNDS.parts) return 'parts';
  }
  return undefined;
};

/**
 * What of a mail is more than is read, found before anything is parsed: by one walk over its bytes that keeps nothing and ends where a
 * limit is passed. Undefined for a mail that can be read whole.
 */
export const overLimit = (mail: Buffer): OverLimit | undefined =>
  mail.length > BOUNDS.bytes ? 'bytes' : (overInHead(mail) ?? overInLines(mail));

/** The reason as deliveries record it: `over-limit:lines`. */
export const overLimitReason = (why: OverLimit): string => `over-limit:${why}`;
