import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectKeyPhrases } from '#local/comprehend/analysis.ts';

const phrasesOf = (text: string, language: string) => detectKeyPhrases(text, language).map((phrase) => phrase.text);

describe('key phrases', () => {
  it.each([
    [
      'es',
      'Mi lavadora Lumbre X200 no funciona desde hace tres semanas. Exijo la devolución del dinero.',
      ['Mi lavadora Lumbre X200', 'tres semanas', 'la devolución del dinero'],
    ],
    ['en', 'The technician never came and I want a refund', ['The technician', 'a refund']],
    ['pt', 'Quero o dinheiro da compra', ['o dinheiro da compra']],
    ['fr', 'Je veux le remboursement de la facture', ['le remboursement de la facture']],
  ])('%s: %s', (language, text, phrases) => {
    expect(phrasesOf(text, language)).toEqual(phrases);
  });

  it('Key phrases: none where there are only small words', () => {
    expect(phrasesOf('y no me lo han dicho', 'es')).toEqual([]);
  });

  it('Key phrases is surer of what comes again', () => {
    const [first, second] = detectKeyPhrases('La caldera, la caldera', 'es');
    const [once] = detectKeyPhrases('La caldera', 'es');
    expect(first?.score).toBeGreaterThan(once?.score ?? 1);
    expect(second?.score).toBe(first?.score);
  });

  it('Key phrases lies in the text, in order, apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('es', 'en', 'de'), (text, language) => {
        let end = 0;
        for (const phrase of detectKeyPhrases(text, language)) {
          expect(phrase.begin).toBeGreaterThanOrEqual(end);
          expect(text.slice(phrase.begin, phrase.end)).toBe(phrase.text);
          end = phrase.end;
        }
      }),
    );
  });
});
