import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf7, withoutUtf7 } from '#channels/email/utf7.ts';

const encode = (text: string): string =>
  text.replace(/[^\x20-\x2a\x2c-\x7e]+/g, (run) =>
    run === '+' ? '+-' : `+${Buffer.from(run, 'utf16le').swap16().toString('base64').replace(/=+$/, '')}-`,
  );

describe('decodeUtf7', () => {
  it.each([
    // The examples of RFC 2152.
    ['A+ImIDkQ.', 'A≢Α.'],
    ['Hi Mom -+Jjo--!', 'Hi Mom -☺-!'],
    ['+ZeVnLIqe-', '日本語'],
    ['Item 3 is +AKM-1.', 'Item 3 is £1.'],
    ['1 +- 1', '1 + 1'],
    ['+A', ''],
  ])('UTF-7 is decoded: %s', (encoded, text) => expect(decodeUtf7(encoded)).toBe(text));

  it('Whatever was written in UTF-7 is decoded', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => decodeUtf7(encode(text)) === text));
  });
});

describe('withoutUtf7', () => {
  const mail = (subject: string) => Buffer.from(`Subject: ${subject}\r\n\r\n=?utf-7?Q?A+APY-?=`);
  const subjectOf = (raw: Uint8Array) => /^Subject: (.*)\r\n/.exec(Buffer.from(raw).toString())?.[1];

  it.each(['=?utf-7?Q?Fr+APY-sche_=28x=29?=', '=?UTF-7?b?RnIrQVBZLXNjaGUgKHgp?=', '=?utf-7*de?q?Fr+APY-sche_(x)?='])(
    'The header %s is turned from UTF-7 into UTF-8',
    (word) => {
      const utf8 = `=?utf-8?B?${Buffer.from('Frösche (x)').toString('base64')}?=`;
      expect(subjectOf(withoutUtf7(mail(word)))).toBe(utf8);
    },
  );

  it('Everything else of a mail stays as it is, the body too', () => {
    const other = mail('=?utf-8?Q?a?= +APY-');
    expect(withoutUtf7(other)).toBe(other);
    expect(Buffer.from(withoutUtf7(mail('=?utf-7?Q?a?='))).toString()).toContain('\r\n\r\n=?utf-7?Q?A+APY-?=');
  });
});
