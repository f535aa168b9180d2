/** Files that are one thing only, by their first bytes; `?` is any. Source: WHATWG MIME Sniffing; AMR: RFC 4867. */
const SIGNATURES: [begins: string, type: string][] = [
  ['\xff\xd8\xff', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['RIFF????WEBP', 'image/webp'],
  ['\0???ftypheic', 'image/heic'],
  ['\0???ftypheix', 'image/heic'],
  ['\0???ftypmif1', 'image/heic'],
  ['\0???ftypavif', 'image/avif'],
  ['%PDF-', 'application/pdf'],
  ['RIFF????WAVE', 'audio/wav'],
  ['ID3', 'audio/mpeg'],
  ['\xff\xfb', 'audio/mpeg'],
  ['\xff\xf3', 'audio/mpeg'],
  ['\xff\xf2', 'audio/mpeg'],
  ['\xff\xf1', 'audio/aac'],
  ['\xff\xf9', 'audio/aac'],
  ['#!AMR', 'audio/amr'],
  ['fLaC', 'audio/flac'],
  ['\0???ftypM4A', 'audio/mp4'],
];

/** Containers of sound or of pictures that move: which, only the platform says. */
const CONTAINERS: [begins: string, type: string][] = [
  ['OggS', 'ogg'],
  ['\0???ftyp', 'mp4'],
  ['\x1aE\xdf\xa3', 'webm'],
];

/** Office documents: zip files that hold one of these names. */
const OFFICE: [inside: string, type: string][] = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['mimetypeapplication/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text'],
  ['mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'application/vnd.oasis.opendocument.spreadsheet'],
];
/** What macros lie in, in the two families of office documents. */
const MACROS = /vbaProject\.bin|Basic\/script-l/;

/** Text of which a browser would make a page, or a shell a program. */
const ACTIVE = /^\s*(?:<|#!)|<(?:!doctype|html|svg|script|\?xml)/i;
const NOT_TEXT = /[^\P{Cc}\t\n\r\f]/u;

const typeAmong = (types: [string, string][], head: string): string | undefined =>
  types.find(([begins]) => [...begins].every((letter, at) => letter === '?' || letter === head[at]))?.[1];

const officeType = (bytes: Uint8Array): string | undefined => {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return MACROS.test(names) ? undefined : OFFICE.find(([inside]) => names.includes(inside))?.[1];
};

const isPlainText = (bytes: Uint8Array): boolean => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text !== '' && !NOT_TEXT.test(text) && !ACTIVE.test(text);
  } catch {
    return false;
  }
};

/**
 * The type of a file that may be kept, by its bytes: images, sound, video, PDF, plain text, office documents without macros.
 * Undefined for all else, such as pages, SVG, programs and archives, whatever they are called.
 * @param declared what the platform calls it; only tells sound from video, and text from what merely looks like it
 */
export const fileTypeOf = (bytes: Uint8Array, declared: string): string | undefined => {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  const known = typeAmong(SIGNATURES, head);
  if (known) return known;
  const container = typeAmong(CONTAINERS, head);
  if (container) return `${/^(?:audio|voice)/i.test(declared) ? 'audio' : 'video'}/${container}`;
  if (head.startsWith('PK\x03\x04')) return officeType(bytes);
  return /^(?:text\/(?:plain|csv|vcard|x-vcard)|file$)/i.test(declared) && isPlainText(bytes)
    ? 'text/plain'
    : undefined;
};
