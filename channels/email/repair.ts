import { misdeclared } from './charset.ts';
import { unflowed } from './flowed.ts';
import { repairedHead } from './header-bytes.ts';
import {
  contentOf,
  type Entity,
  entityOf,
  fieldsOf,
  fieldValue,
  parameterOf,
  repacked,
  withField,
} from './mime-entity.ts';
import { signedContent } from './signed-data.ts';
import { splitUu } from './uuencode.ts';

/** Parts within parts that are looked into; deeper ones stay as they are. */
const MAX_DEPTH = 20;
const MAX_PARTS = 1_000;
/** Bytes of a text that are read; the rest stays in the original. */
const MAX_TEXT = 2_000_000;

/** A part on its way: `fields` are those of its head, `type` the value of Content-Type. */
type Part = Entity & { fields: string[]; type: string; depth: number };

/** What is wrong with a kind of part and can be mended; undefined where nothing is. */
type Mend = (part: Part) => Promise<Entity | undefined>;

/** Places of the lines that separate the parts of a multipart. */
const separators = (body: Buffer, boundary: string): number[] => {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const found: number[] = [];
  for (let at = body.indexOf(mark); at >= 0 && found.length < MAX_PARTS; at = body.indexOf(mark, at + mark.length)) {
    const after = body.toString('latin1', at + mark.length, at + mark.length + 80);
    if ((at === 0 || body[at - 1] === 0x0a) && /^(?:--)?[ \t]*(?:\r*\n|\r*$)/.test(after)) found.push(at);
  }
  return found;
};

/** The boundary of a body whose header names none, or another: a line of two hyphens above headers. */
const boundaryIn = (body: Buffer): string | undefined =>
  /^--([^\s].{0,68}?)[ \t]*\r*\n(?:content-[\w-]+[ \t]*:)/im.exec(body.toString('latin1', 0, 100_000))?.[1];

/** Text as far as it is read: no letter is cut in half. */
const asFarAsRead = (content: Buffer): Buffer => {
  if (content.length <= MAX_TEXT) return content;
  let end = MAX_TEXT;
  while (end > MAX_TEXT - 4 && ((content[end] ?? 0) & 0xc0) === 0x80) end--;
  return content.subarray(0, end);
};

