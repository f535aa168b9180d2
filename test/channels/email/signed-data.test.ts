import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMail } from '#channels/email/parse.ts';
import { signedContent } from '#channels/email/signed-data.ts';
import { letter } from './letters.ts';
import { DETACHED, ENCRYPTED, MIXED, PLAIN, TWICE } from './signed.ts';

const bytes = (base64: string) => Buffer.from(base64, 'base64');
const SMIME = 'application/pkcs7-mime; smime-type=signed-data; name=smime.p7m';

/** A mail whose only part is signed. */
const signed = (base64: string, type = SMIME) =>
  parseMail(letter({ 'Content-Type': type, 'Content-Transfer-Encoding': 'base64' }, base64));

describe('signed data', () => {
  it('Signed data is unwrapped without a key, in one piece or in many', () => {
    expect(signedContent(bytes(PLAIN))?.toString()).toContain('La caldera pierde agua y huele a gas. Señor, venga.');
    expect(signedContent(bytes(MIXED))?.toString()).toMatch(/^Content-Type: multipart\/mixed[\s\S]*--inner--\r\n$/);
    expect(signedContent(Buffer.from(`-----BEGIN PKCS7-----\n${PLAIN}\n-----END PKCS7-----`))).toBeDefined();
  });

  it('Signed data is nothing where the signature stands alone, the content is encrypted or the file is another', () => {
    for (const file of [bytes(DETACHED), bytes(ENCRYPTED), Buffer.from('%PDF-1.7'), Buffer.alloc(0)])
      expect(signedContent(file)).toBeUndefined();
  });

  it('Signed data that was cut or changed anywhere breaks nothing', () => {
    for (const whole of [bytes(PLAIN), bytes(MIXED)])
      for (let length = 0; length < 120; length++) signedContent(whole.subarray(0, length));
    fc.assert(
      fc.property(fc.nat(591), fc.nat(255), (place, byte) => {
        const broken = bytes(MIXED);
        broken[place] = byte;
        signedContent(broken);
      }),
    );
  });

  it('Signed data that is nested without end, or says to be longer than it is, is given up', () => {
    expect(signedContent(Buffer.alloc(1_000_000, Buffer.from([0x30, 0x80])))).toBeUndefined();
    const head = bytes(MIXED).subarray(0, 0x42);
    expect(signedContent(Buffer.concat([head, Buffer.alloc(500_000, Buffer.from([0x24, 0x80]))]))).toBeUndefined();
    expect(signedContent(Buffer.from('3084ffffffff0609', 'hex'))).toBeUndefined();
  });
});

describe('a mail that is only signed', () => {
  it('A signed mail is read like any other', async () => {
    const { text, attachments, subject, from } = await signed(PLAIN);
    expect(text).toBe('La caldera pierde agua y huele a gas. Señor, venga.');
    expect(attachments).toEqual([]);
    expect({ subject, from: from?.address }).toEqual({ subject: 'Fuga de agua', from: 'ana@example.com' });
  });

  it('A signed mail keeps its files', async () => {
    const { text, attachments } = await signed(MIXED);
    expect(text).toBe('Mire la foto, señor.');
    expect(attachments).toMatchObject([{ name: 'foto.png', type: 'image/png', size: 8 }]);
  });

  it.each([
    'application/x-pkcs7-mime; name="smime.p7m"',
    'application/octet-stream; name=smime.p7m',
    'application/pkcs7-mime',
  ])('A signed mail is known as %s', async (type) => {
    expect((await signed(PLAIN, type)).text).toContain('huele a gas');
  });

  it('A mail that is signed twice is read, and one that is encrypted keeps its file', async () => {
    expect((await signed(TWICE)).text).toContain('huele a gas');
    const { text, attachments } = await signed(ENCRYPTED, 'application/pkcs7-mime; smime-type=enveloped-data');
    expect(text).toBe('');
    expect(attachments).toHaveLength(1);
  });

  it('A signed part within a mail is read in its place, and a signed document stays a file', async () => {
    const part = (name: string, base64: string) =>
      `--b\nContent-Type: application/pkcs7-mime; name=${name}\nContent-Transfer-Encoding: base64\n\n${base64}\n`;
    const body = `--b\n\nAdjunto lo firmado.\n${part('smime.p7m', PLAIN)}${part('factura.pdf.p7m', ENCRYPTED)}--b--`;
    const { text, attachments } = await parseMail(letter({ 'Content-Type': 'multipart/mixed; boundary=b' }, body));
    expect(text).toContain('Adjunto lo firmado.');
    expect(text).toContain('huele a gas');
    expect(attachments).toMatchObject([{ name: 'factura.pdf.p7m' }]);
  });
});
