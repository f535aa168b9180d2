import { describe, expect, test } from 'vitest';
import { alikeOf, comparedTraits } from '#domain/figures/alike.ts';
import type { Fact, RollUp } from '#domain/figures/fact.ts';
import { rolledUp } from '#domain/figures/roll-up.ts';
import { treatmentsOf } from '#domain/learning/fairness.ts';

type Group = { language: string; topic: string; many: number; agreed: number };

/** Facts of cases that ended: so many of each group, of which so many with an agreement. */
const factsOf = (groups: Group[]): Fact[] =>
  groups.flatMap(({ language, topic, many, agreed }) =>
    Array.from({ length: many }, (_, number) => ({
      ...{ caseId: `${language}-${topic}-${number}`, seq: 1, day: '2026-11-23', language, country: 'ES' },
      of: {
        topic,
        cause: 'company-error',
        motive: 'unknown',
        channel: 'web',
        product: 'other',
        team: 'care',
        regime: 'es-sac',
      },
      add: { ended: 1, 'timer-answer': 1, ...(number < agreed && { agreed: 1 }) },
    })),
  );

const treated = (groups: Group[]) => {
  const rollUps = rolledUp(factsOf(groups));
  return treatmentsOf(comparedTraits.map((trait) => [trait, rollUps[alikeOf(trait)] ?? ({} as RollUp)] as const));
};
const unlike = (groups: Group[]) => treated(groups).filter(({ isUnlike }) => isUnlike);

describe('whether like cases end alike', () => {
  test('A language whose cases end otherwise is told, with of how many and what like cases come to', () => {
    const found = unlike([
      { language: 'es', topic: 'delay', many: 400, agreed: 320 },
      { language: 'ca', topic: 'delay', many: 100, agreed: 45 },
    ]);
    expect(found.map(({ by, value, outcome }) => [by, value, outcome])).toEqual([
      ['language', 'ca', 'agreed'],
      ['language', 'es', 'agreed'],
    ]);
    expect(found[0]).toMatchObject({ share: { count: 45, of: 100, percent: 45 }, expected: 73 });
  });

  test('Who complains of other things is not taken for who is treated otherwise', () => {
    const groups = [
      { language: 'es', topic: 'delay', many: 300, agreed: 270 },
      { language: 'ca', topic: 'delay', many: 30, agreed: 27 },
      { language: 'es', topic: 'billing-error', many: 50, agreed: 10 },
      { language: 'ca', topic: 'billing-error', many: 200, agreed: 40 },
    ];
    expect(unlike(groups)).toEqual([]);
    expect(treated(groups).length).toBeGreaterThan(0);
  });

  test('A difference that chance explains is none, and one too small to matter neither', () => {
    expect(
      unlike([
        { language: 'es', topic: 'delay', many: 100, agreed: 70 },
        { language: 'ca', topic: 'delay', many: 40, agreed: 24 },
      ]),
    ).toEqual([]);
    expect(
      unlike([
        { language: 'es', topic: 'delay', many: 20_000, agreed: 14_000 },
        { language: 'ca', topic: 'delay', many: 20_000, agreed: 13_400 },
      ]),
    ).toEqual([]);
  });

  test('Of few cases, and of what is not known of them, nothing is said', () => {
    expect(
      treated([
        { language: 'es', topic: 'delay', many: 300, agreed: 200 },
        { language: 'eu', topic: 'delay', many: 19, agreed: 0 },
        { language: 'unknown', topic: 'delay', many: 300, agreed: 0 },
      ]).filter(({ by, value }) => by === 'language' && value !== 'es'),
    ).toEqual([]);
  });

  test('The more is compared, the surer a difference has to be', () => {
    const pair = (topic: string, agreed: number) => [
      { language: 'es', topic, many: 200, agreed: 140 },
      { language: 'ca', topic, many: 100, agreed },
    ];
    expect(unlike(pair('delay', 48)).length).toBeGreaterThan(0);
    const others = Array.from({ length: 40 }, (_, number) => ({
      ...{
        language: `q${String.fromCharCode(97 + (number % 26))}${number}`,
        topic: `other-${number % 4}`,
        many: 50,
        agreed: 30,
      },
    }));
    expect(unlike([...pair('delay', 48), ...others])).toEqual([]);
  });
});
