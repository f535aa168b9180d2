import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Option } from '#domain/case/settlement.ts';
import { optionCost } from '#domain/concession/authority.ts';
import { isGiven, kindWords } from '#domain/concession/kinds.ts';
import { offerText } from '#domain/concession/offer-text.ts';
import type { RoundFacts } from '#domain/concession/round-facts.ts';
import { roundReasons } from '#domain/concession/round-reasons.ts';
import { roundOptions, stayOpen } from '#domain/concession/staircase.ts';
import { Concession } from '#domain/policy/schema/concessions.ts';
import { aSituation, policy, situations } from './situations.ts';

/** What the best option of an offer is worth to the customer, in minor units. */
const best = (options: Option[]): number => Math.max(0, ...options.map(({ value }) => value?.amount ?? 0));

const COUNTERS = ['No me basta', 'Quiero 60 €', 'Prefiero una reparación', 'Quiero una disculpa', ''];

/** What changes between two rounds: the words of the counter, and whether an approver refuses to go further. */
const turns = fc.array(
  fc.record({ words: fc.constantFrom(...COUNTERS), limit: fc.option(fc.nat(20_000), { nil: undefined }) }),
  { minLength: 8, maxLength: 8 },
);
type Turn = { words: string; limit: number | undefined };

/** The offers a customer sees who always counters, with the words and refusals of `turns`. */
const negotiation = (start: RoundFacts, given: Turn[]): Option[][] => {
  const seen: Option[][] = [];
  let facts = start;
  for (const { words, limit } of given) {
    const options = roundOptions(policy, facts, 'es');
    if (options.length === 0) return seen;
    seen.push(options);
    facts = {
      ...facts,
      round: facts.round + 1,
      counters: facts.counters + 1,
      requestedRemedies: [words, ...facts.requestedRemedies],
      open: stayOpen({ round: facts.round, options }),
      offered: [...facts.offered, ...options.map(({ concession }) => concession)],
      ...(limit !== undefined && { limit }),
    };
  }
  return seen;
};

describe('rounds of a negotiation', () => {
  it('A counter never makes the offer worse: the best option of a round is worth at least that of the one before', () => {
    fc.assert(
      fc.property(situations, turns, (situation, given) => {
        const offers = negotiation(situation, given).map(best);
        expect(offers).toEqual([...offers].sort((a, b) => a - b));
      }),
    );
  });

  it('What was offered before stays in every later offer, under its letter and with its value', () => {
    fc.assert(
      fc.property(situations, turns, (situation, given) => {
        const offers = negotiation(situation, given);
        for (const [index, options] of offers.entries())
          for (const { openSince: _, ...option } of offers[index - 1] ?? [])
            expect(options).toContainEqual({ ...option, openSince: expect.any(Number) });
      }),
    );
  });

  it('Letters are unique in an offer, and a round adds at most what the policy says', () => {
    fc.assert(
      fc.property(situations, turns, (situation, given) => {
        for (const options of negotiation(situation, given)) {
          expect(new Set(options.map(({ optionId }) => optionId)).size).toBe(options.length);
          const added = options.filter(({ openSince }) => openSince === undefined);
          expect(added.length).toBeLessThanOrEqual(policy.negotiation.optionsPerRound);
        }
      }),
    );
  });

  it('What is open is put to the customer once more where nothing can be added, and only once', () => {
    const unfounded = aSituation({ cause: 'unfounded', liable: false });
    const offers = negotiation(unfounded, new Array<Turn>(8).fill({ words: 'No', limit: undefined }));
    expect(offers.map((options) => options.map(({ concession, openSince }) => [concession, openSince]))).toEqual([
      [['courtesy-check', undefined]],
      [['courtesy-check', 1]],
    ]);
  });

  it('What stays open needs no second approval', () => {
    const [option] = roundOptions(policy, aSituation({ remedies: ['replacement'] }), 'es');
    const open = stayOpen({ round: 1, options: option ? [option] : [] });
    expect(optionCost(option ? [option] : [])).toBe(38_000);
    expect(optionCost(open)).toBe(0);
  });
});

describe('what is given and never traded', () => {
  it('No catalogue can offer an apology or an explanation', () => {
    const [one] = policy.concessions;
    for (const kind of Object.keys(kindWords)) {
      const isOffered = Concession.safeParse({ ...one, kind }).success;
      expect(isOffered).toBe(kind !== 'apology' && kind !== 'explanation');
    }
    expect(policy.concessions.some(({ kind }) => isGiven(kind))).toBe(false);
  });

  it('An offer begins with the excuse, the cause and what prevents a repetition, and then offers something more', () => {
    const options = roundOptions(policy, aSituation({ round: 2 }), 'es');
    const given = {
      cause: 'company-error' as const,
      isOurs: true,
      explanations: ['Una junta estaba mal puesta.'],
      prevention: 'Revisamos cada junta.',
    };
    expect(offerText(options, { given, language: 'es' })).toMatchInlineSnapshot(`
      "Lo ocurrido fue un error nuestro. Lo sentimos y le pedimos disculpas.

      Qué ha pasado
      Una junta estaba mal puesta.

      Qué hacemos para que no vuelva a ocurrir
      Revisamos cada junta.

      Además, puede elegir lo que prefiera:

      a) Una persona de contacto para usted
         Durante seis meses le atiende siempre la misma persona, con teléfono directo.

      b) Un abono de 30,00 € en su próxima factura
         Lo verá descontado en su próxima factura, sin que tenga que hacer nada."
    `);
    expect(offerText(options, { given, language: 'en' })).toMatch(/^What happened was our mistake.*Besides that,/s);
  });

  it('An offer says what is new and what stays open, and where nothing is new it says so', () => {
    const first = roundOptions(policy, aSituation(), 'es');
    const open = stayOpen({ round: 1, options: first });
    const second = roundOptions(
      policy,
      aSituation({ round: 2, open, offered: first.map(({ concession }) => concession) }),
      'es',
    );
    const given = { isOurs: false, explanations: [] };
    expect(offerText(second, { given, language: 'es' })).toMatch(
      /c\).*d\).*Y sigue abierto lo que ya le propusimos:.*a\)/s,
    );
    expect(offerText(open, { given, language: 'es' })).toMatch(/No podemos añadir nada, y lo que le propusimos/);
    expect(offerText(open, { given, language: 'en' })).toMatch(/nothing we can add, and what we offered stays open/);
  });

  it('The desk reads that a wish for an apology is met in any case', () => {
    const facts = aSituation({ requestedRemedies: ['Solo quiero que me pidan perdón'] });
    expect(roundReasons(policy, facts, roundOptions(policy, facts, 'es')).map(({ code }) => code)).toContain(
      'wish-given',
    );
  });
});
