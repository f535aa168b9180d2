import { describe, expect, it } from 'vitest';
import type { Booking } from '#domain/budgets/booking-shape.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { aCase, CASE_ID, caseIdNumber, knownAs, policy } from '#test/support/case-fixture.ts';
import { refused } from '#test/support/refused.ts';
import { aNegotiation, user } from '../concede/negotiation.ts';

const TASK = `${CASE_ID}.approve.1.1`;
const OTHER = caseIdNumber(2);

const withBudgets = (over: Partial<Policy['budgets']>): Policy => ({
  ...policy,
  budgets: { ...policy.budgets, ...over },
});

const teams = (total: number) => [{ id: 'care', name: { es: 'e', en: 'e' }, people: ['lucia'], total }];

const taken = (amount: number): Booking => ({
  ...{ cycle: 1, team: 'care', period: '2026-11', state: 'spent', amount },
  at: '2026-11-10T09:00:00.000Z',
  parts: [],
});

/** Another case of the same customer, in which something was given. */
const withEarlier = async (amount: number, over: Partial<Policy['budgets']> = {}, isProved = true) => {
  const talk = await aNegotiation({ policy: withBudgets(over) });
  const head = aCase({
    ...{ caseId: OTHER, reference: 'AM-2K3Q9F2D', bookings: [taken(amount)] },
    ...knownAs('customer-1', isProved),
  });
  await talk.cases.open(head, {
    events: [{ type: 'understood', actor: { kind: 'system' }, data: {} } as never],
    items: [{ kind: 'identity', customerKey: 'customer-1' }],
  });
  return talk;
};

const state = async (talk: Awaited<ReturnType<typeof aNegotiation>>) => {
  const file = await talk.file();
  return (await talk.cases.funds?.(file, talk.clock.now()))?.budget;
};

describe('a budget of a team', () => {
  it('What is proposed is reserved at its dearest option, what is agreed is spent, and the rest is free again', async () => {
    const talk = await aNegotiation({ policy: withBudgets({ teams: teams(100_000) }) });
    await talk.advance();
    const [offer] = await talk.offers();
    const dearest = Math.max(...(offer?.options.map(({ cost }) => cost.amount) ?? []));
    expect(dearest).toBeGreaterThan(0);
    expect(await state(talk)).toMatchObject({ reserved: dearest, spent: 0, free: 100_000 - dearest });
    const cheapest = offer?.options.toSorted((a, b) => a.cost.amount - b.cost.amount)[0];
    await talk.answer({ decision: 'accept', option: cheapest?.optionId ?? '' });
    await talk.write();
    expect(await state(talk)).toMatchObject({ reserved: 0, spent: cheapest?.cost.amount, beyond: 0 });
  });

  it('A counter keeps what is open reserved, and a no gives it back', async () => {
    const talk = await aNegotiation({ policy: withBudgets({ teams: teams(100_000) }) });
    await talk.advance();
    const before = await state(talk);
    await talk.answer({ decision: 'counter', message: 'No me basta.' });
    expect(await state(talk)).toEqual(before);
    await talk.advance();
    expect((await state(talk))?.reserved).toBeGreaterThanOrEqual(before?.reserved ?? 0);
    await talk.answer({ decision: 'decline' });
    expect(await state(talk)).toMatchObject({ reserved: 0, free: 100_000 });
  });

  it('What the budget has not left is put to whoever may exceed it, and takes nothing before it is approved', async () => {
    const talk = await aNegotiation({ policy: withBudgets({ teams: teams(10), mayExceed: ['sofia'] }) });
    expect(await talk.pause()).toMatchObject({ next: 'approve', taskId: TASK });
    expect(await talk.task(TASK)).toMatchObject({ assignee: 'sofia' });
    const { events, offers } = await talk.file();
    expect(events.at(-1)).toMatchObject({ type: 'proposed', data: { because: ['budget'], approver: 'sofia' } });
    expect(offers).toMatchObject([{ status: 'needs-approval', demand: { overBudget: true } }]);
    expect(await state(talk)).toMatchObject({ reserved: 0, free: 10 });

    const problem = await refused(talk.verdict({ user: user('andres'), decision: 'approve' }));
    expect(problem).toMatchObject({ code: 'budget-exhausted' });
    await talk.verdict({ user: user('sofia'), decision: 'approve' });
    const cost = Math.max(...(offers[0]?.options.map((option) => option.cost.amount) ?? []));
    expect(await state(talk)).toMatchObject({ reserved: cost, free: 0, beyond: cost - 10, total: 10 });
  });

  it('Who has the case and may exceed the budget proposes beyond it and releases it alone, and it is counted as that', async () => {
    const own = teams(10).map((team) => ({ ...team, people: ['andres'] }));
    const talk = await aNegotiation({
      policy: withBudgets({ teams: own, mayExceed: ['andres'] }),
      head: { owner: 'andres' },
    });
    expect(await talk.pause()).toMatchObject({ next: 'release' });
    const [offer] = await talk.offers();
    const cost = Math.max(...(offer?.options.map((option) => option.cost.amount) ?? []));
    expect(await state(talk)).toMatchObject({ reserved: cost, free: 0, beyond: cost - 10 });
  });

  it('A budget that has enough again when it is approved is used and not exceeded, by whoever approves it', async () => {
    const small = withBudgets({ teams: teams(10), mayExceed: ['sofia'] });
    const talk = await aNegotiation({ policy: small });
    await talk.pause();
    const [offer] = await talk.offers();
    const cost = Math.max(...(offer?.options.map((option) => option.cost.amount) ?? []));
    Object.assign(small.budgets, { teams: teams(100_000) });
    await talk.verdict({ user: user('andres'), decision: 'approve' });
    expect(await state(talk)).toMatchObject({ reserved: cost, beyond: 0, total: 100_000 });
  });

  it('After it was refused to exceed the budget only what the budget has is proposed', async () => {
    const talk = await aNegotiation({ policy: withBudgets({ teams: teams(990), mayExceed: ['sofia'] }) });
    const first = await talk.pause();
    expect(first.next).toBe('approve');
    await talk.verdict({ user: user('sofia'), decision: 'refuse' });
    const second = await talk.pause();
    expect(second.next).not.toBe('approve');
    const offer = (await talk.offers()).at(-1);
    for (const { cost } of offer?.options ?? []) expect(cost.amount).toBeLessThanOrEqual(990);
    expect((await state(talk))?.beyond).toBe(0);
  });
});

