import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beyondOf } from '#domain/budgets/demand.ts';
import { eventsOf } from '#domain/case/events.ts';
import type { Offer } from '#domain/case/settlement.ts';
import { barredFrom } from '#domain/four-eyes/rule.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { policy } from '#test/support/case-fixture.ts';
import { aNegotiation } from '../concede/negotiation.ts';

const people = ['lucia', 'iker', 'elena', 'javier', 'sofia', 'andres'];

const step = fc.record({
  who: fc.constantFrom(...people),
  task: fc.nat(5),
  decision: fc.constantFrom(
    'approve' as const,
    'approve' as const,
    'approve' as const,
    'change' as const,
    'refuse' as const,
  ),
  options: fc.constantFrom('refund-150', 'refund-60', 'refund-400'),
});

const quorum = fc.record({
  above: fc.constantFrom(1000, 10_000, 39_000),
  names: fc.integer({ min: 2, max: 3 }),
  asked: fc.integer({ min: 2, max: 4 }),
  order: fc.constantFrom('in-order' as const, 'at-once' as const),
});

type Talk = Awaited<ReturnType<typeof aNegotiation>>;

const openApprovals = async ({ file }: Talk) =>
  (await file()).tasks.filter(({ kind, status }) => kind === 'approve' && status === 'open');

/** Several names are of different people, each able to grant it, none of whom shaped it. @returns whether there were several */
const expectOffer = (
  { approvals, approvedBy, demand }: Offer,
  barred: Map<string, unknown>,
  under: Policy,
): boolean => {
  if (!approvedBy || !demand) return false;
  const names = approvals?.map(({ by }) => by) ?? [approvedBy];
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(demand.names);
  for (const name of names) {
    const person = under.people.find(({ id }) => id === name);
    expect(person && beyondOf(under, person, demand)).toEqual([]);
    // Of one name, whoever chose other options stands behind them alone, as ever.
    if (names.length > 1) expect(barred.has(name)).toBe(false);
  }
  return names.length > 1;
};

const WENT_ON: readonly Offer['status'][] = ['approved', 'needs-release', 'open'];

/** What holds of every proposal that was approved. @returns how many of them took several names */
const expectNames = async (talk: Talk, under: Policy): Promise<number> => {
  const { offers, events, head, tasks } = await talk.file();
  const verdicts = eventsOf(events, 'verdict-given');
  // Each task is decided once, and by one person.
  expect(new Set(verdicts.map(({ data }) => data.taskId)).size).toBe(verdicts.length);
  const task = tasks.find(({ kind }) => kind === 'approve');
  const barred = task ? barredFrom(task, { head, events, offers: [] }) : new Map<string, string[]>();
  return offers.filter(({ status }) => WENT_ON.includes(status)).filter((offer) => expectOffer(offer, barred, under))
    .length;
};

it('Whatever people try, no amount goes out without the names it takes, each able to grant it, none of them twice or of whoever shaped it', async () => {
  let approved = 0;
  await fc.assert(
    fc.asyncProperty(quorum, fc.array(step, { maxLength: 10 }), async (taken, steps) => {
      const under: Policy = {
        ...policy,
        budgets: { ...policy.budgets, quorum: { ...taken, asked: Math.max(taken.asked, taken.names) } },
      };
      const talk = await aNegotiation({ remedy: 'replacement', policy: under });
      const goOn = async () => {
        const next = await talk.propose();
        const waits = (await talk.file()).tasks.some(
          ({ taskId, status }) => taskId === next.taskId && status === 'planned',
        );
        if (next.taskId && waits) await talk.open(next.taskId);
      };
      await goOn();
      for (const { who, task, decision, options } of steps) {
        const open = await openApprovals(talk);
        const chosen = open[task % Math.max(1, open.length)];
        if (!chosen) break;
        const user = { id: who, groups: ['owner', 'approver', 'supervisor'] };
        await talk
          .verdict({ user, taskId: chosen.taskId, decision, ...(decision === 'change' && { options: [options] }) })
          .catch((error) => expect(error).toBeInstanceOf(Refusal));
        await goOn();
        approved += await expectNames(talk, under);
      }
    }),
    { numRuns: 150 },
  );
  // What was tried got somewhere.
  expect(approved).toBeGreaterThan(0);
});
