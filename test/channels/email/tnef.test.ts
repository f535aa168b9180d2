import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTnef } from '#channels/email/tnef.ts';
import { cpuTimeOf } from '#test/support/cpu-time.ts';
import { PROPERTY, storedRtf, tnef } from './outlook.ts';

const cyrillic = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);

/** One that has all there is: bodies, files, and messages deeper than anybody sends. */
const everything = (depth = 5): Buffer =>
  tnef({
    message: {
      [PROPERTY.subject]: { unicode: `Avería ${depth}` },
      [PROPERTY.rtf]: { binary: storedRtf("{\\rtf1\\ansi No enciende {\\*\\x y}\\'e1\\u8364?\\par}") },
    },
    files: [
      { title: 'FACTURA.PDF', bytes: Buffer.from('%PDF-1.7'), values: { [PROPERTY.name]: { unicode: 'factura.pdf' } } },
      ...(depth > 0 ? [{ title: 'mensaje', values: { [PROPERTY.bytes]: { object: everything(depth - 1) } } }] : []),
    ],
  });

describe('readTnef', () => {
  it.each([
    ['plain text', { [PROPERTY.body]: { unicode: 'No enciende.' }, [PROPERTY.html]: { binary: Buffer.from('<p>x') } }],
    ['HTML', { [PROPERTY.html]: { binary: Buffer.from('<p>No enciende.</p>') } }],
    ['RTF', { [PROPERTY.rtf]: { binary: storedRtf('{\\rtf1 No enciende.}') } }],
  ])('The text of a winmail.dat is read from %s', (_, message) =>
    expect(readTnef(tnef({ message }))?.text).toBe('No enciende.'),
  );

  it('The text of a winmail.dat is read in the code page of the sender', () => {
    const message = { [PROPERTY.subject]: { text: cyrillic }, [PROPERTY.html]: { binary: Buffer.from('<p>€') } };
    expect(readTnef(tnef({ page: 1251, message }))?.subject).toBe('Привет');
    expect(
      readTnef(tnef({ page: 1251, message: { ...message, [PROPERTY.htmlCodePage]: { number: 65001 } } }))?.text,
    ).toBe('€');
    expect(
      readTnef(tnef({ page: 9_999_999, message: { [PROPERTY.body]: { text: Buffer.from('ñ', 'latin1') } } }))?.text,
    ).toBe('ñ');
  });

  it('The files of a winmail.dat are taken with their long names, their types and their bytes', () => {
    const files = [
      {
        title: 'FOTO~1.PNG',
        bytes: Buffer.from('a'),
        values: { [PROPERTY.name]: { unicode: 'foto de la avería.png' } },
      },
      { title: 'short.txt', bytes: Buffer.from('b') },
      {
        values: { [PROPERTY.bytes]: { binary: Buffer.from('c') }, [PROPERTY.type]: { text: Buffer.from('image/png') } },
      },
    ];
    expect(
      readTnef(tnef({ files }))?.files.map((file) => ({ ...file, bytes: Buffer.from(file.bytes).toString() })),
    ).toEqual([
      { name: 'foto de la avería.png', bytes: 'a' },
      { name: 'short.txt', bytes: 'b' },
      { type: 'image/png', bytes: 'c' },
    ]);
  });

  it('Messages within messages of a winmail.dat are opened, but no more than a few', () => {
    const depths = (found: ReturnType<typeof readTnef>): string[] =>
      found ? [found.subject, ...found.enclosed.flatMap(depths)] : [];
    expect(depths(readTnef(everything()))).toEqual(['Avería 5', 'Avería 4', 'Avería 3', 'Avería 2']);
  });

  it('No more files are taken from a winmail.dat than anybody sends', () => {
    expect(readTnef(tnef({ files: Array(500).fill({ title: 'a' }) }))?.files).toHaveLength(50);
  });

  it('What is no winmail.dat is said to be something else', () => {
    expect(readTnef(Buffer.from('PK\x03\x04 no es'))).toBeUndefined();
    expect(readTnef(Buffer.alloc(0))).toBeUndefined();
  });

  it('A winmail.dat that was changed or cut off anywhere is read as far as it goes', () => {
    const whole = everything(2);
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), fc.nat(whole.length), (changes, cut) => {
        const broken = Buffer.from(whole.subarray(0, whole.length - Math.floor(cut / 4)));
        for (const { at, byte } of changes) if (at < broken.length) broken[at] = byte;
        const found = readTnef(broken);
        expect((found?.files.length ?? 0) <= 50).toBe(true);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        (bytes) => void readTnef(Buffer.concat([whole.subarray(0, 6), bytes])),
      ),
    );
  });

  it('Reading a winmail.dat takes time and memory in proportion to its length, whatever the counts in it say', async () => {
    const many = Buffer.alloc(2_000_000, 0);
    everything(0).copy(many);
    const lying = tnef({
      message: {
        [PROPERTY.rtf]: { binary: Buffer.concat([Buffer.alloc(4, 255), Buffer.alloc(4, 255), Buffer.from('LZFu')]) },
      },
    });
    expect(await cpuTimeOf(() => [many, lying].map((bytes) => readTnef(bytes)))).toBeLessThan(1_000);
  });
});
