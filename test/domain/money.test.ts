import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney, Money } from '#domain/money.ts';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('money', () => {
  it.each([
    [1250, 'EUR', 'es', '12,50 €'],
    [1250, 'EUR', 'en', '€12.50'],
    [123456789, 'EUR', 'es', '1.234.567,89 €'],
    [0, 'EUR', 'es', '0,00 €'],
    [1500, 'JPY', 'en', '¥1,500'],
    [1500, 'KWD', 'en', 'KWD 1.500'],
  ])('%i %s in %s reads %s', (amount, currency, language, text) => {
    expect(plain(formatMoney({ amount, currency }, language))).toBe(text);
  });

  it.each([
    { amount: 12.5, currency: 'EUR' },
    { amount: -1, currency: 'EUR' },
    { amount: Number.NaN, currency: 'EUR' },
    { amount: 2 ** 53, currency: 'EUR' },
    { amount: '1250', currency: 'EUR' },
    { amount: 1250, currency: 'eur' },
    { amount: 1250, currency: 'EURO' },
    { amount: 1250 },
  ])('Money refuses %j', (value) => {
    expect(Money.safeParse(value).success).toBe(false);
  });

  it('Money never loses a cent on its way to the reader', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 ** 12 }), (amount) => {
        const digits = formatMoney({ amount, currency: 'EUR' }, 'en').replace(/\D/g, '');
        expect(Number(digits)).toBe(amount);
      }),
    );
  });
});
