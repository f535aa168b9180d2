const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a file as spreadsheets save it: UTF-8 or UTF-16 by its byte-order mark, UTF-8, else Windows-1252. */
export const textOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
