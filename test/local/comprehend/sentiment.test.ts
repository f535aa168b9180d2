import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectSentiment } from '#local/comprehend/analysis.ts';
import { en } from '#local/comprehend/lexicon/en.ts';
import { es } from '#local/comprehend/lexicon/es.ts';
import { fr } from '#local/comprehend/lexicon/fr.ts';
import { pt } from '#local/comprehend/lexicon/pt.ts';
import { foldWord } from '#local/comprehend/words.ts';

const sentimentOf = (text: string, language: string) => detectSentiment(text, language).sentiment;
const negative = (text: string, language: string) => detectSentiment(text, language).scores.NEGATIVE;

describe('the sentiment of a text', () => {
  it.each([
    ['es', 'NEGATIVE', 'Nadie contesta el teléfono y llevo tres semanas sin agua caliente'],
    ['es', 'NEGATIVE', 'Me han cobrado dos veces el recibo de marzo. Es una vergüenza.'],
    ['es', 'NEGATIVE', 'NO FUNCIONA, estoy harto'],
    ['es', 'POSITIVE', 'Muchas gracias por la ayuda, todo perfecto'],
    ['es', 'POSITIVE', 'El técnico fue encantador y lo dejó impecable'],
    ['es', 'NEUTRAL', 'El producto es normal, ni bueno ni malo'],
    ['es', 'NEUTRAL', 'Pedido 1234 entregado el martes'],
    ['en', 'NEGATIVE', 'I was charged twice and nobody answers. Never again.'],
    ['en', 'POSITIVE', 'Great service, the technician was lovely'],
    ['en', 'NEUTRAL', 'What are your opening hours?'],
    ['pt', 'NEGATIVE', 'A máquina não funciona e ninguém resolve. Um absurdo!'],
    ['fr', 'NEGATIVE', 'La chaudière ne fonctionne plus et personne ne répond, une honte'],
    ['fr', 'POSITIVE', 'Merci beaucoup, service excellent'],
  ])('%s %s: %s', (language, sentiment, text) => {
    expect(sentimentOf(text, language)).toBe(sentiment);
  });

  it.each([
    ['negation turns', 'Funciona bien', 'No funciona bien'],
    ['emphasis strengthens', 'Estoy enfadada', 'Estoy muy enfadada'],
    ['what is expected is no complaint until it fails', 'El técnico llega hoy', 'El técnico no llega'],
    ['a phrase says more than its words', 'Es una hoja', 'Es una hoja de reclamaciones'],
    ['a face counts', 'Ya está', 'Ya está 😡'],
    ['after "pero" comes the point', 'Lento, pero amable', 'Amable, pero lento'],
  ])('%s', (_, less, more) => {
    expect(negative(more, 'es')).toBeGreaterThan(negative(less, 'es'));
  });

  it('The sentiment of a text does not carry a negation over a comma', () => {
    expect(negative('No, gracias', 'es')).toBeLessThan(negative('No me ha gustado', 'es'));
  });

  it('The sentiment of a text reads hurried typing: no accents, capitals, long-drawn letters', () => {
    expect(detectSentiment('PESIIIIMO', 'es').scores).toEqual(detectSentiment('pésimo', 'es').scores);
  });

  it('The sentiment of a text keeps ñ apart from n: "engancha" is not "engaña"', () => {
    expect(negative('Este hotel engancha', 'es')).toBeLessThan(negative('Este hotel engaña', 'es'));
  });

  it('The sentiment of a text says NEUTRAL where it has no lexicon', () => {
    expect(sentimentOf('Der Kundendienst ist furchtbar', 'de')).toBe('NEUTRAL');
  });

  it('The sentiment of a text gives shares of 1 for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('es', 'en', 'pt', 'fr', 'ja'), (text, language) => {
        const scores = Object.values(detectSentiment(text, language).scores);
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
        expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1);
      }),
    );
  });
});

describe('the lexicons', () => {
  it.each(Object.entries({ es, en, pt, fr }))('%s gives no word or phrase two weights', (_, { words, phrases }) => {
    const all = [
      ...Object.values(words).flatMap((text) => text.split(/\s+/)),
      ...Object.values(phrases).flatMap((text) => text.split(',').map((phrase) => phrase.trim())),
    ].map(foldWord);
    expect(all.filter((entry, index) => all.indexOf(entry) !== index)).toEqual([]);
  });
});
