import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bornOut, classify } from '#domain/understand/classifier/classify.ts';
import { featuresOf } from '#domain/understand/classifier/features.ts';
import { passagesOf, windowsOf } from '#domain/understand/classifier/passages.ts';
import { scoresOf, spokeFor } from '#domain/understand/classifier/scores.ts';
import { cpuTimeOf } from '#test/support/cpu-time.ts';
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
  it('of a text hold every word of it, each with at most 180, and so do their windows, each with about 30', () => {
    const sentences = fc.array(fc.constantFrom(PLAIN, DANGER, 'Sin punto y muy largo '.repeat(30), '¿Cuándo?\n'));
    fc.assert(
      fc.property(sentences, (parts) => {
        const text = parts.join('').slice(0, 10_000);
        const passages = passagesOf(text);
        const words = (of: string) => of.match(/\p{L}+/gu) ?? [];
        expect(words(passages.join(' ')).length).toBeGreaterThanOrEqual(passages.length < 30 ? words(text).length : 0);
        for (const passage of passages) {
          expect(passage.trim().split(/\s+/).length).toBeLessThanOrEqual(180);
          const windows = windowsOf(passage);
          expect(windows).not.toHaveLength(1);
          if (windows.length > 0) expect(words(windows.join(' '))).toEqual(words(passage));
          for (const window of windows) expect(window.trim().split(/\s+/).length).toBeLessThanOrEqual(30);
        }
      }),
    );
  });
});

describe('The classifier', () => {
  it('hears a danger at the end of a long letter about something else', () => {
    expect(classify(policy, PLAIN.repeat(12)).danger).toBeUndefined();
    expect(classify(policy, `${PLAIN.repeat(12)}${DANGER}`)).toMatchObject({ danger: { kind: 'gas' } });
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

  describe('between its two bars', () => {
    const biased = (bias: number) => ({
      families,
      classifier: {
        ...classifier,
        outputs: ['danger', 'level:3'].map((name) => ({ name, bias, step: 0 })),
        features: '',
        weights: '',
      },
    });
    const text = 'La caja llegó abierta y falta una de las dos tazas que pedimos para el regalo.';

    it.each([
      { score: 0, certainty: 'certain', level: 3 },
      { score: -0.5, certainty: 'possible', level: 2 },
      { score: -1, certainty: undefined, level: 1 },
    ] as const)(
      'takes what may be a danger for one that somebody has to look at: $score',
      ({ score, certainty, level }) => {
        expect(classify(biased(score), text).danger?.certainty).toBe(certainty);
        expect(classify(biased(score), text).level).toBe(level);
      },
    );

    it('asks more of a letter, in which something always sounds like something', () => {
      expect(classify(biased(-0.1), text).danger?.certainty).toBe('certain');
      expect(classify(biased(-0.1), `${text} `.repeat(12)).danger?.certainty).toBe('possible');
      expect(classify(biased(-0.5), `${text} `.repeat(12)).danger).toBeUndefined();
    });

    it('asks less where a rule hears danger as well', () => {
      expect(classify(biased(-0.25), text).danger?.certainty).toBe('possible');
      expect(bornOut(biased(-0.25), text)).toBe('certain');
      expect(bornOut(biased(-1.5), text)).toBe('none');
    });
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

  it('reads a text of 10,000 characters in well under a second', async () => {
    const text = `${PLAIN}${DANGER}`.repeat(80).slice(0, 10_000);
    // What a policy says is made ready once, for whichever text comes first.
    classify(policy, PLAIN);
    expect(await cpuTimeOf(() => classify(policy, text))).toBeLessThan(500);
  });
});
