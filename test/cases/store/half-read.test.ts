import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { caseStore } from '#cases/store/case-store.ts';
import { keys } from '#cases/store/keys.ts';
import type { Table } from '#cases/store/table.ts';
import { textItem } from '#domain/case/change.ts';
import { Transient } from '#domain/failures.ts';
import { CASE_ID, caseFixture, MONDAY } from '#test/support/case-fixture.ts';
import { still } from '#test/support/dating.ts';
import { anEvent } from '#test/support/events.ts';

type Fixture = ReturnType<typeof caseFixture>;

/** A change with an event that lies with the head, one that lies apart, and a message. */
const note = ({ cases }: Fixture) =>
  cases.change(CASE_ID, MONDAY, ({ head }) => ({
    events: [anEvent('note-added'), anEvent('message-sent')],
    items: [textItem(`note-${head.seq}`, 'a note')],
  }));

/** A table in which somebody does something right after each of the first `times` queries; `queries` counts all. */
const disturbed = (table: Table, { times, act }: { times: number; act: () => Promise<unknown> }) => {
  let left = times;
  const seen = { queries: 0 };
  const query: Table['query'] = async (...asked) => {
    const found = await table.query(...asked);
    seen.queries += 1;
    if (left-- > 0) await act();
    return found;
  };
  return { table: { ...table, query }, seen };
};

/** A case with so many events, and what reads it while somebody adds notes. */
const moving = async (events: number, times: number) => {
  const fixture = caseFixture();
  await fixture.openCase();
  for (let n = 1; n < events; n += 2) await note(fixture);
  const { table, seen } = disturbed(fixture.table, { times, act: () => note(fixture) });
  return { fixture, cases: caseStore(table, still), seen };
};

describe('a case that is changed while it is read', () => {
  beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0.01));
  afterEach(() => void vi.restoreAllMocks());

  it.each([
    [1, 1],
    [5, 2],
    [150, 1],
    [150, 3],
  ])(
    'A case of %i events that moved %i times while it was read is read until its head names its last event',
    async (events, times) => {
      const { cases } = await moving(events, times);
      const file = await cases.load(CASE_ID);
      expect(file?.events.at(-1)).toMatchObject({ seq: file?.head.seq, hash: file?.head.lastHash });
      // Each change stored a text and two events.
      expect(file?.texts.size).toBe(file ? (file.head.seq + 1) / 2 : undefined);
    },
  );

  it('A case that moves each time it is read can be read later', async () => {
    const { cases } = await moving(150, Number.POSITIVE_INFINITY);
    await expect(cases.load(CASE_ID)).rejects.toThrow(Transient);
  });

  it('A small case is read by one query, and is as it was then if it moves right after', async () => {
    const { cases, seen } = await moving(5, Number.POSITIVE_INFINITY);
    const file = await cases.load(CASE_ID);
    expect(file?.events.at(-1)).toMatchObject({ seq: file?.head.seq, hash: file?.head.lastHash });
    expect(file?.texts.size).toBe(file ? (file.head.seq + 1) / 2 : undefined);
    expect(seen.queries).toBe(1);
  });

  it('An event that was taken from the end is missed by whoever looks, who is given the case as it is', async () => {
    const fixture = caseFixture();
    await fixture.openCase();
    await note(fixture);
    await fixture.table.write([{ drop: keys.event(CASE_ID, 3, 'message-sent') }]);
    expect(await fixture.cases.load(CASE_ID)).toMatchObject({ head: { seq: 3 }, events: [{ seq: 1 }, { seq: 2 }] });
  });

  it('Events that a head does not know yet are of a change that is being written', async () => {
    const fixture = caseFixture();
    await fixture.openCase();
    const head = await fixture.table.get(keys.head(CASE_ID));
    await note(fixture);
    if (head) await fixture.table.write([{ put: head }]);
    await expect(fixture.cases.load(CASE_ID)).rejects.toThrow(Transient);
  });

  it('A last event whose hash was changed is shown, so that whoever looks sees that the history is broken', async () => {
    const fixture = caseFixture();
    await fixture.openCase();
    await note(fixture);
    const event = (await fixture.table.query(keys.partition(CASE_ID), 'EVENT#')).find(({ seq }) => seq === 3);
    await fixture.table.write([{ update: event ?? keys.event(CASE_ID, 3), set: { hash: 'forged' } }]);
    expect((await fixture.cases.load(CASE_ID))?.events.at(-1)).toMatchObject({ seq: 3, hash: 'forged' });
  });

  it('A change of a case that moves while it is read is decided on the case as it stands', async () => {
    const { fixture, cases } = await moving(3, 2);
    await cases.change(CASE_ID, MONDAY, (file) => ({
      events: [anEvent('note-added', { messageId: `after-${file.head.seq}` })],
    }));
    const { events, head } = await fixture.file();
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: head.seq }, (_, n) => n + 1));
    expect(events.at(-1)?.data).toMatchObject({ messageId: `after-${head.seq - 1}` });
  });
});
