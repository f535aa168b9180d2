import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unflowed } from '#channels/email/flowed.ts';
import { parseMail } from '#channels/email/parse.ts';
import { letter } from './letters.ts';

const FLOWED = { 'Content-Type': 'text/plain; charset=utf-8; format=flowed', 'Content-Transfer-Encoding': '8bit' };
const said = async (body: string, type = FLOWED): Promise<string> => (await parseMail(letter(type, body))).text;

describe('A text whose lines flow (RFC 3676)', () => {
  it('What is quoted stays apart from what was written, and each paragraph is one line', () => {
    const text = [
      '> La caldera pierde ',
      '> agua desde ayer.',
      '>> ¿Cuándo ',
      '>> vienen?',
      'Mañana no ',
      'puedo: vengan ',
      'el lunes.',
      '',
      'Gracias ',
      '> por todo',
    ].join('\r\n');
    expect(unflowed(text).split('\r\n')).toEqual([
      '> La caldera pierde agua desde ayer.',
      '>> ¿Cuándo vienen?',
      'Mañana no puedo: vengan el lunes.',
      '',
      'Gracias ',
      '> por todo',
    ]);
  });

  it.each([
    ['a signature is a line of its own', 'Un saludo \r\n-- \r\nAna', 'Un saludo \r\n-- \r\nAna'],
    ['a stuffed line loses its space', ' From aquí\r\n  dos', 'From aquí\r\n dos'],
    ['a stuffed mark of quotation is none', ' > 30 grados', ' > 30 grados'],
    ['an empty line of a quotation stays', '> a\r\n>\r\n> b', '> a\r\n>\r\n> b'],
    ['text without soft ends stays', 'uno\r\ndos', 'uno\r\ndos'],
  ])('%s', (_, text, read) => {
    expect(unflowed(text)).toBe(read);
  });

  it('With DelSp the space that a line was broken at is none of the text', () => {
    expect(unflowed('una cal \r\ndera', true)).toBe('una caldera');
  });

  it('No word is lost or glued to another, whatever flows', () => {
    const word = fc.constantFrom('agua', 'caldera', 'lunes', '-- ', '>', '', 'ñ');
    const line = fc
      .tuple(fc.constantFrom('', '>', '>>', '> '), word, fc.constantFrom('', ' '))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const wordsOf = (text: string) => text.match(/[a-zñ]+/g) ?? [];
        const text = lines.join('\r\n');
        expect(wordsOf(unflowed(text))).toEqual(wordsOf(text));
      }),
    );
  });

  it('A mail is read so, in whatever it is packed and in whatever alphabet', async () => {
    const body = 'La caldera no \ncalienta, señores.\n\n-- \nAna';
    expect(await said(body)).toContain('La caldera no calienta, señores.');
    const base64 = { ...FLOWED, 'Content-Transfer-Encoding': 'base64' };
    expect(await said(Buffer.from(body).toString('base64'), base64)).toContain('La caldera no calienta, señores.');
  });

  it('An answer to our mail is told from the mail that it quotes', async () => {
    const mail = letter(
      { ...FLOWED, Subject: 'Re: Su reclamación', 'In-Reply-To': '<1@example.com>' },
      'Sigue sin \nfuncionar.\n\nEl lunes Lumbre escribió: \n> Hola, Ana: \n> le llamamos \n> hoy.\n',
    );
    const { text } = await parseMail(mail);
    expect(text).toMatch(/^Sigue sin funcionar\./);
    expect(
      text
        .split('\n')
        .filter((line) => line.includes('le llamamos'))
        .every((line) => line.startsWith('>')),
    ).toBe(true);
  });
});
