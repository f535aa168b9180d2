import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pastCasesBetween } from '#cases/store/past-cases.ts';
import type { Table } from '#cases/store/table.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { clock } from '#domain/time.ts';
import { reweighed } from '#domain/understand/reweigh.ts';
import { afterBrokenPromise, afterReopening, severityOf } from '#domain/understand/severity.ts';
import { compared } from '#domain/what-if/compare.ts';
import type { PastCase } from '#domain/what-if/past-case.ts';
import { nothingCompared, together } from '#domain/what-if/sums.ts';
import { aClosedCase } from '#test/stages/follow-up/closed-case.ts';
import { law } from '#test/support/law.ts';
import { policy } from '#test/support/policy.ts';
import { tableOfPastCases } from '../../../bench/past-cases.ts';

const YEAR = { from: '2026-11-01T00:00:00.000Z', to: '2027-12-31T23:59:59.999Z' };

const casesOf = async (table: Table): Promise<PastCase[]> => {
  const cases: PastCase[] = [];
  for await (const page of pastCasesBetween(table, YEAR)) cases.push(...page.cases);
  return cases;
};

const whatIf = (cases: PastCase[], changed: Policy) =>
  compared(cases, { before: { policy, law }, after: { policy: changed, law } }, clock());

const withNegotiation = (negotiation: Partial<Policy['negotiation']>): Policy => ({
  ...policy,
  negotiation: { ...policy.negotiation, ...negotiation },
});

const noCeiling = { '1': 0, '2': 0, '3': 0, '4': 0 };
/** Owners may grant nothing by themselves, whatever the policy says of each. */
const withoutAuthority: Policy = {
  ...withNegotiation({ authority: { ...policy.negotiation.authority, owner: 0 } }),
  people: policy.people.map(({ limit, ...person }) =>
    person.roles.includes('supervisor') || limit === undefined
      ? { ...person, ...(limit !== undefined && { limit }) }
      : { ...person, limit: 0 },
  ),
};

describe('what a changed policy makes of past cases', () => {
  test('Under the policy of then nothing changes, and a real case comes to what it came to', async () => {
    const { table } = await aClosedCase();
    const cases = await casesOf(table);
    expect(cases).toHaveLength(1);
    const found = whatIf(cases, policy);
    expect(found).toMatchObject({ cases: 1, ended: 1, changed: 0, changes: {}, samples: [], agreedThen: 1 });
    expect(found.before).toEqual(found.after);
    expect(found.before.cost).toBe(found.costThen);
    expect(found.costThen).toBeGreaterThan(0);
  });

  test('Of many cases whose offers the rules made, all come to what they came to', async () => {
    const found = whatIf(await casesOf(await tableOfPastCases(policy, 300)), policy);
    expect(found).toMatchObject({ cases: 300, ended: 300, changed: 0 });
    expect(found.before).toMatchObject({ cost: found.costThen, agreed: found.agreedThen });
  });

  test('Without anything to give nothing is given, with examples that say what changes', async () => {
    const cases = await casesOf(await tableOfPastCases(policy, 300));
    const found = whatIf(cases, withNegotiation({ ceiling: noCeiling }));
    expect(found.after).toMatchObject({ cost: 0, approvals: 0 });
    expect(found.changed).toBeGreaterThan(0);
    expect(found.samples.length).toBeGreaterThan(0);
    expect(found.samples.length).toBeLessThanOrEqual(20);
    for (const { reference, changes } of found.samples) {
      expect(cases.map(({ head }) => head.reference)).toContain(reference);
      expect(changes.length).toBeGreaterThan(0);
    }
    expect(found.samples.flatMap(({ changes }) => changes.map(({ aspect }) => aspect))).toContain('cost');
    const sum = Object.values(found.byTopic).reduce((all, part) => all + part.before.cost, 0);
    expect(sum).toBe(found.before.cost);
  });

  test('Where owners may grant nothing, whatever costs something takes an approval, and costs the same', async () => {
    const found = whatIf(await casesOf(await tableOfPastCases(policy, 100)), withoutAuthority);
    expect(found.after.approvals).toBeGreaterThan(found.before.approvals);
    expect(found.changes['approvals']).toBeGreaterThan(0);
  });

  test('Dates follow the class of the topic, and the next word what is promised', async () => {
    const cases = await casesOf(await tableOfPastCases(policy, 60));
    const billing = whatIf(cases, {
      ...policy,
      topics: policy.topics.map((topic) => ({ ...topic, class: 'billing' as const })),
    });
    expect(billing.changes['answer-by']).toBeGreaterThan(0);
    expect(billing.changes['class']).toBe(billing.changes['answer-by']);
    const nextWord = { '1': 'PT1H', '2': 'PT1H', '3': 'PT1H', '4': 'PT1H' };
    const sooner = whatIf(cases, { ...policy, deadlines: { ...policy.deadlines, nextWord } });
    expect(sooner.changes).toEqual({ 'next-word': 60 });
  });

  test('Severity is weighed anew from what was found: levels, points, and a signal that is gone', async () => {
    const cases = await casesOf(await tableOfPastCases(policy, 60));
    const all = whatIf(cases, { ...policy, severity: { ...policy.severity, levels: [-10, -10, -10] } });
    expect(all.after.severity).toEqual([0, 0, 0, 60]);
    const none = whatIf(cases, { ...policy, severity: { ...policy.severity, signals: [] } });
    expect(none.after.severity).toEqual([60, 0, 0, 0]);
  });

  test('Pages add up to the whole in whatever order, and nothing is written', async () => {
    const table = await tableOfPastCases(policy, 130);
    const before = JSON.stringify(table.all());
    const write = (): never => {
      throw new Error('A question changes nothing');
    };
    const cases = await casesOf({ ...table, write });
    const changed = withNegotiation({ ceiling: noCeiling });
    const { samples: _, ...whole } = whatIf(cases, changed);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(cases, { minLength: cases.length }),
        fc.integer({ min: 1, max: 129 }),
        (mixed, cut) => {
          const { samples: __, ...sum } = together(
            together(nothingCompared(), whatIf(mixed.slice(0, cut), changed)),
            whatIf(mixed.slice(cut), changed),
          );
          expect(sum).toEqual(whole);
        },
      ),
      { numRuns: 10 },
    );
    expect(JSON.stringify(table.all())).toBe(before);
  });
});

test('A severity weighed anew by the policy it was found under is the same, however it was raised since', () => {
  const words = policy.severity.signals.flatMap((signal) => signal.words?.es ?? []);
  fc.assert(
    fc.property(
      fc.subarray(words, { maxLength: 6 }),
      fc.constantFrom('negative', 'mixed', 'neutral', 'positive', undefined),
      fc.nat(5),
      fc.constantFrom('', 'reopened', 'broken'),
      (said, feeling, earlierCases, since) => {
        const found = severityOf(policy, { text: said.join('. '), language: 'es', feeling, earlierCases });
        const now =
          since === 'reopened' ? afterReopening(found) : since === 'broken' ? afterBrokenPromise(found) : found;
        expect(reweighed(now, policy, policy)).toEqual(now);
      },
    ),
  );
});
