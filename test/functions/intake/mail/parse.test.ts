import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageIds, parseMail } from '#functions/intake/mail/parse.ts';
import { eml, fixture, parsedLetter } from './letters.ts';

const html = (body: string) => parsedLetter({ 'Content-Type': 'text/html; charset=utf-8' }, body);

describe('parseMail', () => {
  it('reads who, to whom, what and when', async () => {
    const mail = await parsedLetter({
      To: 'Lumbre <Atencion+AM-7K3Q9F2D@lumbre.example>',
      Cc: 'Equipo: otro@example.com, uno@example.com;',
      'In-Reply-To': '<c@x>',
      References: '<a@x> <b@x>\r\n <c@x>',
    });
    expect(mail).toMatchObject({
      messageId: '<1@example.com>',
      answers: ['<c@x>', '<c@x>', '<b@x>', '<a@x>'],
      from: { name: 'Ana Pérez', address: 'ana@example.com' },
      recipients: ['atencion+am-7k3q9f2d@lumbre.example', 'otro@example.com', 'uno@example.com'],
      subject: 'Fuga de agua',
      text: 'La caldera pierde agua.',
      sentAt: '2026-11-23T08:55:00.000Z',
    });
  });

  it('reads a mail of HTML alone as text', async () => {
    expect((await html('<p>No enciende.</p><p>Ana</p>')).text).toBe('No enciende.\n\nAna');
    expect((await parseMail(fixture('unknown-charset-html.eml'))).text).toBe('Hello World!');
  });

  it('reads old character sets', async () => {
    expect((await parseMail(fixture('windows-1252.eml'))).text).toContain('wasn’t showing up');
  });

  it('decodes subjects and keeps them on one line', async () => {
    const mail = await parsedLetter({ Subject: '=?UTF-8?Q?Se_quej=C3=B3=0D=0ABcc:_x?=' });
    expect(mail.subject).toBe('Se quejó Bcc: x');
  });

  it('tells of attachments what a person has to know', async () => {
    const { attachments, text } = await parseMail(
      eml(
        { From: 'ana@example.com', 'Content-Type': 'multipart/mixed; boundary=b' },
        '--b\nContent-Type: text/plain\n\nVea la foto.\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="foto.png"\n\naG9sYQ==\n--b--\n',
      ),
    );
    expect(text).toBe('Vea la foto.');
    expect(attachments).toEqual([
      { name: 'foto.png', type: 'image/png', size: 4, sha256: createHash('sha256').update('hola').digest('hex') },
    ]);
  });

  it.each([
    ['no sender', { From: undefined }],
    ['an empty sender', { From: '<>' }],
    ['a sender that is no address', { From: 'Ana' }],
  ])('knows %s', async (_, headers) => expect((await parsedLetter(headers)).from).toBeUndefined());

  it('leaves out control characters and half characters', async () => {
    expect((await parsedLetter({}, 'a\u0000b\u001bc')).text).toBe('abc');
  });

  it('refuses mail that is nested to do harm', async () => {
    const bomb = Array.from({ length: 300 }, (_, n) => `--${n}\nContent-Type: multipart/mixed; boundary=${n + 1}\n`);
    const raw = eml({ From: 'a@b.es', 'Content-Type': 'multipart/mixed; boundary=0' }, bomb.join('\n'));
    await expect(parseMail(raw)).rejects.toThrow();
  });

  it('reads or refuses any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const { text, subject } = await parseMail(bytes);
        expect(`${subject}${text}`).not.toMatch(/[^\P{Cc}\n\t]/u);
      }),
    );
  });

  it('takes Message-IDs with their brackets and nothing else', () => {
    expect(messageIds('<a@x>, <b@x> c@x <d e>')).toEqual(['<a@x>', '<b@x>']);
    expect(messageIds()).toEqual([]);
  });
});
