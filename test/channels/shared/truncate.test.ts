import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTo } from '#channels/shared/truncate.ts';

describe('a text cut to a limit', () => {
  it('A text is left alone where it fits a limit', () => expect(cutTo({ units: 4 }, 'Hola')).toBe('Hola'));

  it('A text cut to a limit ends with what must stand there', () => {
    expect(cutTo({ units: 12 }, 'Buenos días a todos', 'link')).toBe('Buenos…\nlink');
  });

  it('A text cut to a limit keeps to it and never cuts a character', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 20, max: 200 }), (text, max) => {
        expect(cutTo({ units: max }, text).length).toBeLessThanOrEqual(max);
        expect(Buffer.byteLength(cutTo({ bytes: max }, text, 'link'))).toBeLessThanOrEqual(max);
        expect(cutTo({ bytes: max }, text).isWellFormed()).toBe(true);
      }),
    );
  });
});
