import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountNamed, kindsNamed, requestedConcessions } from '#domain/concession/requested-remedy.ts';
import { aSituation, policy } from './situations.ts';

describe('kindsNamed', () => {
  it.each([
    ['Quiero que me devuelvan el dinero', ['refund']],
    ['I would like my money back', ['refund']],
    ['No quiero un descuento, quiero un aparato nuevo', ['replacement']],
    ['Que venga un técnico y la arregle', ['technical-service']],
    ['I want one person to deal with me and an apology', ['apology', 'named-manager']],
    ['¿Me amplían la garantía?', ['warranty']],
    ['Vale', []],
    ['', []],
  ])('%s', (text, kinds) => {
    expect(kindsNamed(text).sort()).toEqual([...kinds].sort());
  });
});

describe('amountNamed', () => {
  it.each([
    ['Con 60 € me quedo conforme', 6000],
    ['60 euros', 6000],
    ['€60.50, please', 6050],
    ['1.200,50 €', 120_050],
    ['1,200.50 EUR', 120_050],
    ['EUR 1 200', 120_000],
    ['60€ y digo 60 euros', 6000],
    ['Pagué 500 € y quiero 60 €', undefined],
    ['la factura 20261123', undefined],
    ['tengo 60 años', undefined],
    ['60 dólares', undefined],
  ])('%s', (text, amount) => {
    expect(amountNamed(text, 'EUR')).toBe(amount);
  });

  it('amountNamed never fails, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const amount = amountNamed(text, 'EUR');
        expect(amount === undefined || (Number.isSafeInteger(amount) && amount >= 0)).toBe(true);
      }),
    );
  });
});

describe('wished', () => {
  const wishes = (...texts: string[]) => requestedConcessions(policy, aSituation({ requestedRemedies: texts }));

  it('Wished: points to the concession worth most like the amount', () => {
    expect(wishes('Quiero 55 €')).toEqual(['refund-60']);
    expect(wishes('Un abono de 25 euros')).toEqual(['bill-credit-30']);
  });
  it('Wished takes no hint from an amount beyond what the case may cost', () => {
    expect(wishes('Quiero un reembolso de 426 €')).toEqual([]);
  });
  it('Wished hears the newest words first, and the older ones where those name nothing', () => {
    expect(wishes('Eso no me vale', 'Quiero una reparación')).toEqual(['free-repair', 'courtesy-check']);
    expect(wishes('Prefiero más garantía', 'Quiero una reparación')).toEqual(['extended-warranty']);
  });
});
