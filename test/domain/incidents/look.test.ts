import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bucket } from '#domain/incidents/buckets.ts';
import { type KnownIncident, look } from '#domain/incidents/look.ts';
import { HOUR_OFFSETS, type Past } from '#domain/incidents/past.ts';
import type { Observation } from '#domain/incidents/traits.ts';
import { instantAfter } from '#domain/time.ts';
import { policy } from '#test/support/policy.ts';

const now = '2026-11-25T10:30:00.000Z';
const MINUTE_MS = 60_000;

/** A company of ten topics with a customer of each in every hour. */
const TOPICS = Array.from({ length: 10 }, (_, number) => `t${number}`);
const bucket = (times: number): Bucket => ({
  all: 10 * times,
  public: times,
  threats: times / 10,
  ...Object.fromEntries(TOPICS.map((topic) => [`topic=${topic}`, times])),
});
const usual: Past = {
  days: Array.from({ length: 63 }, () => bucket(24)),
  hours: Array.from({ length: 8 }, () => HOUR_OFFSETS.map(() => bucket(1))),
};
const none: Past = { days: [], hours: [] };

const observation = (number: number, over: Partial<Observation> = {}): Observation => ({
  caseId: `case-${number}`,
  at: instantAfter(now, -number * MINUTE_MS),
  customer: `customer-${number}`,
  traits: { topic: 't0', words: [] },
  ...over,
});
const several = (count: number, over: (number: number) => Partial<Observation> = () => ({})): Observation[] =>
  Array.from({ length: count }, (_, number) => observation(number, over(number)));

const looked = (observations: Observation[], { past = usual, known = [] as KnownIncident[] } = {}) =>
  look({ now, observations, came: observations, known, past, policy: policy.incidents });

describe('What is taken for an incident', () => {
  it('Twelve customers of a topic that has one in an hour, told by what they have in common and why', () => {
    const { found } = looked(several(12, () => ({ traits: { topic: 't0', product: 'gas', words: [] } })));
    expect(found).toHaveLength(1);
    expect(found[0]?.incident).toMatchObject({
      ...{ kind: 'incident', state: 'proposed', foundAt: now, customers: 12 },
      about: { topic: 't0', product: 'gas' },
      reasons: [{ code: 'more-than-usual', seen: 12, weeks: 8 }],
    });
    expect(found[0]?.cases).toHaveLength(12);
  });

  it('With no past at all, eight customers by what the policy states', () => {
    const { found } = looked(several(8), { past: none });
    expect(found.map(({ incident }) => [incident.key, incident.reasons[0]])).toMatchObject([
      ['topic=t0', { weeks: 0, seen: 8 }],
    ]);
    expect(looked(several(4), { past: none }).found).toEqual([]);
  });

  it('Customers count and not messages: forty cases of one are none', () => {
    expect(looked(several(40, () => ({ customer: 'the-same' }))).found).toEqual([]);
  });

  it('Never fewer customers than the policy says, whatever they have in common', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: policy.incidents.least - 1 }), fc.nat(9), (count, topic) => {
        const cases = several(count, () => ({ traits: { topic: `new-${topic}`, place: 'ES-SE', words: [7] } }));
        expect(looked(cases).found).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('No topic, where all of them are as much more than usual: that is a crisis', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 14 }), (times) => {
        const all = TOPICS.flatMap((topic, of) =>
          several(times, (number) => ({
            ...{ caseId: `case-${of}-${number}`, customer: `customer-${of}-${number}` },
            ...{ at: instantAfter(now, -number * MINUTE_MS), traits: { topic, words: [] } },
          })),
        );
        expect(looked(all).found.map(({ incident }) => incident.kind)).toEqual(['crisis']);
      }),
      { numRuns: 5 },
    );
  });

  it('Of two failures at once, each', () => {
    const both = [
      ...several(12, () => ({ traits: { topic: 't1', place: 'ES-SE', words: [] } })),
      ...several(14, (number) => ({
        ...{ caseId: `other-${number}`, customer: `other-${number}` },
        traits: { topic: 't2', batch: '26B31', words: [] },
      })),
    ];
    expect(
      looked(both)
        .found.filter(({ incident }) => incident.kind === 'incident')
        .map(({ incident }) => incident.about)
        .toSorted((a, b) => String(a.topic).localeCompare(String(b.topic))),
    ).toEqual([
      { topic: 't1', place: 'ES-SE' },
      { topic: 't2', batch: '26B31' },
    ]);
  });
});

describe('An incident that is known', () => {
  const first = several(25);
  const known = (over = {}): KnownIncident[] => {
    const [found] = looked(first).found;
    if (!found) throw new Error('Nothing was found');
    const members = new Set(found.cases.map(({ caseId }) => caseId));
    return [{ incident: { ...found.incident, beganAt: instantAfter(now, -3_600_000), ...over }, members }];
  };

  it('is found once, and takes what comes after', () => {
    const { found, goesOn } = looked(several(28), { known: known() });
    expect(found).toEqual([]);
    expect(goesOn).toMatchObject([{ incident: { customers: 28, countedAt: now } }]);
    expect(goesOn[0]?.cases.map(({ caseId }) => caseId)).toEqual(['case-25', 'case-26', 'case-27']);
  });

  it('is not proposed anew with the same cases once it was dismissed', () => {
    expect(looked(first, { known: known({ state: 'dismissed' }) })).toEqual({ found: [], goesOn: [] });
  });
});

describe('A crisis', () => {
  const reasons = (observations: Observation[]) =>
    looked(observations)
      .found.filter(({ incident }) => incident.kind === 'crisis')
      .flatMap(({ incident }) => incident.reasons.map(({ code }) => code));
  const spread = (number: number): Pick<Observation, 'traits'> => ({ traits: { topic: `t${number % 10}`, words: [] } });

  it('is told for how many may have read what was said in public', () => {
    const posts = (readers: number) => several(80, (number) => ({ ...spread(number), readers }));
    expect(reasons(posts(1000))).toContain('public-reach');
    expect(reasons(posts(1))).not.toContain('public-reach');
  });

  it('is told for many who say that they will go public', () => {
    expect(reasons(several(25, (number) => ({ ...spread(number), threatens: true })))).toContain('threats-to-publish');
    expect(reasons(several(10, spread))).toEqual([]);
  });
});
