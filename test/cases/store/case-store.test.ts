import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseStore } from '#cases/store/case-store.ts';
import { storeItems } from '#cases/store/items.ts';
import { keys, pendingPartition, shardOf } from '#cases/store/keys.ts';
import { ConditionFailed, type Table } from '#cases/store/table.ts';
import { textItem } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { firstBreak } from '#domain/case/history.ts';
import { Transient } from '#domain/failures.ts';
import { decided } from '#domain/tasks/decide.ts';
import { aCase, CASE_ID, caseFixture, MONDAY } from '#test/support/case-fixture.ts';
import { still } from '#test/support/dating.ts';
import { anEvent } from '#test/support/events.ts';

/** One of several people who change a case at the same time. */
const note = (fixture: ReturnType<typeof caseFixture>, name: string) =>
  fixture.cases.change(CASE_ID, MONDAY, () => ({
    events: [anEvent('note-added', { messageId: name })],
    items: [textItem(name, name)],
    effects: [{ effect: 'send', messageId: name }],
  }));

describe('a case in the table', () => {
  it('A case opens with its history, its texts and its effects, or not at all', async () => {
    const fixture = caseFixture();
    const head = await fixture.openCase({ effects: [{ effect: 'start', machine: 'complaint', cycle: 1 }] });
    expect(head.seq).toBe(1);
    expect(await fixture.cases.head(CASE_ID)).toMatchObject(head);
    const { events, texts, complainant } = await fixture.file();
    expect(firstBreak(events)).toBeUndefined();
    expect(texts.get('first')).toMatch(/caldera/);
    expect(complainant).toMatchObject({ email: 'ana@example.com' });
    const [effect] = await fixture.outbox();
    expect(effect).toMatchObject({ effect: 'start', caseId: CASE_ID, effectId: '000001-00', createdAt: MONDAY });
    const pending = await fixture.table.index('gsi2', pendingPartition(shardOf(CASE_ID)));
    expect(pending.keys).toMatchObject([keys.outbox(CASE_ID, '000001-00')]);
    await expect(fixture.openCase()).rejects.toThrow(ConditionFailed);
  });

  it('A case is refused where a look-up exists already', async () => {
    const fixture = caseFixture();
    const reference = { kind: 'reference', reference: 'AM-7K3Q9F2D' } as const;
    const event = anEvent('complaint-received');
    await fixture.cases.open(aCase(), { events: [event], items: [reference] });
    const second = aCase({ caseId: CASE_ID.replace('1938', '1939') });
    await expect(fixture.cases.open(second, { events: [event], items: [reference] })).rejects.toThrow(ConditionFailed);
    expect(await fixture.cases.load(second.caseId)).toBeUndefined();
  });

  it('A case loses nothing and keeps its chain whole, whoever changes it at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 5 }), async (scheduler, writers) => {
        const fixture = caseFixture();
        await fixture.openCase();
        const { table } = fixture;
        // Every read and write of the table waits for its turn, in an order that fast-check chooses.
        const slow: Table = {
          ...table,
          query: scheduler.scheduleFunction(table.query),
          write: scheduler.scheduleFunction(table.write),
        };
        const cases = caseStore(slow, still);
        const names = Array.from({ length: writers }, (_, n) => `writer-${n}`);
        await scheduler.waitFor(Promise.all(names.map((name) => note({ ...fixture, cases }, name))));
        const { events, texts, head } = await fixture.file();
        expect(firstBreak(events)).toBeUndefined();
        expect([head.seq, head.lastHash]).toEqual([events.length, events.at(-1)?.hash]);
        expect(
          eventsOf(events.slice(1), 'note-added')
            .map(({ data }) => data.messageId)
            .sort(),
        ).toEqual(names);
        expect([...texts.keys()].sort()).toEqual(['first', ...names]);
        expect((await fixture.outbox()).map((item) => item.effect === 'send' && item.messageId).sort()).toEqual(names);
      }),
      { numRuns: 25 },
    );
  });

  it('A case shows any link of its history that was changed in the table', async () => {
    const fixture = caseFixture();
    await fixture.openCase();
    for (const name of ['a', 'b', 'c']) await note(fixture, name);
    await fixture.table.write([{ update: keys.event(CASE_ID, 3), set: { data: { name: 'forged' } } }]);
    expect(firstBreak((await fixture.file()).events)).toBe(3);
  });

  it('One of two decisions in a case wins; the other sees what was decided', async () => {
    const fixture = caseFixture();
    await fixture.openCase();
    const { taskId } = await fixture.openTask('examine', { assignee: 'lucia' });
    const decide = (who: string) =>
      fixture.cases.change(CASE_ID, MONDAY, (file) => {
        const task = file.tasks.find((candidate) => candidate.taskId === taskId);
        if (task?.status !== 'open') throw new Error(`decided by ${task?.decidedBy}`);
        return {
          events: [anEvent('examined', {}, { kind: 'person', id: who })],
          items: [decided(task, { by: who, at: MONDAY, output: { questions: [] } })],
        };
      });
    const results = await Promise.allSettled([decide('lucia'), decide('sofia')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const task = await fixture.task(taskId);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { message: `decided by ${task?.decidedBy}` },
    });
    expect(task).toMatchObject({ status: 'decided', decidedAt: MONDAY, output: { questions: [] } });
    expect(await fixture.table.get(keys.task(taskId))).not.toHaveProperty('gsi1pk');
    expect((await fixture.file()).events.filter(({ type }) => type === 'examined')).toHaveLength(1);
  });

  it('A change does nothing where the work is done, and clears what no longer holds', async () => {
    const fixture = caseFixture();
    const head = await fixture.openCase({ head: { stalledAt: MONDAY } });
    expect(await fixture.cases.change(CASE_ID, MONDAY, () => undefined)).toMatchObject(head);
    await fixture.cases.change(CASE_ID, MONDAY, () => ({
      set: { status: 'examined' },
      clear: ['stalledAt'],
      events: [anEvent('examined')],
    }));
    const after = await fixture.cases.head(CASE_ID);
    expect(after).toMatchObject({ status: 'examined', seq: 2 });
    expect(after).not.toHaveProperty('stalledAt');
  });

  it('A change that leaves no trace is refused, and so is one of a case that is not there', async () => {
    const fixture = caseFixture();
    await fixture.openCase();
    await expect(fixture.cases.change(CASE_ID, MONDAY, () => ({ events: [] }))).rejects.toThrow(RangeError);
    await expect(fixture.cases.change('nowhere', MONDAY, () => undefined)).rejects.toThrow('No case nowhere');
  });

  it('A change gives up in a bounded number of attempts, as something that can be tried again', async () => {
    const fixture = caseFixture();
    await fixture.openCase();
    let asked = 0;
    const conflict = () => {
      asked += 1;
      return Promise.reject(new Transient('TransactionConflict'));
    };
    const cases = caseStore({ ...fixture.table, write: conflict }, still);
    const change = cases.change(CASE_ID, MONDAY, () => ({ events: [anEvent('note-added')] }));
    await expect(change).rejects.toThrow(Transient);
    expect(asked).toBe(8);
  });

  it('A change is attempted once where something that may be stored once is there already', async () => {
    const fixture = caseFixture();
    await fixture.openCase();
    const ids = { deliveryId: 'd', messageId: 'm' };
    const seen = { kind: 'seen', channel: 'whatsapp', hash: 'the-same-message', ...ids, result: 'joined' } as const;
    await storeItems(fixture.table, CASE_ID, [seen]);
    let asked = 0;
    const change = fixture.cases.change(CASE_ID, MONDAY, () => {
      asked += 1;
      return { events: [anEvent('note-added')], items: [seen] };
    });
    await expect(change).rejects.toThrow(ConditionFailed);
    expect(asked).toBe(1);
  });

  it('A change passes on every other failure at once', async () => {
    const fixture = caseFixture();
    await fixture.openCase();
    const cases = caseStore({ ...fixture.table, write: () => Promise.reject(new Error('AccessDenied')) }, still);
    const change = cases.change(CASE_ID, MONDAY, () => ({ events: [anEvent('note-added')] }));
    await expect(change).rejects.toThrow('AccessDenied');
  });
});
