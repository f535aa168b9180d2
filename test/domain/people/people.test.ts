import { describe, expect, it } from 'vitest';
import { awayApprovers, chooseApprover } from '#domain/people/authority.ts';
import { chooseExpert, chooseOwner } from '#domain/people/choose-person.ts';
import { dayOf, isAway, limitOf, personOf, standIn, supervisorOf } from '#domain/people/directory.ts';
import { namedPeople } from '#domain/people/named-in-text.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Person } from '#domain/policy/schema/people.ts';
import { policy } from '#test/support/policy.ts';

const DAY = '2026-11-23';
const MONDAY_NOON = '2026-11-23T11:00:00.000Z';

/** The demo policy with some people changed. */
const withPeople = (changes: Record<string, Partial<Person>>): Policy => ({
  ...policy,
  people: policy.people.map((person) => ({ ...person, ...changes[person.id] })),
});
const away = (...ids: string[]): Policy =>
  withPeople(Object.fromEntries(ids.map((id) => [id, { absences: [{ from: DAY, to: DAY }] }])));

describe('days and absences', () => {
  it('Days and absences tells the day in the company’s zone, not in UTC', () => {
    expect(dayOf(policy, '2026-11-22T23:30:00.000Z')).toBe('2026-11-23');
  });

  it.each([
    ['2026-11-22', false],
    ['2026-11-23', true],
    ['2026-11-24', true],
    ['2026-11-25', false],
  ])('Days and absences counts the first and the last day: %s', (day, expected) => {
    const person = { ...personOf(policy, 'lucia'), absences: [{ from: '2026-11-23', to: '2026-11-24' }] };
    expect(isAway(person, day)).toBe(expected);
  });
});

describe('authority', () => {
  it.each([
    ['lucia', 10_000],
    ['andres', 5_000_000],
    ['iker', 0],
  ])('%s may grant %i', (id, limit) => {
    expect(limitOf(policy, personOf(policy, id))).toBe(limit);
  });

  it('Authority takes the highest role where somebody has no own limit', () => {
    const { limit: _, ...sofia } = personOf(policy, 'sofia');
    expect(limitOf(policy, sofia)).toBe(policy.negotiation.authority.supervisor);
  });

  it.each([
    [50_000, [], 'elena'],
    [50_001, [], 'javier'],
    [50_000, ['elena'], 'javier'],
    [500_001, [], 'andres'],
    [5_000_001, [], undefined],
  ])('Authority: a cost of %i without %j is for %s', (cost, excluded, expected) => {
    expect(chooseApprover(policy, { cost, day: DAY, excluded })).toBe(expected);
  });

  it('Authority passes over an approver who is away', () => {
    expect(chooseApprover(away('elena'), { cost: 100, day: DAY, excluded: [] })).toBe('javier');
    expect(awayApprovers(away('elena'), { cost: 100, day: DAY, excluded: [] })).toEqual(['elena']);
    expect(awayApprovers(policy, { cost: 100, day: DAY, excluded: [] })).toEqual([]);
    expect(awayApprovers(away('elena'), { cost: 60_000, day: DAY, excluded: [] })).toEqual([]);
  });
});

describe('stand-ins', () => {
  it.each([
    [policy, 'lucia', [], 'mateo'],
    [away('mateo'), 'lucia', [], 'nadia'],
    [away('mateo', 'nadia'), 'lucia', [], 'sofia'],
    [policy, 'lucia', ['mateo', 'nadia', 'sofia'], 'andres'],
    [policy, 'lucia', ['mateo', 'nadia', 'sofia', 'andres'], undefined],
  ])('Stand-ins follows substitutes, then managers (case %#)', (who, id, excluded, expected) => {
    expect(standIn(who, id, { day: DAY, excluded })).toBe(expected);
  });

  it.each([
    [policy, 'lucia', 'sofia'],
    [away('sofia'), 'lucia', 'andres'],
    [policy, 'andres', 'sofia'],
    [policy, undefined, 'sofia'],
    [away('sofia'), 'andres', undefined],
  ])('Stand-ins finds a supervisor who is there, never the person (case %#)', (who, id, expected) => {
    expect(supervisorOf(who, id, DAY)).toBe(expected);
  });

  it.each([
    [policy, 'technical', [], 'iker'],
    [away('iker'), 'technical', [], 'berta'],
    [policy, 'legal', ['carmen'], 'oriol'],
    [away('tomas', 'irene'), 'production', [], 'sofia'],
  ] as const)(
    'Stand-ins asks the expert, then the deputy, then who stands in (case %#)',
    (who, domain, excluded, expected) => {
      expect(chooseExpert(who, domain, { day: DAY, excluded: [...excluded] })).toBe(expected);
    },
  );
});

