import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesBetweenWords } from '#platform/documents/lines.ts';

const inLetters = (text: string, width: number) => linesBetweenWords(text, width + 2, (words) => words.length);

it('A reference does not break at its hyphen', () => {
  expect(inLetters('Reclamación AM-7K3Q9F2D de hoy', 16)).toBe('Reclamación\nAM-7K3Q9F2D de\nhoy');
});

it('Whatever is written keeps its words, its own lines and what they begin with, and no line is wider than a word wants', () => {
  const text = fc.array(fc.constantFrom('a', 'AM-7K3Q9F2D', ' ', '  ', '\n', 'https://consumo.example/arbitraje'), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(text, fc.integer({ min: 5, max: 40 }), (parts, width) => {
      const given = parts.join('');
      const lines = inLetters(given, width);
      expect(lines.replaceAll('\n', ' ')).toBe(given.replaceAll('\n', ' '));
      for (const line of lines.split('\n')) expect(line.length <= width || !line.trim().includes(' ')).toBe(true);
    }),
  );
});
