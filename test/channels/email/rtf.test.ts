import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decompressRtf, rtfText } from '#channels/email/rtf.ts';
import { cpuTimeOf } from '#test/support/cpu-time.ts';
import { storedRtf } from './outlook.ts';

const text = (rtf: string) => rtfText(Buffer.from(rtf, 'latin1'));

describe('decompressRtf', () => {
  it.each([
    // The two examples of MS-OXRTFCP, 3.1 and 3.2.
    [
      '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
      '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
    ],
    ['1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0', '{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}'],
  ])('Compressed RTF is read as its specification shows', (packed, rtf) => {
    expect(decompressRtf(Buffer.from(packed, 'hex')).toString('latin1')).toBe(rtf);
  });

  it('RTF that was only stored is read, and nothing else', () => {
    expect(decompressRtf(storedRtf('{\\rtf1 a}')).toString()).toBe('{\\rtf1 a}');
    expect(decompressRtf(Buffer.from('{\\rtf1 not packed}'))).toHaveLength(0);
    expect(decompressRtf(Buffer.alloc(3))).toHaveLength(0);
  });

  it('Decompressing RTF never fails', () => {
    const head = Buffer.concat([Buffer.alloc(4), Buffer.alloc(4, 255), Buffer.from('LZFu'), Buffer.alloc(4)]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decompressRtf(Buffer.concat([head, bytes])).length).toBeLessThanOrEqual((bytes.length + 16) * 9);
      }),
    );
  });
});

describe('rtfText', () => {
  it.each([
    ['paragraphs', '{\\rtf1\\ansi uno\\par dos\\line tres\\tab cuatro}', 'uno\ndos\ntres\tcuatro'],
    ['bytes of a code page', "{\\rtf1\\ansicpg1251 \\'cf\\'f0}", 'Пр'],
    ['bytes of two-byte code pages', "{\\rtf1\\ansicpg932 \\'83\\'7d}", 'マ'],
    [
      'Unicode with what stands for it',
      "{\\rtf1 30 \\u8364? y {\\uc2 \\u241\\'3f\\'3fo} \\u-10179?\\u-8704?}",
      '30 € y ño 😀',
    ],
    ['signs', '{\\rtf1 \\{a\\}\\\\ b\\~c\\_d\\emdash\\rquote}', '{a}\\ b c-d—’'],
    ['only what is for reading', '{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\*\\generator x;}{\\pict 00ff}hola}', 'hola'],
    ['past binary', '{\\rtf1 a\\bin5 {{{{{b}', 'ab'],
    [
      'the HTML it was made from',
      '{\\rtf1\\ansi\\fromhtml1{\\*\\htmltag64 <p>}\\htmlrtf \\par\\htmlrtf0 No enciende &amp; pita{\\*\\htmltag72 </p>}{\\*\\mhtmltag1 x}{\\*\\htmltag64 <p>}Ana}',
      'No enciende & pita\n\nAna',
    ],
    ['what was never closed', '{\\rtf1 {{hola', 'hola'],
    ['what was closed too often', '{\\rtf1 hola}}}} y', 'hola y'],
  ])('The text of RTF is read: %s', (_, rtf, expected) => expect(text(rtf)).toBe(expected));

  it.each(['{', '}', '\\', "\\'", '\\u1 ', '{\\*', '\\bin1 ', 'a', '{\\pict '])(
    'Reading RTF takes time in proportion to the length of %j repeated',
    async (piece) => {
      expect(await cpuTimeOf(() => text(`{\\rtf1 ${piece.repeat(400_000)}`))).toBeLessThan(2_000);
    },
  );

  it('Reading the text of RTF never fails', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '\\',
      "\\'e1",
      '\\u',
      '-8',
      '\\*',
      '\\bin',
      '9 ',
      '\\htmlrtf',
      '\\ansicpg1',
      'a',
      '\\uc',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => typeof text(pieces.join('')) === 'string'),
    );
  });
});
