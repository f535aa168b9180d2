import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import type { Outgoing } from '#channels/contract.ts';
import { startOfPeriod } from '#domain/budgets/period.ts';
import { checkBudgets } from '#functions/budget-check/check-budgets.ts';
import { aNegotiation } from '#test/stages/concede/negotiation.ts';
import { MONDAY, policy } from '#test/support/case-fixture.ts';

/** A case with a proposal that holds something of a budget, and the nightly check. */
const aProposal = async () => {
  const talk = await aNegotiation();
  await talk.advance();
  const sent: Outgoing[] = [];
  const send = async (mail: Outgoing) => sent.push(mail);
  const part = (await talk.file()).head.bookings?.[0]?.parts[0];
  const key = keys.budget('care', '2026-11', part?.shard ?? 0);
  return { ...talk, sent, key, check: () => checkBudgets({}, { ...talk, send }) };
};

describe('the nightly check of budgets', () => {
  it('Where the counters say what the cases say nobody hears of it', async () => {
    const { check, sent } = await aProposal();
    expect(await check()).toEqual({ period: '2026-11', cases: 1, drifted: 0 });
    expect(sent).toEqual([]);
  });

  it('Where they do not a supervisor is told what differs, in money, each night, and nothing is corrected', async () => {
    const { table, check, sent, key } = await aProposal();
    await table.write([{ update: key, add: { free: -12_345, reserved: 12_345 } }]);
    const before = await table.get(key);
    expect(await check()).toMatchObject({ drifted: 1 });
    expect(await check()).toMatchObject({ drifted: 1 });
    expect(await table.get(key)).toEqual(before);
    expect(sent).toHaveLength(2);
    const [mail] = sent;
    const supervisors = policy.people.filter(({ roles }) => roles.includes('supervisor')).map(({ email }) => email);
    expect(supervisors).toContain(mail?.to);
    expect(mail?.subject).toBe('Presupuestos que no cuadran: 2026-11');
    expect(mail?.text).toMatch(/- care 2026-11 · \d: reservado 133,45\s€ \(los casos dicen 10,00\s€\), libre /);
    expect(mail?.text).not.toMatch(/caldera|customer-1/);
  });

  it('On the first day of a period it is the one that has ended which is looked at', async () => {
    const { check, clock } = await aProposal();
    clock.set('2026-12-01T01:40:00.000Z');
    expect(await check()).toMatchObject({ period: '2026-11', cases: 1 });
    clock.set('2026-12-02T01:40:00.000Z');
    expect(await check()).toEqual({ period: '2026-12', cases: 0, drifted: 0 });
  });

  it('A case in which nothing has happened since the period began is not read', async () => {
    const { check, clock, table } = await aProposal();
    const read: string[] = [];
    const { getMany } = table;
    table.getMany = (asked) => {
      read.push(...asked.map(({ pk }) => pk));
      return getMany(asked);
    };
    clock.set('2026-12-10T01:40:00.000Z');
    await check();
    expect(read.filter((pk) => pk.startsWith('CASE#'))).toEqual([]);
    expect(read.length).toBeGreaterThan(0);
  });
});

it.each([
  ['2026-11', '2026-10-31T23:00:00.000Z'],
  ['2026-Q4', '2026-09-30T22:00:00.000Z'],
  ['2026', '2025-12-31T23:00:00.000Z'],
])('The period %s begins at midnight in the company’s zone', (period, start) => {
  expect(startOfPeriod(policy, period)).toBe(start);
  expect(MONDAY > start).toBe(true);
});
