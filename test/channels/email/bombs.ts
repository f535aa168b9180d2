import { letter } from './letters.ts';

const html = (text: string): Buffer => letter({ 'Content-Type': 'text/html; charset=utf-8' }, text);
const typed = (type: string, text: string, encoding = '7bit'): Buffer =>
  letter({ 'Content-Type': type, 'Content-Transfer-Encoding': encoding }, text);
const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
const multipart = (...parts: string[]): Buffer =>
  letter(
    { 'Content-Type': 'multipart/mixed; boundary=b' },
    `${['Content-Type: text/plain\r\n\r\nHola.', ...parts].map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`,
  );
const file = (type: string, text: string): string =>
  `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(text)}`;
const deep = (levels: number): Buffer =>
  letter(
    { 'Content-Type': 'multipart/mixed; boundary=b0' },
    Array.from(
      { length: levels },
      (_, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary=b${at + 1}\r\n\r\n`,
    ).join(''),
  );
/** Its head goes on where `letter` left it. */
const withHead = (fields: string): Buffer => Buffer.concat([Buffer.from(fields, 'latin1'), letter()]);

/** Mails that are over a limit, with the limit. */
export const refused: Record<string, [why: string, mail: () => Buffer]> = {
  'bare line breaks': ['short-lines', () => letter({}, '\n'.repeat(500_000))],
  'bare line breaks in CRLF': ['short-lines', () => letter({}, '\r\n'.repeat(250_000))],
  'a letter a line': ['short-lines', () => letter({}, 'a\n'.repeat(250_000))],
  'long lines without end': ['lines', () => letter({}, `${'palabra '.repeat(5)}\n`.repeat(200_000))],
  'two hundred thousand parts': [
    'parts',
    () => typed('multipart/mixed; boundary=b', '--b\r\n\r\na\r\n'.repeat(200_000)),
  ],
  'many parts with heads': [
    'parts',
    () => typed('multipart/mixed; boundary=b', '--b\r\nContent-Type: text/plain\r\n\r\nuna parte\r\n'.repeat(5_000)),
  ],
  'nested groups in To': ['head-bytes', () => letter({ To: 'g:'.repeat(250_000) })],
  'nested groups in To, folded': ['addresses', () => letter({ To: `${'g:'.repeat(30)}\r\n `.repeat(1_000) })],
  'many addresses in Cc': ['addresses', () => letter({ Cc: 'a@b.es,'.repeat(10_000) })],
  'comments in From of another': ['addresses', () => withHead(`Reply-To: ${'('.repeat(50_000)}\r\n`)],
  'many headers': ['head-lines', () => withHead('X: y\r\n'.repeat(30_000))],
  'many folds': ['head-lines', () => withHead(`X: y\r\n${' z\r\n'.repeat(40_000)}`)],
  'one long header': ['head-bytes', () => withHead(`X: ${'y'.repeat(1_000_000)}\r\n`)],
  'a long boundary': ['head-bytes', () => typed(`multipart/mixed; boundary="${'b'.repeat(400_000)}"`, '--b\r\n')],
  'many parameters': ['head-bytes', () => typed(`text/plain${'; a=b'.repeat(100_000)}`, 'Hola.')],
  'parts in parts': ['malformed', () => deep(300)],
  'format=flowed in short lines': ['short-lines', () => typed('text/plain; format=flowed', 'a \r\n'.repeat(500_000))],
  'questions below attributions': ['short-lines', () => letter({}, 'El 12 ana@x.es escribió:\n¿?\n\n'.repeat(50_000))],
  'too many bytes': ['bytes', () => letter({}, 'a'.repeat(13_000_000))],
};

/** Mails that are within the limits and cost what they can. */
export const read: Record<string, () => Buffer> = {
  'format=flowed': () => typed('text/plain; format=flowed', `${'x '.repeat(39)}\r\n`.repeat(100_000)),
  'a line of 10 MB': () => letter({}, 'a'.repeat(10_000_000)),
  'spaces of 10 MB': () => letter({}, `Hola.${' '.repeat(10_000_000)}x`),
  'spaces in quoted-printable': () => typed('text/plain', `${' '.repeat(1_000_000)}x=E9`, 'quoted-printable'),
  'a line of Base64': () => typed('text/plain', 'YWJj'.repeat(2_000_000), 'base64'),
  'line breaks in Base64': () => typed('text/plain', base64('\n'.repeat(4_000_000)), 'base64'),
  'format=flowed in Base64': () => typed('text/plain; format=flowed', base64('a \n'.repeat(2_000_000)), 'base64'),
  'bytes of no encoding': () => Buffer.concat([letter({}, 'Hola.'), Buffer.alloc(8_000_000, 0xe9)]),
  'two encodings in turn': () =>
    Buffer.concat([letter({}, 'Hola.'), Buffer.from('\xc3\xa1\xe9'.repeat(2_000_000), 'latin1')]),
  'HTML in HTML': () => html('<div style="color:red">'.repeat(200_000)),
  'HTML that never closes': () => html('<'.repeat(5_000_000)),
  'comments in HTML': () => html('<!--'.repeat(1_000_000)),
  'hidden elements in HTML': () => html('<script>'.repeat(500_000)),
  'quotations in HTML': () => html(`${'<blockquote>'.repeat(50_000)}${'a<br>'.repeat(200_000)}`),
  'character references': () => html('&#233;'.repeat(800_000)),
  'references without end': () => html('&'.repeat(5_000_000)),
  'names of characters that are none': () => html('&aaaaaaaaaaaaaaaaaaaaa'.repeat(100_000)),
  'a calendar of one line': () =>
    multipart(file('text/calendar', `BEGIN:VCALENDAR\nBEGIN:VEVENT\nA;a=${','.repeat(2_000_000)}\nEND:VEVENT`)),
  'a calendar of parameters': () =>
    multipart(file('text/calendar', `BEGIN:VCALENDAR\nBEGIN:VEVENT\nA${';a=b'.repeat(500_000)}\nEND:VEVENT`)),
  'a ZIP, which nobody unpacks': () => multipart(file('application/zip', `PK\u0003\u0004${'0'.repeat(5_000_000)}`)),
  'a message of line breaks in a message': () =>
    multipart(file('message/rfc822', `From: a@b.es\n\n${'\n'.repeat(2_000_000)}`)),
  'uuencoded lines': () => letter({}, `begin 644 a\n${`M${'A'.repeat(60)}\n`.repeat(60_000)}end`),
  'marks of quotation': () => letter({}, '> '.repeat(2_000_000)),
  'PGP that never ends': () => letter({}, '-----BEGIN PGP MESSAGE-----'.repeat(100_000)),
  'carriage returns': () => letter({}, '\r'.repeat(5_000_000)),
};
