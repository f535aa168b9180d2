import { describe, expect, it } from 'vitest';
import { parseMail } from '#channels/email/parse.ts';
import { repaired } from '#channels/email/repair.ts';
import { fixture, letter } from './letters.ts';

/** A mail whose bytes are windows-1252, whatever it says. */
const western = (over: Parameters<typeof letter>[0], body?: string): Buffer =>
  Buffer.from(letter(over, body).toString('utf8'), 'latin1');
const read = async (mail: Buffer) => await parseMail(mail);

const WORDS = 'Señor: la caldera pierde agua, ¿cuándo vendrán?';

describe('a mail whose bytes are not what it says', () => {
  it.each([
    ['no charset', 'text/plain'],
    ['the wrong charset', 'text/plain; charset=utf-8'],
    ['ASCII as charset', 'text/plain; charset="us-ascii"'],
    ['an unknown charset', 'text/plain; charset=unknown-8bit'],
    ['a type without subtype', 'text'],
    ['no type', undefined],
  ])('A mail with %s is read as windows-1252', async (_, type) => {
    expect((await read(western({ 'Content-Type': type }, WORDS))).text).toBe(WORDS);
  });

  it('A mail is read where its bytes are packed, too', async () => {
    const quoted = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'quoted-printable' };
    expect((await read(letter(quoted, 'Se=F1or, ma=\n=F1ana'))).text).toBe('Señor, mañana');
    const base64 = { ...quoted, 'Content-Transfer-Encoding': 'base64' };
    expect((await read(letter(base64, Buffer.from(WORDS, 'latin1').toString('base64')))).text).toBe(WORDS);
    const utf8 = { 'Content-Type': 'text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding': '8bit' };
    expect((await read(letter(utf8, WORDS))).text).toBe(WORDS);
  });

  it('A mail in HTML is read as its own head says', async () => {
    const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head><body><p>${WORDS}</p></body></html>`;
    expect((await read(western({ 'Content-Type': 'text/html' }, html))).text).toBe(WORDS);
  });

  it('A mail of several parts is read part by part', async () => {
    const body = `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${WORDS}\r\n--b\r\nContent-Type: application/pdf; name="Año.pdf"\r\nContent-Disposition: attachment; filename="Año.pdf"\r\n\r\n%PDF\r\n--b--`;
    const { text, attachments } = await read(western({ 'Content-Type': 'multipart/mixed; boundary="b"' }, body));
    expect(text).toBe(WORDS);
    expect(attachments).toMatchObject([{ name: 'Año.pdf' }]);
  });

  it('A mail has its headers read in raw bytes of either kind', async () => {
    const over = { Subject: 'La factura de Muñoz está mal', From: 'Íñigo Muñoz <inigo@example.org>' };
    for (const mail of [western(over), letter(over)]) {
      const { subject, from } = await read(mail);
      expect({ subject, name: from?.name }).toEqual({ subject: over.Subject, name: 'Íñigo Muñoz' });
    }
  });

  it.each([
    ['=?utf-8?Q?Se=F1or?=', 'Señor'],
    ['=?iso-8859-1?Q?Se=C3=B1or?=', 'Señor'],
    ['=?unknown?B?U2Xxb3I=?=', 'Señor'],
    ['=?us-ascii?Q?Se=F1or?= =?us-ascii?Q?_L=F3pez?=', 'Señor López'],
    ['Re: =?utf-8?Q?ma=C3?=\r\n =?utf-8?Q?=B1ana?=', 'Re: mañana'],
    ['=?iso-8859-1?Q?Se=F1or?= =?utf-8?Q?L=C3=B3pez?=', 'SeñorLópez'],
  ])('A mail has the encoded words of its subject read for what they hold: %s', async (Subject, expected) => {
    expect((await read(letter({ Subject }))).subject).toBe(expected);
  });
});

describe('the names of files', () => {
  it.each([
    ["filename*=utf-8''A%F1o.pdf", 'Año.pdf'],
    ["filename*=iso-8859-1''A%C3%B1o.pdf", 'Año.pdf'],
    ["filename*=''A%F1o.pdf", 'Año.pdf'],
    ["filename*=iso-8859-1''A%F1o%20nuevo.pdf", 'Año nuevo.pdf'],
    ['filename="=?utf-8?Q?A=F1o.pdf?="', 'Año.pdf'],
  ])('A file is called what its bytes say: %s', async (parameter, name) => {
    const body = `--b\n\nHola\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; ${parameter}\n\n%PDF\n--b--`;
    const { attachments } = await read(letter({ 'Content-Type': 'multipart/mixed; boundary=b' }, body));
    expect(attachments).toMatchObject([{ name }]);
  });
});

describe('a mail with a broken frame', () => {
  const parts =
    '--xyz\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHuele a gas.\r\n--xyz\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--xyz--';

  it.each([
    ['an unfolded boundary', 'multipart/mixed;\r\nboundary="xyz"'],
    ['an unfolded boundary without its semicolon', 'multipart/mixed\r\nboundary=xyz'],
    ['an unfolded boundary after others', 'multipart/mixed; type="text/plain";\r\n\tcharset=utf-8;\r\nboundary="xyz"'],
    ['a boundary cut in two', 'multipart/mixed; boundary=\r\n"xyz"'],
    ['no boundary', 'multipart/mixed'],
    ['another boundary', 'multipart/mixed; boundary="abc"'],
    ['an empty boundary', 'multipart/mixed; boundary=""'],
  ])('A mail survives %s', async (_, type) => {
    const { text, attachments } = await read(letter({ 'Content-Type': type }, parts));
    expect(text).toBe('Huele a gas.');
    expect(attachments).toMatchObject([{ name: 'a.png', size: 8 }]);
  });

  it('A mail that says to have parts and has none is text', async () => {
    const type = 'multipart/mixed; boundary="abc"';
    expect((await read(letter({ 'Content-Type': type }, 'Huele a gas.'))).text).toBe('Huele a gas.');
    expect((await read(western({ 'Content-Type': type }, WORDS))).text).toBe(WORDS);
  });

  it('A mail survives a file name that lost its fold', async () => {
    const body = parts.replace('; name=a.png', ';\r\nname="Año nuevo.png"');
    const { attachments } = await read(letter({ 'Content-Type': 'multipart/mixed; boundary=xyz' }, body));
    expect(attachments).toMatchObject([{ name: 'Año nuevo.png' }]);
  });

  it('A mail that is right stays as it is, byte for byte', async () => {
    for (const name of ['windows-1252.eml', 'reply-gmail.eml', 'bounce.eml', 'feedback-report.eml', 'auto-reply.eml']) {
      const mail = fixture(name);
      expect((await repaired(mail)).equals(mail), name).toBe(true);
    }
  });

  it('A mail with very many parts, or parts in parts, is read in time', async () => {
    const many = '--b\r\n\r\nx\r\n'.repeat(900);
    await read(letter({ 'Content-Type': 'multipart/mixed; boundary=b' }, many));
    const deep = Array.from(
      { length: 18 },
      (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
    );
    await read(letter({}, deep.join('')));
  });
});

describe('files within text', () => {
  const block = 'begin 644 foto.png\n(B5!.1PT*&@H \nend';

  it('A uuencoded file is a file, and no words of the customer', async () => {
    const { text, attachments } = await read(letter({}, `Mire la foto.\n\n${block}\n\nUn saludo`));
    expect(text).toBe('Mire la foto.\n\nUn saludo');
    expect(attachments).toMatchObject([{ name: 'foto.png', size: 8 }]);
  });

  it('A part that is uuencoded as a whole is a file', async () => {
    const body = `--b\n\nMire la foto.\n--b\nContent-Type: image/png; name=foto.png\nContent-Transfer-Encoding: x-uuencode\n\n${block}\n--b--`;
    const { attachments } = await read(letter({ 'Content-Type': 'multipart/mixed; boundary=b' }, body));
    expect(attachments).toMatchObject([{ name: 'foto.png', type: 'image/png', size: 8 }]);
  });

  it.each([
    'begin 644 palabras\nno era un fichero\nend',
    'begin 2026\nend',
    'begin 644 vacío\nend',
    'Empieza así:\nbegin 644 x\n(B5!.1PT*&@H',
  ])('Words that only look like a file stay: %j', async (words) => {
    const { text, attachments } = await read(letter({}, words));
    expect(text).toBe(words);
    expect(attachments).toEqual([]);
  });
});
