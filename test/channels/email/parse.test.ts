import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageIds, parseMail } from '#channels/email/parse.ts';
import { eml, fixture, parsedLetter } from './letters.ts';
import { PROPERTY, tnef } from './outlook.ts';

const html = (body: string) => parsedLetter({ 'Content-Type': 'text/html; charset=utf-8' }, body);

describe('parseMail', () => {
  it('A mail is read as who, to whom, what and when', async () => {
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

  it.each([
    [
      'where its HTML says what it does not',
      'Su programa no admite HTML.',
      'Su programa no admite HTML.\n\nLa caldera huele a gas.',
    ],
    ['where its HTML says that and more', 'La caldera', 'La caldera huele a gas.'],
    ['where both say the same', 'La caldera huele a gas', 'La caldera huele a gas'],
    ['where its HTML says less', `La caldera huele a gas. ${'Y nadie viene. '.repeat(30)}`.trim(), undefined],
  ])('The plain text of a mail is not all that is read: %s', async (_, plain, read = plain) => {
    const part = (type: string, text: string) => `--b\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${text}\r\n`;
    const body = `${part('text/plain', plain)}${part('text/html', '<p>La caldera <b>huele a gas.</b></p>')}--b--`;
    expect((await parsedLetter({ 'Content-Type': 'multipart/alternative; boundary=b' }, body)).text).toBe(read);
  });

  it('A mail may begin with the mark of UTF-8', async () => {
    const mail = await parseMail(
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), eml({ From: 'ana@example.com' }, 'No enciende.')]),
    );
    expect(mail).toMatchObject({ from: { address: 'ana@example.com' }, text: 'No enciende.' });
  });

  it('A mail of HTML alone is read as text', async () => {
    expect((await html('<p>No enciende.</p><p>Ana</p>')).text).toBe('No enciende.\n\nAna');
    expect((await parseMail(fixture('unknown-charset-html.eml'))).text).toBe('Hello World!');
  });

  it('Mails in old character sets are read', async () => {
    expect((await parseMail(fixture('windows-1252.eml'))).text).toContain('wasn’t showing up');
  });

  it('Subjects of mails are decoded and kept on one line', async () => {
    const mail = await parsedLetter({ Subject: '=?UTF-8?Q?Se_quej=C3=B3=0D=0ABcc:_x?=' });
    expect(mail.subject).toBe('Se quejó Bcc: x');
  });

  it('Of the attachments of a mail is listed what a person has to know', async () => {
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

  it('A mail in UTF-7, which Outlook once wrote, is read', async () => {
    const mail = await parsedLetter(
      {
        Subject: '=?utf-7?Q?Aver+AO0-a?=',
        From: '=?utf-7?Q?Ana_P+AOk-rez?= <ana@example.com>',
        'Content-Type': 'text/plain; charset="utf-7"',
      },
      'La caldera no enciende m+AOE-s.',
    );
    expect(mail).toMatchObject({ subject: 'Avería', from: { name: 'Ana Pérez' }, text: 'La caldera no enciende más.' });
  });

  it.each([
    ['no sender', { From: undefined }],
    ['an empty sender', { From: '<>' }],
    ['a sender that is no address', { From: 'Ana' }],
  ])('A mail is read without a sender where there is %s', async (_, headers) =>
    expect((await parsedLetter(headers)).from).toBeUndefined(),
  );

  it('Control characters and half characters of a mail are left out', async () => {
    expect((await parsedLetter({}, 'a\u0000b\u001bc')).text).toBe('abc');
  });

  it('A mail that is nested to do harm is refused', async () => {
    const bomb = Array.from({ length: 300 }, (_, n) => `--${n}\nContent-Type: multipart/mixed; boundary=${n + 1}\n`);
    const raw = eml({ From: 'a@b.es', 'Content-Type': 'multipart/mixed; boundary=0' }, bomb.join('\n'));
    await expect(parseMail(raw)).rejects.toThrow();
  });

  it('Any bytes at all are read as a mail or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const { text, subject } = await parseMail(bytes);
        expect(`${subject}${text}`).not.toMatch(/[^\P{Cc}\n\t]/u);
      }),
    );
  });

  it('Message-IDs are read with their brackets and nothing else', () => {
    expect(messageIds('<a@x>, <b@x> c@x <d e>')).toEqual(['<a@x>', '<b@x>']);
    expect(messageIds()).toEqual([]);
  });
});

/** A mail of parts: each is its headers, an empty line and its body. */
const mixed = (...parts: string[]) =>
  parsedLetter(
    { 'Content-Type': 'multipart/mixed; boundary=b' },
    [...parts.map((part) => `--b\n${part}`), '--b--', ''].join('\n'),
  );
const words = 'Content-Type: text/plain; charset=utf-8\n\nVea lo adjunto.';
const winmail = (bytes: Buffer) =>
  `Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n${bytes.toString('base64')}`;
const enclosed = (mail: string, type = 'Content-Type: message/rfc822') => `${type}\n\n${mail}`;

