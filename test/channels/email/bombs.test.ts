import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { overLimit } from '#channels/email/bounds.ts';
import { excerptOf } from '#channels/email/excerpt.ts';
import { NO_SETTINGS } from '#channels/email/mail-settings.ts';
import { readAnyway, readMail } from '#channels/email/read.ts';
import { read, refused } from './bombs.ts';
import { letter } from './letters.ts';

/** MB that reading any of them may take: the function that does it has 1024. */
const MOST_MEMORY = 700;

describe('a mail that is made to do harm', () => {
  it.each(Object.entries(refused))('A mail of %s is read by its excerpt, which says why', async (_, [why, bomb]) => {
    const raw = bomb();
    if (why !== 'malformed') expect(overLimit(raw)).toBe(why);
    const { mail, ignored } = await readMail(raw);
    expect(ignored).toBeUndefined();
    expect(mail).toMatchObject({ overLimit: why, from: { address: 'ana@example.com' }, attachments: [] });
    expect(mail?.text).toMatch(/^\[De este correo se lee aquí solo el principio/);
    expect(mail?.subject).not.toBe('');
    expect(excerptOf(raw).length).toBeLessThan(600_000);
  });

  it.each(Object.entries(refused))('A mail of %s can be taken in by hand too', async (_, [why, bomb]) => {
    expect(await readAnyway(bomb(), NO_SETTINGS)).toMatchObject({ overLimit: why });
  });

  it('All of them are read in bounded memory, and those within the limits as well', async () => {
    const script = fileURLToPath(new URL('read-bombs.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--max-old-space-size=512', script]);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { name: string; most: number });
    expect(lines.map(({ name }) => name)).toEqual([...Object.keys(refused), ...Object.keys(read)]);
    expect(lines.at(-1)?.most).toBeLessThan(MOST_MEMORY);
  });
});

describe('a mail within the limits', () => {
  it.each([
    [
      'of 10 MB in Base64',
      letter({ 'Content-Transfer-Encoding': 'base64' }, 'QUJD'.repeat(19).concat('\r\n').repeat(130_000)),
    ],
    ['to 500 people', letter({ Cc: Array.from({ length: 500 }, (_, n) => `"P, ${n}" <p${n}@b.es>`).join(',\r\n ') })],
    ['with 3,000 lines of its server', Buffer.concat([Buffer.from('X-A: b\r\n'.repeat(3_000)), letter()])],
    ['of 15,000 short lines', letter({}, 'sí\n'.repeat(15_000))],
    ['of 900 parts', letter({ 'Content-Type': 'multipart/mixed; boundary=b' }, '--b\r\n\r\na\r\n'.repeat(900))],
  ])('A mail %s is read whole', async (_, raw) => {
    expect((await readMail(raw)).mail).not.toHaveProperty('overLimit');
  });
});

describe('an excerpt', () => {
  it('An excerpt has the first words, whom the mail answers and what our receiver found out of it', async () => {
    const raw = letter(
      {
        'Authentication-Results': 'amazonses.com; spf=pass header.from=example.com',
        'In-Reply-To': '<before@example.com>',
        'X-Filler': Array.from({ length: 5_000 }, () => 'x').join('\r\n '),
        'Content-Type': 'multipart/mixed; boundary=b',
      },
      `--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nMe cobraron dos veces en octubre.\r\n${'\r\n'.repeat(9)}--b--\r\n`,
    );
    const { mail } = await readMail(raw);
    expect(mail).toMatchObject({ overLimit: 'head-lines', answers: ['<before@example.com>'] });
    expect(mail?.text).toContain('Me cobraron dos veces en octubre.');
    expect(mail?.header('authentication-results')).toEqual(['amazonses.com; spf=pass header.from=example.com']);
  });

  it('An excerpt finds whom a mail is from below any number of other headers', async () => {
    const { mail } = await readMail(Buffer.concat([Buffer.from('X-Junk: y\r\n'.repeat(100_000)), letter()]));
    expect(mail).toMatchObject({ overLimit: 'head-lines', from: { address: 'ana@example.com' } });
  });

  it('A mail of a machine is known as one by its excerpt', async () => {
    const raw = letter({ 'Auto-Submitted': 'auto-replied' }, '\n'.repeat(100_000));
    expect(await readMail(raw)).toMatchObject({ ignored: { reason: 'auto-reply' } });
  });

  it('A mail of nobody that is over a limit is listed with the limit', async () => {
    const raw = letter({ From: undefined }, '\n'.repeat(100_000));
    expect((await readMail(raw)).ignored).toEqual({ result: 'unreadable', reason: 'over-limit:short-lines' });
  });
});
