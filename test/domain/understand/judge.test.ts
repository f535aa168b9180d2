import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feeling } from '#domain/case/reason.ts';
import { judge } from '#domain/understand/judge.ts';
import { afterReopening, severityOf } from '#domain/understand/severity.ts';
import { topicsOf } from '#domain/understand/topic.ts';
import { findPhrases, tokens } from '#domain/understand/words.ts';
import { policy } from '#test/support/policy.ts';

const judged = (text: string, language: string, feeling?: Feeling) =>
  judge(policy, { text, language, feeling, earlierCases: 0 });

describe('phrases', () => {
  it.each([
    ['Sale HUMO del horno', ['humo'], 1],
    ['La explosión', ['explos*'], 1],
    ['no hay humo', ['humo'], 0],
    ['No huele a gas ni hay humo', ['huele a gas', 'humo'], 0],
    ['nobody was injured', ['injur*'], 0],
    ['no funciona', ['no funciona'], 1],
    ['No responden, y sale humo', ['humo'], 1],
    ['No responden y sale humo', ['humo'], 1],
    ['no deja de salir humo', ['humo'], 1],
    ['not only smoke', ['smoke'], 1],
    ['sin calefacción con mi abuela', ['mi abuela'], 1],
    ['The oven doesn’t work', ["doesn't work"], 1],
    ['huele a. Gas', ['huele a gas'], 0],
    ['gasolina', ['gas'], 0],
  ])('%s: %j is found %i times', (text, phrases, times) => {
    expect(findPhrases(tokens(text), phrases)).toHaveLength(times);
  });
});

