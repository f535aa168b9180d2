import { describe, expect, it } from 'vitest';
import { bodiesFor } from '#domain/agreement/final-answer-text.ts';
import { policy } from './facts.ts';

describe('bodiesFor', () => {
  it('bodiesFor names the arbitration board, the town hall’s office, the energy authority and the European centre for an energy company in Spain', () => {
    expect(bodiesFor(policy).map(({ id }) => id)).toEqual([
      'junta-arbitral',
      'omic',
      'energia-autonomica',
      'cec-espana',
    ]);
  });
  it('bodiesFor leaves out what is for another country or another sector', () => {
    const shop = { ...policy, company: { ...policy.company, sector: 'retail' } };
    expect(bodiesFor(shop).map(({ id }) => id)).not.toContain('energia-autonomica');
    expect(bodiesFor({ ...policy, company: { ...policy.company, country: 'MX' } })).toEqual([]);
  });
});

describe('bodies by region', () => {
  const ids = (region?: string, sector = 'energy') =>
    bodiesFor({ ...policy, company: { ...policy.company, sector } }, region).map(({ id }) => id);
  it.each([
    { region: 'ES-MD', sector: 'energy', named: ['arbitraje-madrid', 'omic', 'electricidad-madrid', 'cec-espana'] },
    { region: 'ES-MD', sector: 'retail', named: ['arbitraje-madrid', 'omic', 'cec-espana'] },
    { region: 'ES-CT', sector: 'energy', named: ['consumo-cataluna', 'omic', 'energia-autonomica', 'cec-espana'] },
    { region: 'ES-AN', sector: 'retail', named: ['consumo-andalucia', 'omic', 'cec-espana'] },
    { region: 'ES-GA', sector: 'energy', named: ['junta-arbitral', 'omic', 'energia-autonomica', 'cec-espana'] },
  ])('$region, $sector: $named', ({ region, sector, named }) => {
    expect(ids(region, sector)).toEqual(named);
  });
  it('Bodies by region names no region’s body to somebody whose region is not known, but says how to find it', () => {
    const known = bodiesFor(policy);
    expect(known.filter(({ regions }) => regions)).toEqual([]);
    expect(known.find(({ id }) => id === 'junta-arbitral')?.how.es).toContain('comunidad autónoma');
    expect(known.find(({ id }) => id === 'energia-autonomica')?.how.es).toContain('le informa de cuál es');
  });
  it('Bodies by region stands in only for entries that there are', () => {
    const all = policy.bodies.map(({ id }) => id);
    for (const { id, insteadOf = [], regions } of policy.bodies) {
      expect(all, id).toEqual(expect.arrayContaining(insteadOf));
      if (insteadOf.length > 0) expect(regions, id).toBeDefined();
    }
  });
});
