import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectPii } from '#local/comprehend/analysis.ts';

const found = (text: string) =>
  detectPii(text, 'es').map(({ type, begin, end }) => `${type} ${text.slice(begin, end)}`);

describe('personal data', () => {
  it.each([
    ['Escríbame a maria.garcia@example.es.', ['EMAIL maria.garcia@example.es']],
    ['Mire https://example.org/pedido?id=1.', ['URL https://example.org/pedido?id=1']],
    [
      'Cuenta ES91 2100 0418 4502 0005 1332 y listo',
      ['INTERNATIONAL_BANK_ACCOUNT_NUMBER ES91 2100 0418 4502 0005 1332'],
    ],
    ['es9121000418450200051332', ['INTERNATIONAL_BANK_ACCOUNT_NUMBER es9121000418450200051332']],
    ['Tarjeta 4111 1111 1111 1111', ['CREDIT_DEBIT_NUMBER 4111 1111 1111 1111']],
    ['Desde 192.168.1.20 y 2001:db8:0:0:0:0:0:1', ['IP_ADDRESS 192.168.1.20', 'IP_ADDRESS 2001:db8:0:0:0:0:0:1']],
    ['Tel. +34 612 345 678', ['PHONE +34 612 345 678']],
    ['Llamen al 91 555 12 34 o al 612345678', ['PHONE 91 555 12 34', 'PHONE 612345678']],
    ['Call (555) 123-4567', ['PHONE (555) 123-4567']],
    ['El 12/03/2026 a las 10:30', ['DATE_TIME 12/03/2026', 'DATE_TIME 10:30']],
    ['el 3 de marzo de 2026', ['DATE_TIME 3 de marzo de 2026']],
    ['on March 3rd, 2026', ['DATE_TIME March 3rd, 2026']],
    ['Vivo en la calle Mayor 12, 3º B, 28013 Madrid', ['ADDRESS calle Mayor 12, 3º B, 28013 Madrid']],
    ['vivo en calle alcalá 34', ['ADDRESS calle alcalá 34']],
    ['I live at 221 Baker Street, London, NW1 6XE', ['ADDRESS 221 Baker Street, London, NW1 6XE']],
    ['Me llamo Itziar Etxeberria', ['NAME Itziar Etxeberria']],
    ['Hi, my name is John Smith. I want a refund', ['NAME John Smith']],
    ['La Sra. Pérez no vino', ['NAME Pérez']],
    ['Un saludo,\nLucía Fernández', ['NAME Lucía Fernández']],
    ['Tengo 82 años', ['AGE 82 años']],
    ['I am 45 years old', ['AGE 45 years old']],
    ['Mi usuario es pepe_92', ['USERNAME pepe_92']],
    ['Lo dije a @vecina_del_3', ['USERNAME vecina_del_3']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ['an order number', 'Pedido 2026-000123, factura F/2026/0034, artículo 4411223344'],
    ['a price', 'Me cobraron 1.250,00 € en vez de 125 €'],
    ['a guarantee', 'Tiene 2 años de garantía'],
    ['a card number whose check digit is wrong', '4111 1111 1111 1112'],
    ['a street without a name', 'camino de casa, en la calle desde hace 3 semanas'],
    ['a state of mind', 'I am Very angry, soy Cliente'],
    ['a brand', 'La lavadora Lumbre X200'],
    ['a period', 'I am 30 minutes late'],
  ])('Personal data is not %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('Personal data lies in the text, in order, apart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Ana ', '612345678 ', 'a@b.es ', '😡', 'calle ', '12 ', '\n', '+34')),
        (parts) => {
          const text = parts.join('');
          let end = 0;
          for (const entity of detectPii(text, 'es')) {
            expect(entity.begin).toBeGreaterThanOrEqual(end);
            expect(entity.end).toBeGreaterThan(entity.begin);
            end = entity.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});
