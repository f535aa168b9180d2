const SHIFTED = /\+([A-Za-z\d+/]*)-?/g;

/** Text in UTF-7 (RFC 2152), which the runtime does not know: outside ASCII it is UTF-16 in Base64 between `+` and `-`. */
export const decodeUtf7 = (text: string): string =>
  text.replace(SHIFTED, (_, base64: string) => {
    if (base64 === '') return '+';
    const bytes = Buffer.from(base64, 'base64');
    return bytes
      .subarray(0, bytes.length & ~1)
      .swap16()
      .toString('utf16le');
  });

const WORD = /=\?utf-?7(?:\*[^?]*)?\?([bq])\?([^?\s]*)\?=/gi;

/** Quoted-printable of header words, as Latin-1 text; RFC 2047, 4.2. */
const unquoted = (text: string): string =>
  text
    .replaceAll('_', ' ')
    .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const asUtf8 = (_: string, encoding: string, text: string): string => {
  const bytes = encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('latin1') : unquoted(text);
  return `=?utf-8?B?${Buffer.from(decodeUtf7(bytes)).toString('base64')}?=`;
};

/** Where the headers of a mail end. */
const endOfHead = (mail: Buffer): number => {
  const ends = ['\n\n', '\n\r\n'].map((end) => mail.indexOf(end)).filter((at) => at >= 0);
  return Math.min(mail.length, ...ends);
};

/** The mail with the UTF-7 in its headers as UTF-8; its body stays as it is. */
export const withoutUtf7 = (raw: Uint8Array): Uint8Array => {
  const mail = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const end = endOfHead(mail);
  const head = mail.toString('latin1', 0, end);
  const read = head.replace(WORD, asUtf8);
  return read === head ? raw : Buffer.concat([Buffer.from(read, 'latin1'), mail.subarray(end)]);
};
