import { describe, expect, it } from 'vitest';
import { meantBy } from '#domain/concession/meant.ts';
import { remedyChoices, titleOfRemedy } from '#domain/concession/titles.ts';
import { policy } from './situations.ts';

describe('What an expert means by a remedy', () => {
  it.each<[string, string[]]>([
    ['replacement', ['replacement']],
    ['Un aparato nuevo', ['replacement']],
    ['Cambiar el aparato', ['replacement']],
    ['Un cambio de aparato.', ['replacement']],
    ['hay que cambiarle el aparato, no tiene arreglo', ['replacement']],
    ['Another appliance', ['replacement']],
    ['A NEW APPLIANCE, please', ['replacement']],
    ['La visita prioritaria de un tecnico', ['priority-visit']],
    ['Reparación sin coste', ['free-repair']],
    ['Reparación sin coste y un año más de garantía', ['free-repair', 'extended-warranty']],
    ['One more year of warranty', ['extended-warranty']],
    ['Devolución de 150 €', ['refund-150']],
    ['Un abono de 30,00 euros en la factura', ['bill-credit-30']],
    ['Factura corregida y devolución de lo cobrado de más', ['bill-correction']],
    ['No una reparación, sino un aparato nuevo', ['replacement']],
  ])('%s: these concessions', (remedy, ids) => {
    expect(meantBy(policy, remedy)).toEqual({ ids, kinds: [] });
  });

  it.each<[string, string[]]>([
    ['refund', ['refund']],
    ['una reparación a fondo', ['technical-service']],
    ['Devolución de 155 €', ['refund']],
    ['Reparar el aparato en garantía', ['warranty', 'technical-service']],
    ['Reparar; no hace falta un aparato nuevo', ['technical-service']],
    ['Un aparato nuevo no es necesario', []],
    ['No creo que haya que cambiar el aparato', []],
    ['Una disculpa', []],
    ['Tratarlo bien', []],
    ['', []],
  ])('%s: no concession for sure, but these kinds', (remedy, kinds) => {
    expect(meantBy(policy, remedy)).toEqual({ ids: [], kinds });
  });

  it('Every concession is meant by its own title, but for those that are called the same', () => {
    for (const { id, title, value } of policy.concessions.filter((one) => one.value === undefined))
      for (const words of [title.es, title.en])
        expect({ id, value, ids: meantBy(policy, words).ids }).toEqual({ id, value, ids: [id] });
  });
});

describe('What remedies are called', () => {
  it('A concession and a kind by their title, with the amount; words as they are', () => {
    expect(titleOfRemedy(policy, 'replacement', 'es')).toBe('Un aparato nuevo');
    expect(titleOfRemedy(policy, 'refund-60', 'es')).toMatch(/^Una devolución de 60,00\s€$/);
    expect(titleOfRemedy(policy, 'refund', 'en')).toBe('Refund');
    expect(titleOfRemedy(policy, 'Tratarlo bien', 'en')).toBe('Tratarlo bien');
  });

  it('Who sees no amounts chooses kinds instead of them; no two choices are called the same', () => {
    for (const language of ['es', 'en'] as const)
      for (const seesAmounts of [true, false]) {
        const choices = remedyChoices(policy, { language, seesAmounts });
        expect(new Set(choices.map(({ title }) => title)).size).toBe(choices.length);
        expect(choices.filter(({ title }) => /[€{]/.test(title)).length > 0).toBe(seesAmounts);
        for (const { remedy } of choices) expect(meantBy(policy, remedy)).not.toEqual({ ids: [], kinds: [] });
      }
  });
});
