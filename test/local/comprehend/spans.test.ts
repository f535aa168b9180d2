import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointOffsets, lengthInCodePoints } from '#local/comprehend/spans.ts';

describe('offsets in code points', () => {
  it('Offsets in code points count every character before a place once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'ñ', '😡', '漢', '👍🏽')), fc.nat(), (parts, seed) => {
        const cut = parts.length === 0 ? 0 : seed % (parts.length + 1);
        const before = parts.slice(0, cut).join('');
        expect(codePointOffsets(parts.join(''))(before.length)).toBe([...before].length);
      }),
    );
  });

  it('Offsets in code points take a lone half of a pair for a character', () => {
    expect(lengthInCodePoints('a\ud83d')).toBe(2);
    expect(lengthInCodePoints('😡a\ud83db')).toBe(4);
  });
});
