import { describe, expect, it } from 'vitest';
import { highestAmount } from '#domain/understand/amounts.ts';
import { policy } from '#test/support/case-fixture.ts';

const { rates } = policy.severity.amount;

describe('Amounts', () => {
  it.each([
    ['pagué 1.234,56 €', 123_456],
    ['€1,234.56', 123_456],
    ['300 euros', 30_000],
    ['1.200€ y luego 45,90 €.', 120_000],
    ['12,5 EUR', 1250],
    ['hace 300 días', 0],
    ['', 0],
    ['2 mil euros', 200_000],
    ['me deben dos mil euros', 200_000],
    ['mil euros', 100_000],
    ['3 millones de euros', 300_000_000],
    ['llamé al 600 123 456 y nada', 0],
  ])('%s is %i cents at most', (text, cents) => {
    expect(highestAmount(text, rates)).toBe(cents);
  });

  it.each([
    ['Me cobraron S/ 1,500 de más', 30_000, 50_000],
    ['Pagué 1500 soles', 30_000, 50_000],
    ['They charged me $850 and I want it back', 60_000, 90_000],
    ['Son US$ 1.200', 90_000, 130_000],
    ['I lost £400', 40_000, 60_000],
    ['perdí 20 mil pesos, ya fui a Profeco', 80_000, 120_000],
    ['Me cobraron $12,500 MXN', 40_000, 80_000],
    ['$ 450.000 y el SERNAC ya lo sabe', 30_000, 60_000],
    ['me descontaron 2 millones de pesos en Colombia', 30_000, 60_000],
    ['Cobraram R$ 3.000,00', 40_000, 60_000],
  ])('%s is worth from %i to %i cents of euros', (text, least, most) => {
    expect(highestAmount(text, rates)).toBeGreaterThanOrEqual(least);
    expect(highestAmount(text, rates)).toBeLessThanOrEqual(most);
  });

  it.each(['25 pesos', 'S/ 12.50', 'R$ 40', '$ 9.990 en Chile', '£5'])('%s is a small amount', (text) => {
    expect(highestAmount(text, rates)).toBeLessThan(3000);
  });
});
