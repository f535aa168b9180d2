import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, pieces } from '#domain/understand/excerpt.ts';

const bytes = (text: string) => new TextEncoder().encode(text).length;
const anyText = fc.oneof(fc.string({ maxLength: 800, unit: 'grapheme' }), fc.lorem({ maxCount: 80 }));

describe('excerpt', () => {
  it.each([
    ['Hola. Qué tal.', 100, 'Hola. Qué tal.'],
    ['La lavadora no funciona. Quiero otra ya mismo.', 35, 'La lavadora no funciona.'],
    ['Una frase muy larga sin ningún punto en medio', 20, 'Una frase muy larga'],
    ['sinespaciosnipuntos', 5, 'sines'],
    ['😀😀😀', 3, '😀'],
  ])('%s within %i is %s', (text, characters, expected) => {
    expect(excerpt(text, characters)).toBe(expected);
  });

  it('Excerpt is a beginning of the text within both limits, and cuts no character in two', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 2, max: 400 }),
        fc.integer({ min: 4, max: 900 }),
        (text, characters, limit) => {
          const cut = excerpt(text, characters, limit);
          expect(text.startsWith(cut)).toBe(true);
          expect(cut.length).toBeLessThanOrEqual(characters);
          expect(bytes(cut)).toBeLessThanOrEqual(limit);
          expect(cut.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});

describe('pieces', () => {
  it('Pieces put together are the text, each where it says it begins', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 10, max: 300 }), (text, characters) => {
        const all = pieces(text, characters);
        expect(all.map((piece) => piece.text).join('')).toBe(text);
        expect(all.every((piece) => text.startsWith(piece.text, piece.begin))).toBe(true);
      }),
    );
  });
});