describe('what one customer gets in all cases together', () => {
  it('A claim that is split over cases is counted together, and goes to somebody who may grant that much', async () => {
    const talk = await withEarlier(29_900);
    expect(await talk.pause()).toMatchObject({ next: 'approve', taskId: TASK });
    const { events, offers } = await talk.file();
    const cost = Math.max(...(offers[0]?.options.map((option) => option.cost.amount) ?? []));
    expect(events.at(-1)).toMatchObject({ type: 'proposed', data: { because: ['customer'] } });
    expect(offers).toMatchObject([{ demand: { customer: 29_900 + cost } }]);
    await talk.verdict({ user: user((await talk.task(TASK))?.assignee ?? ''), decision: 'approve' });
    expect((await talk.file()).offers).toMatchObject([{ status: 'approved' }]);
  });

  it('Whoever may not grant one customer that much is refused, whatever they may grant in one case', async () => {
    const talk = await withEarlier(29_900, {
      customer: { ...policy.budgets.customer, authority: { owner: 30_000, approver: 30_000, supervisor: 1_000_000 } },
    });
    await talk.pause();
    expect(await talk.task(TASK)).toMatchObject({ assignee: 'sofia' });
    expect(
      await refused(talk.verdict({ user: { ...user('elena'), groups: ['supervisor'] }, decision: 'approve' })),
    ).toMatchObject({
      code: 'customer-beyond-authority',
    });
  });

  it('What somebody else claims to be, or what lies too far back, does not count', async () => {
    const unproved = await withEarlier(29_900, {}, false);
    expect((await unproved.pause()).next).toBe('release');
    const past = await withEarlier(29_900, { customer: { ...policy.budgets.customer, period: 'P5D' } });
    expect((await past.pause()).next).toBe('release');
  });

  it('Two cases of one customer that are proposed at the same moment see each other', async () => {
    const talk = await withEarlier(0);
    const versions = (await talk.cases.funds?.(await talk.file(), talk.clock.now()))?.customer.versions;
    await talk.pause();
    const after = (await talk.cases.funds?.(await talk.file(), talk.clock.now()))?.customer.versions;
    expect(versions).toEqual([{ key: 'customer-1', version: 0 }]);
    expect(after).toEqual([{ key: 'customer-1', version: 1 }]);
  });
});

describe('a kind of concession that only some may grant', () => {
  const rule = [{ kinds: ['named-manager' as const, 'credit' as const], roles: ['supervisor' as const], people: [] }];

  it('It is put to them however little it costs, and nobody else can grant it', async () => {
    const talk = await aNegotiation({ policy: withBudgets({ kinds: rule }) });
    expect(await talk.pause()).toMatchObject({ next: 'approve' });
    expect(await talk.task(TASK)).toMatchObject({ assignee: 'sofia' });
    expect((await talk.file()).events.at(-1)).toMatchObject({ data: { because: ['kind'] } });
    const problem = await refused(
      talk.verdict({ user: { id: 'elena', groups: ['approver', 'supervisor'] }, decision: 'approve' }),
    );
    expect(problem).toMatchObject({ code: 'kind-beyond-authority' });
  });

  it('After a refusal it is not proposed again', async () => {
    const talk = await aNegotiation({ policy: withBudgets({ kinds: rule }) });
    await talk.pause();
    await talk.verdict({ user: user('sofia'), decision: 'refuse' });
    expect((await talk.pause()).next).not.toBe('approve');
  });
});
