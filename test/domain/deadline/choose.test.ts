import { expect, test } from 'vitest';
import { chooseRegime, type RegimeCriteria } from '#domain/deadline/choose.ts';
import { regimeWith, rule } from './builders.ts';

const rules = [rule({ amount: 15, unit: 'business-days' })];
const regimes = [
  regimeWith(rules, { id: 'default', appliesTo: { precedence: 0 } }),
  regimeWith(rules, { id: 'traders', appliesFrom: '2026-12-28', appliesTo: { countries: ['ES'], precedence: 10 } }),
  regimeWith(rules, {
    id: 'services',
    appliesFrom: '2026-12-28',
    appliesTo: { countries: ['ES'], sectors: ['energy', 'water'], bigCompaniesOfAnySector: true, precedence: 20 },
  }),
  regimeWith(rules, { id: 'payments', appliesTo: { countries: ['ES', 'FR'], classes: ['payment'], precedence: 30 } }),
];
const situation: RegimeCriteria = {
  country: 'ES',
  sector: 'energy',
  class: 'general',
  bigCompany: false,
  on: '2027-01-10',
};

test.each<[string, Partial<RegimeCriteria>, string]>([
  ['a basic service of any size', {}, 'services'],
  ['a small shop', { sector: 'retail' }, 'traders'],
  ['a big shop', { sector: 'retail', bigCompany: true }, 'services'],
  ['the day before the law binds', { on: '2026-12-27' }, 'default'],
  ['the day it binds', { on: '2026-12-28' }, 'services'],
  ['a customer abroad', { country: 'FR' }, 'default'],
  ['the kind of complaint', { country: 'FR', class: 'payment' }, 'payments'],
])('%s', (_, change, expected) => {
  expect(chooseRegime(regimes, { ...situation, ...change }).id).toBe(expected);
});

test('A policy without a default is an error', () => {
  expect(() => chooseRegime(regimes.slice(1), { ...situation, country: 'JP' })).toThrow(/No regime binds/);
});
