import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Option } from '#domain/case/settlement.ts';
import { needsApproval, optionCost } from '#domain/concession/authority.ts';
import { offerText } from '#domain/concession/offer-text.ts';
import { type RoundFacts, roomOf } from '#domain/concession/round-facts.ts';
import { roundReasons } from '#domain/concession/round-reasons.ts';
import { nextOptions, stayOpen, stepOf } from '#domain/concession/staircase.ts';
import { formatMoney } from '#domain/money.ts';
import { chooseApprover } from '#domain/people/authority.ts';
import { limitOf, personOf } from '#domain/people/directory.ts';
import { companyMoney } from '#domain/policy/company-money.ts';
import { aSituation, policy, situations } from './situations.ts';

const offered = (situation: RoundFacts): string[] =>
  nextOptions(policy, situation, 'es').map(({ concession }) => concession);

const concession = (id: string) => policy.concessions.find((one) => one.id === id) ?? expect.fail(`no ${id}`);

/** What each round adds for a customer who always counters. */
const rounds = (start: RoundFacts): Option[][] => {
  const seen: Option[][] = [];
  let situation = start;
  for (;;) {
    const options = nextOptions(policy, situation, 'es');
    if (options.length === 0 || situation.round > 40) return seen;
    seen.push(options);
    situation = {
      ...situation,
      round: situation.round + 1,
      counters: situation.counters + 1,
      open: stayOpen({ round: situation.round, options: [...situation.open, ...options] }),
      offered: [...situation.offered, ...options.map((option) => option.concession)],
    };
  }
};

describe('the staircase', () => {
  it('The staircase goes one step a round where we answer for the fault', () => {
    const ids = rounds(aSituation()).map((options) => options.map((option) => option.concession));
    expect(ids.slice(0, 4)).toEqual([
      ['follow-up-call', 'bill-credit-10'],
      ['named-manager', 'bill-credit-30'],
      ['extended-warranty', 'special-price'],
      ['yearly-maintenance', 'refund-150'],
    ]);
  });

  it('The staircase begins a step higher where we did serious harm', () => {
    expect(stepOf(aSituation({ severity: 2 }))).toBe(1);
    expect(stepOf(aSituation({ severity: 3 }))).toBe(2);
    expect(stepOf(aSituation({ severity: 4, liable: false }))).toBe(1);
    expect(offered(aSituation({ severity: 3 })).every((id) => concession(id).step === 2)).toBe(true);
  });

  it.each(['customer-use', 'unfounded'] as const)(
    'The staircase has a courtesy and nothing more where the cause is %s: the explanation is given in any case',
    (cause) => {
      const ids = rounds(aSituation({ cause, liable: false })).map((options) =>
        options.map((option) => option.concession),
      );
      expect(ids).toEqual([['courtesy-check']]);
    },
  );

  it('The staircase counts an expert’s word on liability more than the cause the owner noted', () => {
    expect(offered(aSituation({ cause: 'unfounded', liable: true, round: 2 }))).toContain('priority-visit');
  });

  it('The staircase puts what an expert recommends first, from any step', () => {
    expect(offered(aSituation({ remedies: ['replacement'] }))[0]).toBe('replacement');
    expect(offered(aSituation({ remedies: ['una reparación a fondo'] }))[0]).toBe('free-repair');
    expect(offered(aSituation({ remedies: ['refund'] }))[0]).toBe('refund-60');
  });

  it('The staircase believes an expert who names a concession rather than the topic read from the words', () => {
    expect(offered(aSituation({ remedies: ['replacement'], topic: 'service' }))[0]).toBe('replacement');
    expect(offered(aSituation({ remedies: ['Cambiar el aparato'], topic: 'service' }))[0]).toBe('replacement');
    expect(offered(aSituation({ remedies: ['No hace falta un aparato nuevo'] }))).not.toContain('replacement');
    expect(offered(aSituation({ remedies: ['replacement'], liable: false, cause: 'unfounded' }))).toEqual([
      'courtesy-check',
    ]);
  });

  it('The staircase does not climb a kind an expert recommended once', () => {
    expect(offered(aSituation({ remedies: ['refund'], round: 2, offered: ['refund-60'] }))).not.toContain('refund-150');
  });

  it('The staircase lets a wish reach one step ahead and no further', () => {
    const requestedRemedies = ['Quiero que me devuelvan el dinero'];
    expect(offered(aSituation({ requestedRemedies }))).not.toContain('refund-60');
    expect(offered(aSituation({ requestedRemedies, round: 2 }))[0]).toBe('refund-60');
  });

  it('The staircase keeps money out of offers after earlier concessions that outweigh what happened', () => {
    const serial = aSituation({
      cause: 'misunderstanding',
      liable: false,
      severity: 1,
      earlier: { cases: 1, conceded: 4 },
    });
    expect(offered({ ...serial, round: 2 })).toEqual([]);
  });

  it('The staircase gives in to something small that is asked again and again, even where nothing is owed', () => {
    const requestedRemedies = ['Quiero un abono de 30 €'];
    const unfounded = aSituation({ cause: 'unfounded', liable: false, requestedRemedies });
    expect(offered(unfounded)).not.toContain('bill-credit-30');
    expect(offered({ ...unfounded, earlier: { cases: 2, conceded: 0 } })[0]).toBe('bill-credit-30');
    expect(offered({ ...unfounded, customerValue: 1_000_000_00 })[0]).toBe('bill-credit-30');
    expect(
      offered({ ...unfounded, customerValue: 10_000_00, requestedRemedies: ['Quiero un reembolso de 150 €'] }),
    ).not.toContain('refund-150');
  });

  it('The staircase has nothing to offer where the ceiling is spent and words were said', () => {
    expect(offered(aSituation({ spent: 1_000_000, offered: ['bill-correction'] }))).toEqual([]);
  });

  it('The staircase writes the amount into the words, in the language of the customer', () => {
    const [, spanish] = nextOptions(policy, aSituation(), 'es');
    const [, english] = nextOptions(policy, aSituation(), 'en');
    expect(spanish?.title.replace(/\s/g, ' ')).toBe('Un abono de 10,00 € en su próxima factura');
    expect(english?.title).toBe('A credit of €10.00 on your next bill');
  });
});

