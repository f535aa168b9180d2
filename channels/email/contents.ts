import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { overLimit } from './bounds.ts';
import { type MailCalendar, readCalendar } from './calendar.ts';
import { htmlText } from './html-text.ts';
import { mailboxesIn } from './mailboxes.ts';
import { readWhole } from './readable.ts';
import { repaired } from './repair.ts';
import { readTnef, type Tnef } from './tnef.ts';
import { decodeUtf7, withoutUtf7 } from './utf7.ts';
import { splitUu } from './uuencode.ts';

/** A file that came with a mail, with its bytes. */
export type MailFile = { name?: string; type: string; bytes: Uint8Array };

/** What a mail says and holds, whatever it is packed into. */
type Contents = {
  /** What the sender wrote, every word of it. */
  written: string;
  /** What the messages say that lie in it. */
  enclosed: string;
  /** The files of the mail, of its winmail.dat and of the messages that lie in it. */
  files: MailFile[];
  calendar?: MailCalendar;
};

/** Messages within messages that are read; deeper ones stay files. */
const MAX_DEPTH = 3;
/** Messages side by side that are read. */
const MAX_ENCLOSED = 5;
const MAX_FILES = 50;
/** Longest HTML that is read; text beyond it stays in the original. */
const MAX_HTML = 2_000_000;
/** Parts within parts of one message; more is meant to do harm. */
const MAX_PARTS_DEPTH = 20;
/** Longest plain text that is read. */
const MAX_TEXT = 1_000_000;
const MAX_HEADERS = 512 * 1024;

const UNNAMED = 'application/octet-stream';

/** Text without control characters other than line ends and tabs; every kind of line end becomes `\n`. */
const clean = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed();

/** Without the mark that editors put before UTF-8: with it the first field of a mail is none. */
const withoutMark = (raw: Uint8Array): Uint8Array =>
  raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? raw.subarray(3) : raw;

/**
 * Opens a mail, mended where it is broken and unwrapped where it is only signed. Messages that lie in it are left to `contentsOf`.
 * @throws Error if it is over a limit (bounds.ts), nested too deeply, or its headers are too large
 */
export const openMail = async (raw: Uint8Array): Promise<Email> => {
  const mail = await repaired(withoutUtf7(withoutMark(raw)));
  // What was packed may hold more than could be seen from outside.
  const why = overLimit(mail);
  if (why) throw new RangeError(`The mail is over a limit: ${why}`);
  return PostalMime.parse(mail, {
    maxNestingDepth: MAX_PARTS_DEPTH,
    maxHeadersSize: MAX_HEADERS,
    forceRfc822Attachments: true,
  });
};

const isUtf7 = ({ headers }: Email): boolean =>
  /charset\s*=\s*"?utf-?7\b/i.test(headers.find(({ key }) => key === 'content-type')?.value ?? '');

const joined = (...texts: string[]): string => texts.filter(Boolean).join('\n\n');

/** Longest plain text that may be nothing but a word to programs which show no HTML. */
const MAX_STUB = 400;

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);

const notIn = (words: Set<string>, others: Set<string>): number =>
  [...words].filter((word) => !others.has(word)).length;

/** Whether of two ways to say the same the HTML says what the short plain text leaves out: more than half of its words. */
const saysMore = (page: string, plain: string): boolean => {
  const [more, less] = [wordsOf(page), wordsOf(plain)];
  return more.size > 2 && notIn(more, less) > more.size / 2;
};

/**
 * What a mail says. Its HTML is read where there is no plain text, and beside one that leaves most of it out, such as "Your program shows
 * no HTML": nobody reads that and not the rest.
 */
const bodyOf = (email: Email): string => {
  const { text = '', html = '' } = email;
  const decode = isUtf7(email) ? decodeUtf7 : (found: string) => found;
  const plain = clean(decode(text.slice(0, MAX_TEXT)));
  const said = plain.trim();
  if (said.length > MAX_STUB || html === '') return plain;
  const page = clean(htmlText(decode(html.slice(0, MAX_HTML))));
  if (said === '') return page;
  if (!saysMore(page, said)) return plain;
  return notIn(wordsOf(said), wordsOf(page)) === 0 ? page : joined(said, page);
};

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);