const mendText: Mend = async (part) => {
  const type = part.type || 'text/plain';
  const whole = contentOf(part, fieldValue(part.fields, 'content-transfer-encoding'));
  const content = asFarAsRead(whole);
  const text = await misdeclared(content, { charset: parameterOf(type, 'charset'), isHtml: /^text\/html/i.test(type) });
  if (text === undefined && content === whole && /^text\/(?:plain|html)/i.test(type)) return undefined;
  if (text === undefined && content !== whole) return repacked(part.fields, { type, content });
  const named = type
    .replace(/;\s*charset\s*=\s*(?:"[^"]*"?|[^;]*)/gi, '')
    .replace(/^text(?=\s*(?:;|$))/i, 'text/plain');
  return repacked(part.fields, {
    type: text === undefined ? named : `${named}; charset=utf-8`,
    content: text === undefined ? content : Buffer.from(text),
  });
};

/** Encodings in which a space and a line end are not the bytes that they are in ASCII. */
const WIDE = /^(?:utf-?(?:16|32)|ucs-?[24])/i;

/** A text whose lines flow, as its paragraphs (flowed.ts): the parser would put what is quoted and what was written into one. */
const mendPlain: Mend = async (part) => {
  const mended = await mendText(part);
  const { head, body } = mended ?? part;
  const fields = mended ? fieldsOf(head) : part.fields;
  const type = fieldValue(fields, 'content-type');
  const isFlowed = /^flowed$/i.test(parameterOf(type, 'format') ?? '') && /^text\/plain/i.test(type);
  if (!isFlowed || WIDE.test(parameterOf(type, 'charset') ?? '')) return mended;
  const content = asFarAsRead(contentOf({ head, body }, fieldValue(fields, 'content-transfer-encoding')));
  const text = unflowed(content.toString('latin1'), /^yes$/i.test(parameterOf(type, 'delsp') ?? ''));
  const fixed = type.replace(/;\s*(?:format|delsp)\s*=\s*(?:"[^"]*"?|[^;]*)/gi, '');
  return repacked(fields, { type: fixed, content: Buffer.from(text, 'latin1') });
};

/** A multipart that is none, since no line separates anything in it: what it holds is text, and would be lost. */
const asText: Mend = async (part) => {
  const charset = parameterOf(part.type, 'charset');
  const type = charset ? `text/plain; charset="${charset}"` : 'text/plain';
  const head = withField(part.fields, 'content-type', type);
  return (await mendText({ ...part, head, type, fields: fieldsOf(head) })) ?? { head, body: part.body };
};

const mendMultipart: Mend = async (multipart) => {
  const { head, body, fields, type, depth } = multipart;
  const declared = parameterOf(type, 'boundary') ?? '';
  const known = declared ? separators(body, declared) : [];
  const boundary = known.length > 0 ? declared : boundaryIn(body);
  // A report says by its type that a machine wrote it.
  if (!boundary) return /^multipart\/report/i.test(type) ? undefined : asText(multipart);
  const places = boundary === declared ? known : separators(body, boundary);
  const pieces = [body.subarray(0, places[0])];
  let isChanged = boundary !== declared;
  for (const [index, start] of places.entries()) {
    const end = places[index + 1] ?? body.length;
    const line = body.indexOf(0x0a, start) + 1 || body.length;
    const content = body.subarray(Math.min(line, end), end);
    const isLast = body.toString('latin1', start + 2 + boundary.length, start + 4 + boundary.length) === '--';
    const part = isLast ? content : await mended(content, depth + 1);
    isChanged ||= part !== content;
    pieces.push(body.subarray(start, end - content.length), part);
  }
  if (!isChanged) return undefined;
  const right = `${type.replace(/;\s*boundary\s*=\s*(?:"[^"]*"?|[^;]*)/gi, '')}; boundary="${boundary}"`;
  return { head: boundary === declared ? head : withField(fields, 'content-type', right), body: Buffer.concat(pieces) };
};

/** What stands signed in a part and begins with headers of its own is read in its place: it is not encrypted. */
const mendSigned: Mend = async (part) => {
  const inner = signedContent(contentOf(part, fieldValue(part.fields, 'content-transfer-encoding')));
  if (!inner) return undefined;
  const entity = entityOf(inner);
  const own = fieldsOf(entity.head).filter((field) => /^content-[\w-]+[ \t]*:/i.test(field));
  if (own.length === 0) return undefined;
  const outer = part.fields.filter((field) => !/^content-/i.test(field));
  const head = Buffer.from(
    [...outer, ...own].map((field) => field.replace(/(?<!\r)\r*\n?$/, '\r\n')).join(''),
    'latin1',
  );
  const whole = Buffer.concat([head, entity.body]);
  return entityOf(part.depth < MAX_DEPTH ? await mended(whole, part.depth + 1) : whole);
};

/** A part that is uuencoded as a whole. */
const mendUu: Mend = async ({ fields, type, ...entity }) => {
  const [file] = splitUu(contentOf(entity, '').toString('latin1').replaceAll('\r', '')).files;
  return file && repacked(fields, { type: type || 'application/octet-stream', content: file.bytes });
};

const isAttached = (fields: string[]): boolean => /^attachment/i.test(fieldValue(fields, 'content-disposition'));

/** How a part is mended, by its kind; the first that fits. */
const MENDERS: { fits: (part: Part) => boolean; mend: Mend }[] = [
  { fits: ({ type }) => /^multipart\//i.test(type), mend: mendMultipart },
  { fits: ({ fields }) => /uu/i.test(fieldValue(fields, 'content-transfer-encoding')), mend: mendUu },
  { fits: ({ type }) => /^application\/(?:x-)?pkcs7-mime/i.test(type) || /\bp7m\b/i.test(type), mend: mendSigned },
  {
    fits: ({ type, fields }) => /^(?:text(?:\/plain|\/html)?\s*(?:;.*)?)?$/i.test(type) && !isAttached(fields),
    mend: mendPlain,
  },
];

const mended = async (mail: Buffer, depth: number): Promise<Buffer> => {
  const { head: raw, body } = entityOf(mail);
  const head = await repairedHead(raw, parameterOf(fieldValue(fieldsOf(raw), 'content-type'), 'charset'));
  const fields = fieldsOf(head);
  const part = { head, body, fields, type: fieldValue(fields, 'content-type'), depth };
  const mender = depth < MAX_DEPTH ? MENDERS.find(({ fits }) => fits(part)) : undefined;
  const better = await mender?.mend(part);
  if (better) return Buffer.concat([better.head, better.body]);
  return head === raw ? mail : Buffer.concat([head, body]);
};

/**
 * A mail with its faults mended as far as they can be told without doubt, so that a parser that follows the standards reads it:
 * bytes that are not in the encoding they declare, raw bytes in headers, parameters that lost their fold, boundaries
 * that are not the ones in use, uuencoded parts, lines that flow, and what is only signed (S/MIME). What is right stays as it is, byte for byte.
 */
export const repaired = (mail: Uint8Array): Promise<Buffer> =>
  mended(Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength), 0);