describe('what always holds', () => {
  const ceilings = Object.values(policy.negotiation.ceiling).flatMap((amount) =>
    ['es', 'en'].map((language) => formatMoney(companyMoney(policy, amount), language)),
  );

  it('What always holds never goes above what the case may cost', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const room = roomOf(policy, situation);
        expect(room).toBeLessThanOrEqual(policy.negotiation.ceiling[situation.severity]);
        for (const options of rounds(situation)) expect(optionCost(options)).toBeLessThanOrEqual(room);
      }),
    );
  });

  it('What always holds never puts all options on the table at once, and never one twice', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const all = rounds(situation);
        const ids = all.flat().map((option) => option.concession);
        expect(new Set(ids).size).toBe(ids.length);
        for (const options of all) expect(options.length).toBeLessThanOrEqual(policy.negotiation.optionsPerRound);
        if (ids.length > 1) expect(all[0]?.length).toBeLessThan(ids.length);
      }),
    );
  });

  it('What always holds ends', () => {
    fc.assert(fc.property(situations, (situation) => rounds(situation).length <= policy.concessions.length));
  });

  it('What always holds answers the same to the same', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        expect(nextOptions(policy, situation, 'en')).toEqual(nextOptions(policy, structuredClone(situation), 'en'));
      }),
    );
  });

  it('What always holds needs an approval exactly where an option costs more than the limit, and never the proposer’s', () => {
    fc.assert(
      fc.property(situations, fc.constantFrom('lucia', 'mateo', 'elena', 'javier', 'sofia'), (situation, owner) => {
        const limit = limitOf(policy, personOf(policy, owner));
        for (const options of rounds(situation)) {
          const isAbove = options.some(({ cost }) => cost.amount > limit);
          expect(needsApproval(options, limit)).toBe(isAbove);
          const cost = optionCost(options);
          const approver = chooseApprover(policy, { cost, day: '2026-11-23', excluded: [owner] });
          expect(approver).not.toBe(owner);
          if (approver) expect(limitOf(policy, personOf(policy, approver))).toBeGreaterThanOrEqual(cost);
        }
      }),
    );
  });

  it('What always holds shows a customer no ceiling, no cost and no reason', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const text = rounds(situation)
          .map((options) =>
            offerText(options, { given: { isOurs: situation.liable, explanations: [] }, language: 'es' }),
          )
          .join('\n');
        const reasons = rounds(situation).flatMap((options) => options.flatMap((option) => option.reasons));
        for (const hidden of [...ceilings, ...reasons.map(({ es }) => es)]) expect(text).not.toContain(hidden);
      }),
    );
  });

  it('What always holds tells the desk why, in both languages', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const options = nextOptions(policy, situation, 'es');
        const reasons = [...roundReasons(policy, situation, options), ...options.flatMap((option) => option.reasons)];
        expect(reasons.length).toBeGreaterThan(0);
        for (const { es, en } of reasons) expect([es, en].every((words) => words.length > 5)).toBe(true);
      }),
    );
  });

  it('What always holds has a catalogue in which no worth gives the ceiling away', () => {
    const worths = policy.concessions.map(({ value }) => value);
    for (const ceiling of Object.values(policy.negotiation.ceiling)) expect(worths).not.toContain(ceiling);
  });
});
