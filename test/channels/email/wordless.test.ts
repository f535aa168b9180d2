import { describe, expect, it } from 'vitest';
import { readMail } from '#channels/email/read.ts';
import { letter } from './letters.ts';

const parts = (type: string, ...bodies: string[]) => ({
  headers: { 'Content-Type': `${type}; boundary=b` },
  body: `${bodies.map((body) => `--b\n${body}`).join('\n')}\n--b--`,
});
const PHOTO = 'Content-Type: image/jpeg; name=foto.jpg\nContent-Transfer-Encoding: base64\n\n/9j/4AAQSkZJRg==';
const ARMOR = '-----BEGIN PGP MESSAGE-----\n\nhQEMA5vJ\n=abcd\n-----END PGP MESSAGE-----';

const PGP_MIME = parts(
  'multipart/encrypted; protocol="application/pgp-encrypted"',
  'Content-Type: application/pgp-encrypted\n\nVersion: 1',
  `Content-Type: application/octet-stream; name=encrypted.asc\n\n${ARMOR}`,
);
const SMIME = {
  headers: {
    'Content-Type': 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
    'Content-Transfer-Encoding': 'base64',
  },
  body: 'MIIBeAYJKoZIhvcNAQcDoIIBaTCCAWU=',
};

describe('a mail without words', () => {
  it.each([
    ['a photo', parts('multipart/mixed', PHOTO), /solo archivos.*only files/],
    ['a photo under a subject', { ...parts('multipart/mixed', PHOTO), subject: 'Foto' }, /solo archivos/],
    ['PGP/MIME', PGP_MIME, /cifrado.*encrypted/],
    ['S/MIME', SMIME, /cifrado/],
    [
      'S/MIME of old',
      { ...SMIME, headers: { ...SMIME.headers, 'Content-Type': 'application/x-pkcs7-mime' } },
      /cifrado/,
    ],
    ['PGP within the text', { headers: {}, body: ARMOR }, /cifrado/],
    ['PGP that was cut off', { headers: {}, body: ARMOR.slice(0, 40) }, /cifrado/],
    ['nothing at all', { headers: {}, body: ' ' }, /sin texto.*without text/],
  ])('It is a person’s, and its text says what it brings: %s', async (_, mail, text) => {
    const subject = 'subject' in mail ? mail.subject : undefined;
    const found = await readMail(letter({ ...mail.headers, Subject: subject }, mail.body));
    expect(found.ignored).toBeUndefined();
    expect(found.mail?.text).toMatch(text);
  });

  it('Words beside what is encrypted stay', async () => {
    const { mail } = await readMail(letter({}, `Se lo mando cifrado.\n${ARMOR}\nGracias.`));
    expect(mail?.text).toMatch(/^Se lo mando cifrado\.\n\[.*cifrado.*\]\nGracias\.$/);
  });

  it.each([
    ['words with a photo', parts('multipart/mixed', 'Content-Type: text/plain\n\nEstá roto.', PHOTO), 'Está roto.'],
    [
      'words that are signed',
      parts(
        'multipart/signed',
        'Content-Type: text/plain\n\nEstá roto.',
        'Content-Type: application/pkcs7-signature; name=smime.p7s\n\nMIIB',
      ),
      'Está roto.',
    ],
  ])('Nothing is said in place of words that are there: %s', async (_, { headers, body }, text) => {
    expect((await readMail(letter(headers, body))).mail?.text).toBe(text);
  });

  it('A subject alone is the complaint', async () => {
    expect((await readMail(letter({ Subject: 'La caldera no enciende' }, ' '))).mail).toMatchObject({
      text: '',
      subject: 'La caldera no enciende',
    });
  });
});
