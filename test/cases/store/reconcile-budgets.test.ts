import { expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { driftOf, mend } from '#cases/store/reconcile-budgets.ts';
import { CASE_ID, MONDAY } from '#test/support/case-fixture.ts';
import { aNegotiation } from '../../stages/concede/negotiation.ts';

const asked = { accounts: [{ team: 'care', period: '2026-11' }], from: MONDAY, to: MONDAY };

it('Counters say what the cases say, whatever was proposed and agreed; one that was changed by hand is found and mended', async () => {
  const talk = await aNegotiation();
  await talk.advance();
  expect(await driftOf(talk.table, asked)).toEqual([]);
  await talk.answer({ decision: 'accept', option: 'a' });
  await talk.write();
  expect(await driftOf(talk.table, asked)).toEqual([]);

  const shard = (await talk.file()).head.bookings?.[0]?.parts[0]?.shard ?? 0;
  const key = keys.budget('care', '2026-11', shard);
  await talk.table.write([{ update: key, add: { free: -500, reserved: 500 } }]);
  const [drift, ...others] = await driftOf(talk.table, asked);
  expect(others).toEqual([]);
  expect(drift).toMatchObject({ team: 'care', shard, counted: { reserved: 500 }, byCases: { reserved: 0 } });
  if (!drift) throw new Error('Nothing was found');
  expect(await mend(talk.table, { ...drift, counted: { ...drift.counted, reserved: 1 } })).toBe(false);
  expect(await mend(talk.table, drift)).toBe(true);
  expect(await driftOf(talk.table, asked)).toEqual([]);
});

it('What a case holds that no counter knows is found', async () => {
  const talk = await aNegotiation();
  await talk.advance();
  const { bookings = [] } = (await talk.file()).head;
  const more = bookings.map((one) => ({
    ...one,
    parts: one.parts.map((part) => ({ ...part, amount: part.amount + 1 })),
  }));
  await talk.table.write([{ update: keys.head(CASE_ID), set: { bookings: more } }]);
  expect(await driftOf(talk.table, asked)).toMatchObject([{ period: '2026-11', team: 'care' }]);
});