const fileOf = (attachment: Attachment): MailFile => ({
  ...(attachment.filename && { name: attachment.filename }),
  type: attachment.mimeType,
  bytes: bytesOf(attachment),
});

/** A message that lies in another, below what a reader sees above it; nothing if there is none of either. */
const enclosed = (fields: [label: string, value: string | undefined][], text: string): string => {
  const heads = fields.flatMap(([label, value]) => (value ? [`${label}: ${clean(value)}`] : []));
  if (heads.length === 0 && text === '') return '';
  return ['--- Mensaje adjunto · Attached message ---', ...heads, '', text].join('\n').trim();
};

/** A message that lies in another: what it says, and its files. */
type Enclosed = { text: string; files: MailFile[] };

const join = (parts: Enclosed[]): Enclosed => ({
  text: joined(...parts.map(({ text }) => text)),
  files: parts.flatMap(({ files }) => files),
});

/** A message in a winmail.dat, with those that lie in it. */
const enclosedTnef = ({ subject, text, files, enclosed: inner }: Tnef): Enclosed =>
  join([
    {
      text: enclosed([['Asunto · Subject', subject]], clean(text).trim()),
      files: files.map((file) => ({ type: UNNAMED, ...file })),
    },
    ...inner.slice(0, MAX_ENCLOSED).map(enclosedTnef),
  ]);

const enclosedMail = async (raw: Uint8Array, depth: number): Promise<Enclosed> => {
  if (overLimit(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength))) return { text: '', files: [] };
  const email = await openMail(raw);
  const { written, enclosed: within, files } = await contentsOf(email, depth);
  const { date, subject, headers } = email;
  const [from] = headers.filter(({ key }) => key === 'from').flatMap(({ value }) => mailboxesIn(value));
  const sender = from && (from.name ? `${from.name} <${from.address}>` : from.address);
  const fields: [string, string | undefined][] = [
    ['De · From', sender],
    ['Fecha · Date', date],
    ['Asunto · Subject', subject],
  ];
  return { text: enclosed(fields, joined(written, within)), files };
};

const isTnef = ({ name = '', type }: MailFile): boolean => /\bms-tnef$/.test(type) || /^winmail\.dat$/i.test(name);

/** What the files turn out to be: those that hold others are replaced by them, calendars and messages stay as well. */
const unpack = async (email: Email, depth: number) => {
  const found = {
    body: '',
    calendar: undefined as MailCalendar | undefined,
    inner: [] as Enclosed[],
    files: [] as MailFile[],
  };
  for (const attachment of email.attachments.slice(0, MAX_FILES)) {
    const file = fileOf(attachment);
    const tnef = isTnef(file) ? readTnef(file.bytes) : undefined;
    if (tnef) {
      found.body ||= clean(tnef.text);
      found.inner.push(enclosedTnef({ ...tnef, text: '', subject: '' }));
      continue;
    }
    found.files.push(file);
    if (/^(?:text\/calendar|application\/ics)$/.test(file.type))
      found.calendar ??= readCalendar(new TextDecoder().decode(file.bytes), attachment.method);
    if (file.type === 'message/rfc822' && depth < MAX_DEPTH && found.inner.length < MAX_ENCLOSED)
      found.inner.push(await enclosedMail(file.bytes, depth + 1).catch(() => ({ text: '', files: [] })));
  }
  return found;
};

/** What a mail says and holds, through winmail.dat, calendars and messages that were attached to it. */
export const contentsOf = async (email: Email, depth = 0): Promise<Contents> => {
  const { body, calendar, inner, files } = await unpack(email, depth);
  const { text: own, files: inText } = splitUu(bodyOf(email));
  const written = readWhole(own.trim() ? own : body) || clean(calendar?.text ?? '').trim();
  const within = join(inner);
  const all = [...inText.map((file) => ({ ...file, type: UNNAMED })), ...files, ...within.files];
  return { written, enclosed: within.text, files: all, ...(calendar && { calendar }) };
};

/** The files of a mail, with their bytes, as they are listed when it is read. Throws as `openMail`. */
export const filesOfMail = async (raw: Uint8Array): Promise<MailFile[]> =>
  (await contentsOf(await openMail(raw))).files;