describe('severity, topic, kind and motive', () => {
  it.each<[string, string, Feeling | undefined, number, string, string | undefined, string | undefined]>([
    [
      'La lavadora tenía que llegar el lunes y aún no ha llegado.',
      'es',
      'negative',
      1,
      'complaint',
      'delivery',
      'unmet-expectations',
    ],
    ['Hay una fuga de gas y tengo miedo, en casa hay un bebé.', 'es', 'negative', 4, 'complaint', undefined, undefined],
    ['El horno me dio un calambre y acabé en el hospital', 'es', undefined, 4, 'complaint', undefined, undefined],
    ['Smoke came out of the dryer and I am scared', 'en', 'negative', 4, 'complaint', undefined, undefined],
    [
      'Llevamos tres días sin calefacción con mi madre mayor. Iré a la OMIC.',
      'es',
      'negative',
      4,
      'complaint',
      'outage',
      undefined,
    ],
    ['Hi ha una fuita de gas a casa', 'ca', undefined, 4, 'complaint', undefined, undefined],
    ['Cheira a gas na cociña', 'gl', undefined, 4, 'complaint', undefined, undefined],
    ['Llevamos tres días sin luz', 'es', 'negative', 3, 'complaint', 'outage', undefined],
    [
      'Me han cobrado dos veces la factura. Nadie me responde.',
      'es',
      'negative',
      2,
      'complaint',
      'billing',
      'poor-communication',
    ],
    ['You overcharged me, I will call my lawyer', 'en', 'negative', 3, 'complaint', 'billing', undefined],
    [
      'The fridge you delivered is broken, I want a refund',
      'en',
      'negative',
      1,
      'complaint',
      undefined,
      'unmet-expectations',
    ],
    [
      'La culpa es del transportista y del instalador, se pasan la pelota',
      'es',
      'negative',
      1,
      'complaint',
      undefined,
      'depends-on-others',
    ],
    [
      'Es un abuso: me obligan a pagar sin mi consentimiento',
      'es',
      'negative',
      1,
      'complaint',
      'contract-terms',
      'abuse-of-power',
    ],
    [
      'No estoy de acuerdo: dicen que fue mal uso',
      'es',
      'negative',
      1,
      'complaint',
      undefined,
      'different-perceptions',
    ],
    ['Exijo que hoy me den todo gratis de por vida', 'es', 'negative', 1, 'complaint', undefined, 'unrealistic-goals'],
    ['¿Cuándo abren la tienda de Valencia?', 'es', 'neutral', 1, 'question', undefined, undefined],
    ['Muchas gracias por su rapidez, un trato excelente', 'es', 'positive', 1, 'praise', 'service', undefined],
    ['Compre bitcoin en https://x.example, inversión garantizada', 'es', 'positive', 1, 'spam', undefined, undefined],
    ['', 'unknown', undefined, 1, 'unknown', undefined, undefined],
    ['BAJA', 'es', undefined, 1, 'request', undefined, undefined],
    ['Baja, por favor', 'es', 'negative', 1, 'request', undefined, undefined],
    ['Cancel', 'en', undefined, 1, 'request', undefined, undefined],
    ['Gracias por todo. Quiero darme de baja.', 'es', 'positive', 1, 'request', undefined, undefined],
    ['¿Hay penalización por darme de baja antes de junio?', 'es', 'neutral', 1, 'question', undefined, undefined],
  ])('%s', (text, language, feeling, level, kind, topic, motive) => {
    const judgment = judged(text, language, feeling);
    expect(judgment.severity.level).toBe(level);
    expect(judgment.kind).toBe(kind);
    if (topic) expect(judgment.topic).toBe(topic);
    if (motive || kind !== 'complaint') expect(judgment.motive).toBe(motive);
  });

  it('Severity, topic, kind and motive lets the longest phrase decide the topic, before any number of shorter ones', () => {
    const text = tokens('Factura, factura, recibo: estoy sin agua caliente');
    expect(topicsOf(policy, text, 'es')[0]?.topic).toBe('outage');
  });

  it('Severity, topic, kind and motive gives a reason in both languages for all it says, none of it in the customer’s words', () => {
    const { reasons, severity } = judged(
      'Mi Xanadú de gas: fuga de gas, tengo miedo, llamo a mi abogado',
      'es',
      'negative',
    );
    for (const { es, en } of [...reasons, ...severity.reasons]) {
      expect(es).not.toBe('');
      expect(en).not.toBe('');
      expect(es + en).not.toContain('Xanadú');
    }
    expect(severity.points).toBe(severity.reasons.reduce((sum, { points = 0 }) => sum + points, 0));
  });

  it('Severity, topic, kind and motive by the words of the policy, never finds a complaint less serious for more of them, or for more earlier cases', () => {
    // Of what is read as a whole that cannot be said: a text with more in it is another text.
    const unlearned = { ...policy, classifier: { ...policy.classifier, outputs: [], features: '', weights: '' } };
    const parts = fc.array(
      fc.constantFrom('Hay una fuga de gas.', 'Tengo miedo.', 'Voy a la OMIC.', 'Llegó tarde.', 'Estoy sin luz.'),
    );
    fc.assert(
      fc.property(parts, parts, fc.nat(5), (some, more, earlierCases) => {
        const weigh = (all: string[], earlier: number) =>
          severityOf(unlearned, { text: all.join(' '), language: 'es', earlierCases: earlier }).points;
        expect(weigh([...some, ...more], earlierCases)).toBeGreaterThanOrEqual(weigh(some, earlierCases));
        expect(weigh(some, earlierCases + 1)).toBeGreaterThanOrEqual(weigh(some, earlierCases));
      }),
    );
  });

  it('Severity, topic, kind and motive weighs an unknown feeling as nothing, not as neutral or negative', () => {
    expect(judged('Algo', 'es').severity.reasons).toEqual([]);
  });

  it.each([
    [1, 3],
    [3, 3],
    [4, 4],
  ] as const)(
    'Severity, topic, kind and motive makes a reopened case of level %i one of level %i, said once',
    (level, expected) => {
      const once = afterReopening({ level, points: 0, reasons: [] });
      expect(once.level).toBe(expected);
      expect(afterReopening(once).reasons).toHaveLength(1);
    },
  );
});
