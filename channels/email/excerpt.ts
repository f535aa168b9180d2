import { isFolded, linesOf, type OverLimit } from './bounds.ts';
import type { InboundMail } from './parse.ts';

/** Fields that are kept wherever they stand: who wrote to whom, what about, and what tells a machine's mail from a person's. */
const WANTED = new Set(
  'from sender reply-to to cc subject date message-id in-reply-to references return-path delivered-to x-original-to content-type content-transfer-encoding mime-version auto-submitted precedence authentication-results x-ses-spam-verdict x-ses-virus-verdict x-failed-recipients list-id'.split(
    ' ',
  ),
);
/** The topmost fields are kept, whatever their names: the receiver of our mail writes above what the sender wrote. */
const TOPMOST = 100;
/** Of a wanted field, as many. */
const MOST_OF_ONE = 5;
const FIELD_BYTES = 4_000;
const FOLD_COST = 40;

const TEXT_BYTES = 64 * 1024;
const TEXT_LINES = 1_500;
const PARTS = 40;
/** Empty lines in a row. */
const EMPTY_LINES = 2;

/** The name of the field that a line begins, lower case. */
const nameAt = (mail: Buffer, start: number): string => {
  const [name = ''] = mail.toString('latin1', start, start + 40).split(':', 1);
  return name.trimEnd().toLowerCase();
};

/** How many bytes of a field are kept, by its name and those that stood above it. */
const fieldRoom = () => {
  const counts = new Map<string, number>();
  let others = 0;
  return (name: string): number => {
    const count = (counts.get(name) ?? 0) + 1;
    if (WANTED.has(name)) counts.set(name, count);
    const isKept = (WANTED.has(name) && count <= MOST_OF_ONE) || ++others <= TOPMOST;
    return isKept ? FIELD_BYTES : 0;
  };
};

/** The head of an excerpt, and where the body begins. */
const headOf = (mail: Buffer): { lines: Buffer[]; body: number } => {
  const lines: Buffer[] = [];
  const roomOf = fieldRoom();
  let room = 0;
  for (const { start, end, next } of linesOf(mail)) {
    if (start === end) return { lines, body: next };
    if (!isFolded(mail, start)) room = roomOf(nameAt(mail, start));
    if (room <= 0) continue;
    lines.push(mail.subarray(start, Math.min(end, start + room)));
    // Also a fold costs something, or a field of nothing but folds would have no end.
    room -= end - start + FOLD_COST;
  }
  return { lines, body: mail.length };
};

const isBetweenParts = (line: Buffer): boolean => line[0] === 0x2d && line[1] === 0x2d;

/** The beginning of the body, without the gaps in it. */
const bodyOf = (mail: Buffer, from: number): Buffer[] => {
  const lines: Buffer[] = [];
  let [empty, parts, left] = [0, 0, TEXT_BYTES];
  for (const { start, end } of linesOf(mail, from)) {
    empty = start === end ? empty + 1 : 0;
    if (empty > EMPTY_LINES) continue;
    const line = mail.subarray(start, Math.min(end, start + left));
    left -= line.length + 1;
    if (isBetweenParts(line)) parts++;
    if (left <= 0 || lines.length >= TEXT_LINES || parts > PARTS) return [...lines, line];
    lines.push(line);
  }
  return lines;
};

const CRLF = Buffer.from('\r\n');

/**
 * A small mail in place of one that is too much to be read: the fields that say whom it is from and what it is, each cut, and the
 * beginning of its body. Found by one walk over the bytes.
 */
export const excerptOf = (mail: Buffer): Buffer => {
  const { lines, body } = headOf(mail);
  return Buffer.concat([...lines, Buffer.alloc(0), ...bodyOf(mail, body)].flatMap((line) => [line, CRLF]));
};

/** The same without its body, for one whose parts cannot be told apart. */
export const headExcerpt = (mail: Buffer): Buffer =>
  Buffer.concat(
    headOf(mail).lines.flatMap((line) => (/^content-/i.test(line.toString('latin1', 0, 8)) ? [] : [line, CRLF])),
  );

const WHY: Record<OverLimit, string> = {
  bytes: 'es muy grande · it is very large',
  lines: 'tiene demasiadas líneas · it has too many lines',
  'short-lines': 'tiene demasiadas líneas · it has too many lines',
  'head-bytes': 'sus cabeceras son muy largas · its headers are very long',
  'head-lines': 'sus cabeceras son muy largas · its headers are very long',
  addresses: 'nombra demasiadas direcciones · it names too many addresses',
  parts: 'tiene demasiadas partes · it has too many parts',
  malformed: 'llegó dañado · it came damaged',
  unread: 'no se pudo leer entero · it could not be read whole',
};

const noticeOf = (why: OverLimit): string =>
  `[De este correo se lee aquí solo el principio (${WHY[why]}): hay que abrir el original. · Of this mail only the beginning is read here: its original has to be opened.]`;

/** Whether a mail is read in full or by an excerpt only. */
export type Excerpt = { overLimit?: OverLimit };

/** A mail that was read from its excerpt, which says so. Of its files nothing is said: they may be cut. */
export const asExcerpt = <Mail extends InboundMail>(mail: Mail, why: OverLimit): Mail & Excerpt => {
  const notice = noticeOf(why);
  const withNotice = (text: string): string => (text ? `${notice}\n\n${text}` : notice);
  return {
    ...mail,
    written: withNotice(mail.written),
    text: withNotice(mail.text),
    attachments: [],
    overLimit: why,
  };
};
