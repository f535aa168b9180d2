import { expect, it } from 'vitest';
import { headsReceived } from '#cases/store/histories.ts';
import { keys } from '#cases/store/keys.ts';
import { driftOf, mend } from '#cases/store/reconcile-budgets.ts';
import type { Table } from '#cases/store/table.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { aNegotiation } from '../../stages/concede/negotiation.ts';

const driftIn = (table: Table) =>
  driftOf(table, [{ team: 'care', period: '2026-11' }], () => headsReceived(table, '2026-11', '2026-11'));

it('Counters say what the cases say, whatever was proposed and agreed; one that was changed by hand is found and mended', async () => {
  const talk = await aNegotiation();
  await talk.advance();
  expect(await driftIn(talk.table)).toEqual([]);
  await talk.answer({ decision: 'accept', option: 'a' });
  await talk.write();
  expect(await driftIn(talk.table)).toEqual([]);

  const shard = (await talk.file()).head.bookings?.[0]?.parts[0]?.shard ?? 0;
  const key = keys.budget('care', '2026-11', shard);
  await talk.table.write([{ update: key, add: { free: -500, reserved: 500 } }]);
  const [drift, ...others] = await driftIn(talk.table);
  expect(others).toEqual([]);
  expect(drift).toMatchObject({ team: 'care', shard, counted: { reserved: 500 }, byCases: { reserved: 0 } });
  if (!drift) throw new Error('Nothing was found');
  expect(await mend(talk.table, { ...drift, counted: { ...drift.counted, reserved: 1 } })).toBe(false);
  expect(await mend(talk.table, drift)).toBe(true);
  expect(await driftIn(talk.table)).toEqual([]);
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
  expect(await driftIn(talk.table)).toMatchObject([{ period: '2026-11', team: 'care' }]);
});
