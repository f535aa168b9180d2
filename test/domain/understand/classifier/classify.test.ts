import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '#domain/understand/classifier/classify.ts';
import { featuresOf } from '#domain/understand/classifier/features.ts';
import { passagesOf } from '#domain/understand/classifier/passages.ts';
import { scoresOf, spokeFor } from '#domain/understand/classifier/scores.ts';
import { policy } from '#test/support/policy.ts';

const { classifier, families } = policy;

const PLAIN = 'El pedido llegó con la caja abierta y falta una de las dos tazas. ';
const DANGER = 'Desde que vino el técnico hay un olor fuertísimo a gas y los niños se han mareado. ';

describe('Features of a text', () => {
  it('hold its words, pairs, pieces and what is denied, without case, accents or digits', () => {
    const features = featuresOf('No huele a GAS, pagué 1234 €', families);
    for (const feature of [
      'w:gas',
      'n:huele',
      'b:huele_a',
      's:huele_gas',
      'c:^gas',
      'w:####',
      'm:money',
      'f:no',
      'k:!smell',
      'k:!gas',
    ])
      expect(features).toContain(feature);
    expect([...features].some((feature) => feature.includes('1234'))).toBe(false);
  });
});

describe('Passages', () => {
  it('of a text hold every word of it, each with at most 90', () => {
    const sentences = fc.array(fc.constantFrom(PLAIN, DANGER, 'Sin punto y muy largo '.repeat(30), '¿Cuándo?\n'));
    fc.assert(
      fc.property(sentences, (parts) => {
        const text = parts.join('').slice(0, 10_000);
        const passages = passagesOf(text);
        const words = (of: string) => of.match(/\p{L}+/gu) ?? [];
        expect(words(passages.join(' ')).length).toBeGreaterThanOrEqual(passages.length < 60 ? words(text).length : 0);
        for (const passage of passages) expect(passage.trim().split(/\s+/).length).toBeLessThanOrEqual(90);
      }),
    );
  });
});

describe('The classifier', () => {
  it('hears a danger at the end of a long letter about something else', () => {
    expect(classify(policy, PLAIN.repeat(12)).danger).toBeUndefined();
    expect(classify(policy, `${PLAIN.repeat(12)}${DANGER}`)).toMatchObject({ level: 4, danger: { kind: 'gas' } });
  });

  it('says which words weighed, none of them a number or a name that it did not learn', () => {
    const { danger } = classify(
      policy,
      `${DANGER}Mi hija vomita y la alarma no para de pitar. Xanadú Quintáns, 12345678Z.`,
    );
    expect(danger?.words.length).toBeGreaterThan(0);
    expect(danger?.words.join(' ')).not.toMatch(/xanad|quint|\d/i);
  });

  it.each([
    { score: 0.7, level: 3, fewWords: 3 },
    { score: -0.7, level: 2, fewWords: 1 },
    { score: -0.1, level: 2, fewWords: 1 },
    { score: -0.9, level: 1, fewWords: 1 },
  ] as const)('takes what reads nearly as serious for no ordinary complaint: $score', ({ score, level, fewWords }) => {
    const sure = { name: 'level:3', bias: score, step: 0 };
    const reading = { families, classifier: { ...classifier, outputs: [sure], features: '', weights: '' } };
    expect(classify(reading, PLAIN)).toMatchObject({ level });
    expect(classify(reading, 'Falta una taza.')).toMatchObject({ level: fewWords });
  });

  it('calls a text without words nothing', () => {
    expect(classify(policy, ' … 👍')).toMatchObject({ kinds: new Map(), level: 1 });
  });

  it('knows features and outputs by name, and adds up what they say', () => {
    const features = featuresOf(DANGER, families);
    const scores = scoresOf(classifier, features);
    expect([...scores.keys()]).toEqual(classifier.outputs.map(({ name }) => name));
    expect(spokeFor(classifier, { features, output: 'danger', most: 20 })).toContain('k:smell');
    expect(scoresOf(classifier, new Set(['w:unheard-of'])).get('danger')).toBeCloseTo(
      classifier.outputs.find(({ name }) => name === 'danger')?.bias ?? Number.NaN,
    );
  });

  it('holds no feature with a digit, an address or a link in it', () => {
    expect(classifier.features.split('\n').filter((feature) => /\d|@|:\/\//.test(feature))).toEqual([]);
  });

  it('reads a text of 10,000 characters in well under a second', () => {
    const text = `${PLAIN}${DANGER}`.repeat(80).slice(0, 10_000);
    const { user } = process.cpuUsage();
    classify(policy, text);
    expect(process.cpuUsage().user - user).toBeLessThan(500_000);
  });
});
