import { decodePage } from './code-page.ts';
import { htmlText } from './html-text.ts';
import { bytesIn, numberIn, type Properties, propertiesOf, textIn, untilZero } from './mapi.ts';
import { decompressRtf, rtfText } from './rtf.ts';

/** What Outlook packs into a winmail.dat. */
export type Tnef = {
  subject: string;
  text: string;
  files: { name?: string; type?: string; bytes: Uint8Array }[];
  /** Messages that lie in it as attachments. */
  enclosed: Tnef[];
};

const SIGNATURE = 0x223e9f78;
/** Messages within messages that are opened. */
const MAX_DEPTH = 3;
const MAX_FILES = 50;
const MAX_ATTRIBUTES = 2000;

/** Attributes of the stream, MS-OXTNEF 2.1.3.2. */
const ATTRIBUTE = {
  subject: 0x8004,
  body: 0x800c,
  fileBytes: 0x800f,
  fileTitle: 0x8010,
  fileBegins: 0x9002,
  messageProperties: 0x9003,
  fileProperties: 0x9005,
  codePage: 0x9007,
} as const;

/** Properties, MS-OXPROPS. */
const PROPERTY = {
  subject: 0x0037,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  htmlCodePage: 0x3fde,
  fileBytes: 0x3701,
  fileShortName: 0x3704,
  fileName: 0x3707,
  fileType: 0x370e,
} as const;

const attributesOf = function* (stream: Buffer) {
  let at = 6;
  for (let count = 0; count < MAX_ATTRIBUTES && at + 9 <= stream.length; count++) {
    const end = at + 9 + stream.readUInt32LE(at + 5);
    if (end > stream.length) return;
    yield { id: stream.readUInt16LE(at + 1), bytes: stream.subarray(at + 9, end) };
    at = end + 2;
  }
};

type Parts = { page?: number; subject: Buffer; body: Buffer; message: Properties; files: File[] };
type File = { title: Buffer; bytes?: Buffer; properties: Properties };

const NOTHING = Buffer.alloc(0);

const partsOf = (stream: Buffer): Parts => {
  const parts: Parts = { subject: NOTHING, body: NOTHING, message: new Map(), files: [] };
  const ofFile = (change: Partial<File>) => Object.assign(parts.files.at(-1) ?? {}, change);
  const takers: Record<number, (bytes: Buffer) => void> = {
    [ATTRIBUTE.codePage]: (bytes) => bytes.length >= 4 && Object.assign(parts, { page: bytes.readUInt32LE(0) }),
    [ATTRIBUTE.subject]: (subject) => Object.assign(parts, { subject }),
    [ATTRIBUTE.body]: (body) => Object.assign(parts, { body }),
    [ATTRIBUTE.messageProperties]: (bytes) => Object.assign(parts, { message: propertiesOf(bytes) }),
    [ATTRIBUTE.fileBegins]: () => parts.files.push({ title: NOTHING, properties: new Map() }),
    [ATTRIBUTE.fileTitle]: (title) => ofFile({ title }),
    [ATTRIBUTE.fileBytes]: (bytes) => ofFile({ bytes }),
    [ATTRIBUTE.fileProperties]: (bytes) => ofFile({ properties: propertiesOf(bytes) }),
  };
  for (const { id, bytes } of attributesOf(stream)) takers[id]?.(bytes);
  return parts;
};

const bodyOf = ({ body, message, page }: Parts): string => {
  const plain = textIn(message, PROPERTY.body, page) || untilZero(decodePage(body, page));
  if (plain.trim()) return plain;
  const html = htmlText(textIn(message, PROPERTY.html, numberIn(message, PROPERTY.htmlCodePage) ?? page));
  return html || rtfText(decompressRtf(bytesIn(message, PROPERTY.rtf) ?? NOTHING));
};

const fileOf = (file: File, page: number | undefined): Tnef['files'][number] => {
  const text = (id: number) => textIn(file.properties, id, page);
  const name = text(PROPERTY.fileName) || untilZero(decodePage(file.title, page)) || text(PROPERTY.fileShortName);
  const type = text(PROPERTY.fileType);
  return {
    ...(name && { name }),
    ...(type && { type }),
    bytes: file.bytes ?? bytesIn(file.properties, PROPERTY.fileBytes) ?? NOTHING,
  };
};

/**
 * Reads a winmail.dat (MS-OXTNEF): its text, from what there is of plain text, HTML and RTF, its files and the messages in
 * it. Broken ones are read as far as they go; checksums are not asked, since some programs write none. Undefined if it is
 * something else.
 */
export const readTnef = (stream: Uint8Array, depth = 0): Tnef | undefined => {
  const data = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
  if (data.length < 6 || data.readUInt32LE(0) !== SIGNATURE) return undefined;
  const parts = partsOf(data);
  const result: Tnef = {
    subject: textIn(parts.message, PROPERTY.subject, parts.page) || untilZero(decodePage(parts.subject, parts.page)),
    text: bodyOf(parts),
    files: [],
    enclosed: [],
  };
  for (const file of parts.files.slice(0, MAX_FILES)) {
    const found = fileOf(file, parts.page);
    const message = depth < MAX_DEPTH ? readTnef(found.bytes, depth + 1) : undefined;
    if (message) result.enclosed.push(message);
    else result.files.push(found);
  }
  return result;
};
