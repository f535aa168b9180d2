import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { handledBy } from '#domain/worth/handled-by.ts';
import type { Worth } from '#domain/worth/worth.ts';
import { assign } from '#functions/stages/own/assign.ts';
import { CASE_ID, policy, receive, receivedFixture } from '../understand/received-case.ts';

const worthOf = (value: number): Worth => ({ known: true, value, asOf: '2026-11-23T03:00:00.000Z' });
const UNKNOWN: Worth = { known: false, why: 'no-answer' };

const under = {
  ...policy,
  customers: {
    ...policy.customers,
    tiers: [
      { from: 1_000_000, owners: ['mateo'] },
      { from: 50_000_000, owners: ['nadia'] },
    ],
  },
};

describe('who has the case of a customer of some worth', () => {
  it.each<[string, Worth, string, string[]]>([
    ['unknown', UNKNOWN, 'es', []],
    ['below all tiers', worthOf(999_999), 'es', []],
    ['nothing', worthOf(0), 'es', []],
    ['just in the lower tier', worthOf(1_000_000), 'es', ['mateo']],
    ['just below the higher one', worthOf(49_999_999), 'es', ['mateo']],
    ['in the higher one', worthOf(50_000_000), 'es', ['nadia']],
    ['far above', worthOf(100_000_000_000), 'es', ['nadia']],
    ['in a tier whose owner does not speak their language', worthOf(50_000_000), 'de', []],
  ])('A worth that is %s', (_, worth, language, owners) => {
    expect(handledBy(under, worth, language)).toEqual(owners);
  });

  const owned = async (worth: Worth, text = 'La lavadora no ha llegado.') => {
    const given = { ...receivedFixture(), policy: under };
    await receive(given, text, {
      status: 'understood',
      language: 'es',
      severity: { level: 2, points: 3, reasons: [] },
    });
    await assign({ caseId: CASE_ID, cycle: 1 }, { ...given, deskUrl: 'https://x.example', worthOf: async () => worth });
    const file = await given.cases.load(CASE_ID);
    const reasons = eventsOf(file?.events ?? [], 'owned').flatMap(({ data }) => data.reasons);
    return { head: file?.head, task: file?.tasks[0], reasons, file };
  };

  it('The policy names who has it, and the history reads as anybody’s', async () => {
    const { head, reasons, file } = await owned(worthOf(98_765_432_100));
    expect(head?.owner).toBe('nadia');
    expect(reasons.map(({ code }) => code)).toEqual(['language']);
    expect(JSON.stringify([file?.events, file?.head, file?.tasks])).not.toMatch(/98765432100|987654321|worth|valor/);
  });

  it('Nothing else is different: severity and dates are as for everybody, and a small customer is handled as one who is unknown', async () => {
    const [rich, small, unknown] = await Promise.all([
      owned(worthOf(98_765_432_100)),
      owned(worthOf(1)),
      owned(UNKNOWN),
    ]);
    expect(rich.head?.severity).toEqual(unknown.head?.severity);
    expect(rich.task?.dueAt).toBe(unknown.task?.dueAt);
    expect(small.head?.owner).toBe(unknown.head?.owner);
    expect(small.reasons).toEqual(unknown.reasons);
  });

  it('Whom the complaint names does not get it for what its customer is worth', async () => {
    const { head } = await owned(worthOf(98_765_432_100), 'Nadia Benali me trató mal y la lavadora no ha llegado.');
    expect(head?.owner).not.toBe('nadia');
    expect(head?.owner).toBeDefined();
  });
});