describe('parseMail, of what is packed into a mail,', () => {
  const packed = tnef({
    message: { [PROPERTY.body]: { unicode: 'No enciende.\r\n\u0000' }, [PROPERTY.subject]: { unicode: 'Avería' } },
    files: [
      {
        title: 'FOTO~1.PNG',
        bytes: Buffer.from('hola'),
        values: { [PROPERTY.name]: { unicode: 'foto.png' }, [PROPERTY.type]: { unicode: 'image/png' } },
      },
      {
        title: 'otro',
        values: {
          [PROPERTY.bytes]: {
            object: tnef({
              message: { [PROPERTY.subject]: { unicode: 'Antes' }, [PROPERTY.body]: { unicode: 'Ya escribí.' } },
            }),
          },
        },
      },
    ],
  });
  const inner = '--- Mensaje adjunto · Attached message ---\nAsunto · Subject: Antes\n\nYa escribí.';

  it('The text of a winmail.dat is read where the mail has none, and its files are taken', async () => {
    const { text, attachments } = await mixed(winmail(packed));
    expect(text).toBe(`No enciende.\n\n${inner}`);
    expect(attachments).toEqual([
      { name: 'foto.png', type: 'image/png', size: 4, sha256: createHash('sha256').update('hola').digest('hex') },
    ]);
  });

  it('The text of a mail stays as it is where it has one besides a winmail.dat', async () => {
    expect((await mixed(words, winmail(packed))).text).toBe(`Vea lo adjunto.\n\n${inner}`);
    expect((await mixed(words, winmail(tnef({ files: [{ title: 'a.txt' }] })))).text).toBe('Vea lo adjunto.');
  });

  it('A winmail.dat that is none is kept as a file', async () => {
    const { attachments } = await mixed(words, winmail(Buffer.from('hola')));
    expect(attachments).toMatchObject([{ name: 'winmail.dat', size: 4 }]);
  });

  it('An invitation is read where nothing else is written, and kept as a file', async () => {
    const ics =
      'BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:Visita\nDTSTART:20261124T090000Z\nEND:VEVENT\nEND:VCALENDAR';
    const part = `Content-Type: text/calendar; charset=utf-8; method=REQUEST; name=cita.ics\n\n${ics}`;
    const alone = await mixed(part);
    expect(alone.text).toBe('Invitación · Invitation: Visita\nCuándo · When: 2026-11-24 09:00 (UTC)');
    expect(alone.attachments).toMatchObject([{ name: 'cita.ics', type: 'text/calendar' }]);
    expect(await mixed(words, part)).toMatchObject({ text: 'Vea lo adjunto.', calendar: { method: 'REQUEST' } });
  });

  const forwarded = (body: string, subject = 'Mi queja') =>
    `From: Luis <luis@example.com>\nDate: Mon, 2 Nov 2026 10:00:00 +0100\nSubject: ${subject}\n${body}`;

  it.each([
    ['', 'Content-Type: message/rfc822'],
    ['as a file ', 'Content-Type: message/rfc822\nContent-Disposition: attachment; filename=queja.eml'],
    ['in the mail ', 'Content-Type: message/rfc822\nContent-Disposition: inline'],
  ])('A mail forwarded %sis read with who wrote it, after the text of the sender', async (_, type) => {
    const { text, attachments } = await mixed(words, enclosed(forwarded('\nLa caldera pierde agua.'), type));
    expect(text.split('\n')).toEqual([
      'Vea lo adjunto.',
      '',
      '--- Mensaje adjunto · Attached message ---',
      'De · From: Luis <luis@example.com>',
      'Fecha · Date: 2026-11-02T09:00:00.000Z',
      'Asunto · Subject: Mi queja',
      '',
      'La caldera pierde agua.',
    ]);
    expect(attachments).toMatchObject([{ type: 'message/rfc822' }]);
  });

  it('The files of a forwarded mail are taken', async () => {
    const inside =
      'Content-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: image/png; name=foto.png\n\nhola\n--c--';
    const { attachments } = await mixed(words, enclosed(forwarded(inside)));
    expect(attachments.map(({ type, name }) => name ?? type)).toEqual(['message/rfc822', 'foto.png']);
  });

  it('Mails in mails are opened, but no more than a few', async () => {
    const nested = (depth: number): string =>
      depth === 0
        ? forwarded('\nfin', 'nivel 0')
        : forwarded(`Content-Type: message/rfc822\n\n${nested(depth - 1)}`, `nivel ${depth}`);
    const { text } = await mixed(words, enclosed(nested(60)));
    expect(text.match(/nivel \d+/g)).toEqual(['nivel 60', 'nivel 59', 'nivel 58']);
    const many = await mixed(words, ...Array(40).fill(enclosed(forwarded('\nx'))));
    expect(many.text.match(/Mi queja/g)).toHaveLength(5);
    expect(many.attachments).toHaveLength(40);
  });

  it('The rest of a mail is read where a mail in it does harm', async () => {
    const bomb = Array.from({ length: 300 }, (_, n) => `--${n}\nContent-Type: multipart/mixed; boundary=${n + 1}\n`);
    const { text, attachments } = await mixed(
      words,
      enclosed(`Content-Type: multipart/mixed; boundary=0\n\n${bomb.join('\n')}`),
    );
    expect(text).toBe('Vea lo adjunto.');
    expect(attachments).toMatchObject([{ type: 'message/rfc822' }]);
  });
});