describe('choosing an owner', () => {
  const wish = { language: 'es', at: MONDAY_NOON, load: {}, excluded: [] };
  const owner = (who: Policy, changes: Partial<Parameters<typeof chooseOwner>[1]> = {}) =>
    chooseOwner(who, { ...wish, ...changes }).owner;

  it('Choosing an owner takes the one with the fewest open tasks', () => {
    expect(owner(policy, { load: { lucia: 3, mateo: 1, nadia: 2 } })).toBe('mateo');
  });

  it('Choosing an owner prefers who speaks the language, however busy', () => {
    const { owner: chosen, reasons } = chooseOwner(policy, { ...wish, language: 'ca', load: { nadia: 20 } });
    expect(chosen).toBe('nadia');
    expect(reasons.map(({ code }) => code)).toEqual(['language']);
  });

  it('Choosing an owner prefers who takes the topic', () => {
    const specialised = withPeople({ nadia: { topics: ['billing'] } });
    expect(owner(specialised, { topic: 'billing', load: { nadia: 20 } })).toBe('nadia');
    expect(owner(specialised, { topic: 'delivery', load: { lucia: 1, mateo: 2 } })).toBe('lucia');
  });

  it('Choosing an owner never takes somebody excluded', () => {
    expect(owner(policy, { excluded: ['lucia', 'mateo'] })).toBe('nadia');
    expect(owner(policy, { excluded: ['lucia', 'mateo', 'nadia'] })).toBeUndefined();
  });

  it('Choosing an owner lets a substitute stand in for the best who is away', () => {
    const { owner: chosen, reasons } = chooseOwner(away('nadia'), { ...wish, language: 'ca' });
    expect(chosen).toBe('lucia');
    expect(reasons.map(({ code }) => code)).toEqual(['substitute']);
  });

  it('Choosing an owner prefers who is at work now', () => {
    const evening = { days: [1, 2, 3, 4, 5], from: '18:00', to: '23:00' };
    const shifts = withPeople({ nadia: { hours: evening } });
    expect(owner(shifts, { at: '2026-11-23T19:00:00.000Z', load: { nadia: 5 } })).toBe('nadia');
    expect(owner(shifts, { load: { lucia: 5, mateo: 6 } })).toBe('lucia');
  });
});

describe('people named in a complaint', () => {
  it.each([
    ['Hablé con Lucía Ferrándiz y me colgó', ['lucia']],
    ['hable con LUCIA FERRANDIZ', ['lucia']],
    ['lucia ferrandiz me colgo', ['lucia']],
    ['Ayer hablé con Mateo', ['mateo']],
    ['la nadia de siempre', []],
    ['El señor Urrutia no me deja reclamar', ['mateo']],
    ['Me atendió Nadia y fue muy grosera', ['nadia']],
    ['Your agent Lucia was rude, and so was Mateo Urrutia', ['lucia', 'mateo']],
    ['Soy Carmen Pérez y escribo desde Lucena', []],
    ['La caldera hace ruido', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(namedPeople(policy, text)).toEqual(expected);
  });

  it('People named in a complaint does not take a surname two of us share for either of them', () => {
    const cousins = withPeople({ mateo: { name: 'Mateo Ferrándiz' } });
    expect(namedPeople(cousins, 'El señor Ferrándiz no contesta')).toEqual([]);
    expect(namedPeople(cousins, 'Mateo Ferrándiz no contesta')).toEqual(['mateo']);
  });
});
