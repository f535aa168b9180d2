import { beforeAll, describe, expect, it } from 'vitest';
import { caseStore } from '#cases/store/case-store.ts';
import { steadyId } from '#channels/inbound-objects.ts';
import { WHOLE } from '#domain/case/case-file.ts';
import { firstBreak } from '#domain/case/history.ts';
import { correspondenceOf } from '#domain/messages/correspondence.ts';
import { addNote, writeToCustomer } from '#functions/desk/writing/write-on-case.ts';
import { addMessage } from '#functions/track/add-message.ts';
import type { TrackDeps } from '#functions/track/contract.ts';
import { CASE_ID, caseFixture, policy, standingClock } from '#test/support/case-fixture.ts';
import { dated } from '#test/support/dating.ts';
import { deskDeps, lucia } from '#test/support/desk.ts';
import { countedTable, grown, nth, type Reads } from './long-case.ts';

const LATER = '2026-11-30T09:00:00.000Z';

/** A case with so many messages, and what each kind of change reads of it. */
const measured = async (count: number) => {
  const fixture = caseFixture(standingClock(LATER), 'dated');
  await fixture.openCase();
  await grown(fixture, count);
  const reads: Reads = { items: 0, characters: 0 };
  const table = countedTable(fixture.table, reads);
  const cases = caseStore(table, dated(table, policy, fixture.clock));
  let made = 0;
  const newId = () => steadyId(LATER, `new ${++made}`);
  const deps = { ...deskDeps(fixture), table, cases, newId };
  const readBy = async (change: () => Promise<unknown>): Promise<Reads> => {
    Object.assign(reads, { items: 0, characters: 0 });
    await change();
    return { ...reads };
  };
  const user = { ...lucia, language: 'es' } as const;
  // Whoever sees a case for the first time asks for it in one piece, and knows from then on that it is long.
  const first = await readBy(() => cases.load(CASE_ID));
  return {
    fixture,
    cases,
    first,
    reads: {
      'a note': await readBy(() => addNote({ caseId: CASE_ID, text: 'Llamo mañana', user } as never, deps as never)),
      'a message of ours': await readBy(() =>
        writeToCustomer({ caseId: CASE_ID, text: 'Le llamamos mañana a las diez.', user } as never, deps as never),
      ),
      'a message of the customer': await readBy(() =>
        addMessage({ caseId: CASE_ID, text: 'Gracias, espero su llamada' }, deps as unknown as TrackDeps),
      ),
      'any event': await readBy(() =>
        cases.change(CASE_ID, LATER, () => ({
          events: [{ type: 'exported', actor: { kind: 'system' }, data: { purpose: 'access' } }],
        })),
      ),
    },
  };
};

describe('a case with 3,000 messages', () => {
  let few: Awaited<ReturnType<typeof measured>>;
  let many: Awaited<ReturnType<typeof measured>>;
  beforeAll(async () => {
    few = await measured(100);
    many = await measured(3000);
  });

  it('costs a change as many reads as one with a hundred', () => {
    for (const [change, { items, characters }] of Object.entries(many.reads)) {
      const before = few.reads[change as keyof typeof few.reads];
      expect([change, items]).toEqual([change, before.items]);
      expect(characters / before.characters).toBeLessThan(1.05);
    }
  });

  it('and no more than about one with ten messages', async () => {
    const ten = await measured(10);
    for (const [change, { items, characters }] of Object.entries(many.reads)) {
      const before = ten.reads[change as keyof typeof ten.reads];
      expect(items).toBeLessThan(before.items + 60);
      expect(characters).toBeLessThan(60_000);
    }
  });

  it('and its first reader a hundred and twenty items more at most, asked for in one piece', () => {
    const load = many.reads['any event'];
    expect(many.first.items).toBeLessThanOrEqual(load.items + 120);
    expect(many.first.items).toBe(few.first.items);
    expect(many.first.characters).toBeLessThan(120_000);
  });

  it('keeps its history whole, and says of all its messages what has to be known', async () => {
    const whole = await many.cases.load(CASE_ID, WHOLE);
    expect(firstBreak(whole?.events ?? [])).toBeUndefined();
    expect(whole?.messages.filter(({ direction }) => direction === 'in')).toHaveLength(3002);
    const part = await many.cases.load(CASE_ID);
    expect(part?.isPart).toBe(true);
    const { today: _, ...known } = part ? correspondenceOf(part) : { today: undefined };
    expect(known).toEqual(whole && correspondenceOf(whole));
  });

  it('gives a message that is asked for by its id, with its words, however old', async () => {
    const { messageId } = nth(7);
    const file = await many.cases.load(CASE_ID, { messages: [messageId, undefined] });
    expect(file?.messages.map((message) => message.messageId)).toContain(messageId);
    expect(file?.texts.get(messageId)).toContain('7');
    expect(file?.messages.map((message) => message.messageId)).toContain('first');
    expect(file?.messages.map((message) => message.messageId)).not.toContain(nth(8).messageId);
  });
});
