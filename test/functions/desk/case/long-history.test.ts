import { beforeAll, describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import type { Table } from '#cases/store/table.ts';
import { countedTable, grown, type Reads } from '#test/cases/store/long-case.ts';
import { CASE_ID, caseFixture } from '#test/support/case-fixture.ts';
import { aDesk, sofia } from '#test/support/desk.ts';

const PATH = `/desk/cases/${CASE_ID}`;
const MESSAGES = 1500;

/** The desk with a case of many messages, and what is read of it. */
const aLongCase = async (messages: number) => {
  const reads: Reads = { items: 0, characters: 0 };
  const fixture = caseFixture();
  await fixture.openCase();
  await grown(fixture, messages);
  const table: Table = countedTable({ ...fixture.table }, reads);
  Object.assign(fixture.table, { query: table.query, get: table.get, getMany: table.getMany });
  return { ...aDesk(fixture), reads };
};

describe('the history of a case with 1,500 messages at the desk', () => {
  let long: Awaited<ReturnType<typeof aLongCase>>;
  const page = async (query: Record<string, string> = {}) => (await long.desk('GET', PATH, { as: sofia, query })).body;
  beforeAll(async () => {
    long = await aLongCase(MESSAGES);
  });

  it('is read as far as it is shown, and holds', async () => {
    long.reads.items = 0;
    const { history, historyIntact, earlierHistory } = await page();
    expect(historyIntact).toBe(true);
    expect(history).toHaveLength(500);
    expect(history.at(-1).seq).toBe((await long.cases.head(CASE_ID))?.seq);
    expect(earlierHistory).toBe(history[0].seq);
    expect(long.reads.items).toBeLessThan(900);
  });

  it('is shown page by page without a gap, back to its first entry', async () => {
    const seen: number[] = [];
    for (let before: number | undefined, turn = 0; turn < 10; turn++) {
      const { history, earlierHistory, historyIntact } = await page(before ? { historyBefore: String(before) } : {});
      expect(historyIntact).toBe(true);
      seen.unshift(...history.map(({ seq }: { seq: number }) => seq));
      before = earlierHistory;
      if (before === undefined) break;
    }
    const { seq = 0 } = (await long.cases.head(CASE_ID)) ?? {};
    expect(seen).toEqual(Array.from({ length: seq }, (_, index) => index + 1));
  });

  it('says who wrote a message on an older page of messages too', async () => {
    const { earlierMessages } = await page();
    const { messages, historyIntact } = await page({ before: earlierMessages });
    expect(messages).toHaveLength(50);
    expect(historyIntact).toBe(true);
  });

  it('does not hold where one of its last events, its head or a message that is shown was changed', async () => {
    const { seq = 0 } = (await long.cases.head(CASE_ID)) ?? {};
    const event = { ...keys.event(CASE_ID, seq - 3, 'message-received') };
    const before = await long.table.get(event);
    await long.table.write([{ update: event, set: { at: '2020-01-01T00:00:00.000Z' } }]);
    expect((await page()).historyIntact).toBe(false);
    await long.table.write([{ update: event, set: { at: before?.['at'] } }]);
    expect((await page()).historyIntact).toBe(true);

    const [text] = await long.table.query(keys.partition(CASE_ID), '', {
      from: 'TEXT#0',
      to: 'TEXT#0~',
      descending: true,
      limit: 1,
    });
    if (!text) throw new Error('No text');
    await long.table.write([{ update: { pk: text.pk, sk: text.sk }, set: { text: 'Retiro la queja' } }]);
    expect((await page()).historyIntact).toBe(false);
    await long.table.write([{ update: { pk: text.pk, sk: text.sk }, set: { text: text['text'] } }]);
    expect((await page()).historyIntact).toBe(true);

    const head = (await long.table.get(keys.head(CASE_ID)))?.['status'];
    await long.table.write([{ update: keys.head(CASE_ID), set: { status: 'closed' } }]);
    expect((await page()).historyIntact).toBe(false);
    await long.table.write([{ update: keys.head(CASE_ID), set: { status: head } }]);
    expect((await page()).historyIntact).toBe(true);
  });
});
