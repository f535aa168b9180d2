import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseMail } from '#channels/email/parse.ts';
import { corpus } from '#local/paths.ts';
import { corpusMails as files } from './corpus-mails.ts';

type Fact = {
  file: string;
  type: string;
  charsets: string[];
  encodings: string[];
  attachments: number;
  subject: string | null;
  has_from: boolean;
  has_date: boolean;
};

const read = (file: string) => parseMail(readFileSync(join(corpus, file)));

/** What a reader of another make found in each mail. */
const facts = (): Fact[] =>
  readFileSync(join(corpus, 'email/facts.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Fact)
    .filter(({ file }) => file.endsWith('.eml'));

/** A mail that a fuzzer tore: an address in angle brackets stands in the middle of HTML, where it is a tag. */
const TORN = 'email/mime/stalwart/malformed/019.eml';

/** Signs that the other reader could not decode a subject. */
const UNDECODED = /\uFFFD|=\?/;

/** The other reader's subjects end here. */
const FACT_SUBJECT = 120;
const plain = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, '');
const isSameSubject = (ours: string, theirs: string): boolean =>
  theirs.length < FACT_SUBJECT ? plain(ours) === plain(theirs) : plain(ours).startsWith(plain(theirs));

/** A header as it stands in the file, unfolded: read without the parser under test. */
const headerOf = (file: string, name: string): string => {
  const [head = ''] = readFileSync(join(corpus, file), 'latin1').split(/\r?\n\r?\n/, 1);
  return new RegExp(`^${name}[ \\t]*:(.*)$`, 'im').exec(head.replace(/\r?\n[ \t]+/g, ' '))?.[1]?.trim() ?? '';
};
const ADDRESS = /^(?:[^<>(),]*<)?([\w.+=-]+@[\w.-]+)>?$/;
const DATE = /^(?:\w{3}, +)?(\d{1,2}) (\w{3}) (\d{4}) (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)(?: \(.*\))?$/;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const instantOf = ([, day = '', month = '', year, time, hours, minutes]: RegExpExecArray): string => {
  const date = `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return new Date(`${date}T${time}${hours}:${minutes}`).toISOString();
};

/** Whether a mail says that it is ASCII and is not. */
const isFalselyAscii = (charsets: string[], body: string): boolean =>
  charsets.some((charset) => /ascii/i.test(charset)) && /[^\p{ASCII}]/u.test(body);

/** Whether a mail is plain text that is coded in no way. */
const isUncoded = ({ type, charsets, encodings, attachments }: Fact): boolean =>
  type === 'text/plain' &&
  attachments === 0 &&
  encodings.every((encoding) => /^(?:7bit|8bit)$/i.test(encoding)) &&
  charsets.every((charset) => /^(?:us-ascii|utf-8)$/i.test(charset));

describe('what is read in the corpus of real mails', () => {
  it('The subject of a real mail is read that another reader found, where that reader could decode it', async () => {
    const wrong: string[] = [];
    for (const { file, subject } of facts())
      if (subject && !UNDECODED.test(subject) && !isSameSubject((await read(file)).subject, subject)) wrong.push(file);
    expect(wrong).toEqual([]);
  });

  it('The sender of a real mail is read wherever the header has an address', async () => {
    const seen = { right: 0, wrong: [] as string[] };
    for (const { file, has_from } of facts()) {
      const address = has_from && ADDRESS.exec(headerOf(file, 'from'))?.[1];
      if (!address) continue;
      if ((await read(file)).from?.address === address) seen.right++;
      else seen.wrong.push(file);
    }
    expect(seen.wrong).toEqual([]);
    expect(seen.right).toBeGreaterThan(400);
  });

  it('No real mail that names an address in From, Sender or Reply-To is left without a sender', async () => {
    const anonymous: string[] = [];
    for (const file of files) {
      const named = ['from', 'sender', 'reply-to'].some((name) => /[^\s<]@[^\s>]/.test(headerOf(file, name)));
      if (named && !(await read(file)).from) anonymous.push(file);
    }
    expect(anonymous).toEqual([]);
  });

  it('Letters that cannot be read are left in no more real mails than hold bytes of no encoding', async () => {
    const unread: string[] = [];
    for (const file of files) {
      const { text, subject, attachments } = await read(file);
      const raw = readFileSync(join(corpus, file));
      const isSent = raw.includes('\uFFFD') || raw.includes('=EF=BF=BD');
      const words = [text, subject, ...attachments.map(({ name = '' }) => name)].join('\n');
      if (words.includes('\uFFFD') && !isSent) unread.push(file);
    }
    expect(unread.length, unread.join()).toBeLessThan(5);
  });

  it('The date of a real mail is read wherever the header has one after RFC 5322', async () => {
    const seen = { right: 0, wrong: [] as string[] };
    for (const { file, has_date } of facts()) {
      const parts = has_date && DATE.exec(headerOf(file, 'date'));
      if (!parts) continue;
      if ((await read(file)).sentAt === instantOf(parts)) seen.right++;
      else seen.wrong.push(file);
    }
    expect(seen.wrong).toEqual([]);
    expect(seen.right).toBeGreaterThan(400);
  });

  it('Of a real mail in plain text, coded in no way, nothing is read that is not in it, and something wherever there is something', async () => {
    const seen = { read: 0, wrong: [] as string[] };
    for (const fact of facts()) {
      if (!isUncoded(fact)) continue;
      const { file, charsets } = fact;
      const body = readFileSync(join(corpus, file), 'utf8')
        .split(/\r?\n\r?\n/)
        .slice(1)
        .join('\n\n');
      if (isFalselyAscii(charsets, body)) continue;
      const { text } = await read(file);
      // A line in another encoding than the mail says cannot be compared: the reader here does not know it.
      const isUnknown = (line: string) => body.includes('\uFFFD') && /[^\t\x20-\x7e]/.test(line);
      const isThere = (line: string) => isUnknown(line) || plain(body).includes(plain(line));
      if (text.split('\n').every(isThere) && (text !== '' || plain(body) === '')) seen.read++;
      else seen.wrong.push(file);
    }
    expect(seen.wrong).toEqual([TORN]);
    expect(seen.read).toBeGreaterThan(100);
  });
});
