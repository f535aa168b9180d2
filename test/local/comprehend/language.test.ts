import { describe, expect, it } from 'vitest';
import { detectLanguage } from '#local/comprehend/analysis.ts';

describe('the language of a text', () => {
  it.each([
    ['es', 'La caldera pierde agua y nadie me coge el teléfono'],
    ['es', 'No funciona la lavadora'],
    ['en', 'I was charged twice and nobody answers my emails'],
    ['pt', 'A máquina chegou com defeito e ninguém resolve o meu problema'],
    ['fr', 'Je demande le remboursement de ma commande depuis deux semaines'],
    ['ca', 'La rentadora no funciona i ningú em contesta des de fa dies'],
    ['gl', 'A miña lavadora leva tres semanas sen funcionar e ninguén me contesta cando chamo'],
    ['gl', 'Quero que me devolvan os cartos, porque o aparello chegou roto e non teño outra opción'],
    ['eu', 'Garbigailuak ez du funtzionatzen eta inork ez dit erantzuten'],
    ['de', 'Die Waschmaschine funktioniert seit drei Wochen nicht'],
  ])('%s: %s', (language, text) => {
    expect(detectLanguage(text)[0]?.languageCode).toBe(language);
  });

  it.each(['', '12345', '!!!', 'https://example.org'])('The language of a text: none for %j', (text) => {
    expect(detectLanguage(text)).toEqual([]);
  });

  it('The language of a text is surer of a sentence than of a word, and its scores are shares of 1', () => {
    const word = detectLanguage('factura');
    const sentence = detectLanguage('La factura de marzo no es correcta y quiero que la revisen');
    expect(sentence[0]?.score).toBeGreaterThan(0.99);
    expect(word[0]?.score).toBeLessThan(0.99);
    for (const { score } of [...word, ...sentence]) expect(score).toBeLessThanOrEqual(1);
  });

  it('The language of a text does not read addresses of the web as words', () => {
    expect(
      detectLanguage('https://www.the-company.example/where/is/my/order Está roto y quiero el dinero')[0],
    ).toMatchObject({ languageCode: 'es' });
  });
});
