import { describe, expect, it } from 'vitest';
import type { Table } from '#cases/store/table.ts';
import type { Case } from '#domain/case/case.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { relay } from '#functions/relay/relay.ts';
import { sweep } from '#functions/relay/sweep/sweep.ts';
import { CASE_ID, caseFixture, knownAs, standingClock } from '#test/support/case-fixture.ts';
import { aDesk, lucia, sofia } from '#test/support/desk.ts';
import { aCustomer } from '#test/support/track.ts';
import { relayDepsOf, services } from '../../relay/services.ts';

const MESSAGES = `/desk/cases/${CASE_ID}/messages`;
const TEXT = 'Mañana vamos a su casa entre las nueve y las once.';
const WHY = 'La responsable no está y esto no espera.';

const written = async ({ head, complainant }: { head?: Partial<Case>; complainant?: Complainant } = {}) => {
  const fixture = caseFixture(standingClock(), 'dated');
  const outside = services();
  await fixture.openCase({
    head: { ...knownAs('ana'), ...head },
    complainant: complainant ?? { name: 'Ana', email: 'ana@example.com' },
  });
  fixture.clock.pass('PT5H');
  const before = await fixture.file();
  const { desk } = aDesk(fixture);
  const write = (text = TEXT, key?: string) =>
    desk('POST', MESSAGES, { as: lucia, json: { text }, ...(key && { headers: { 'idempotency-key': key } }) });
  const { status, body } = await write(TEXT, 'first');
  const messageId = String(body?.['messageId']);
  const deps = relayDepsOf(fixture, outside);
  return {
    ...fixture,
    before,
    deps,
    desk,
    write,
    status,
    body,
    mails: () => outside.mails.length,
    message: async () => (await fixture.file()).messages.find((message) => message.messageId === messageId),
    undo: (as = lucia, id = messageId) => desk('POST', `${MESSAGES}/${id}/undo`, { as, json: {} }),
    stream: async () =>
      relay(
        (await fixture.outboxItems()).map((item) => ({ what: 'effect', caseId: CASE_ID, item })),
        deps,
      ),
    later: async (duration: string) => {
      fixture.clock.pass(duration);
      await sweep(deps);
    },
  };
};

describe('a message that can be taken back', () => {
  it('It does not leave before its time, and leaves with the first sweep after it, once', async () => {
    const { body, clock, stream, later, mails, message } = await written();
    expect(body?.['undoUntil']).toBe(clock.after(clock.now(), 'PT30S'));
    await stream();
    await later('PT29S');
    expect([mails(), (await message())?.status]).toEqual([0, 'held']);
    await later('PT1S');
    expect([mails(), (await message())?.status]).toEqual([1, 'sent']);
    await later('PT5M');
    expect(mails()).toBe(1);
  });

  it('Taken back it never leaves, and case, clocks and promise are as if it had never been written', async () => {
    const { before, undo, later, mails, message, file } = await written();
    const moved = await file();
    expect(moved.head.nextWordBy > before.head.nextWordBy).toBe(true);
    expect(moved.head.correspondence).toMatchObject({ unanswered: 0, ways: { email: 1 } });
    const { status, body } = await undo();
    expect([status, body]).toEqual([
      200,
      { messageId: body?.['messageId'], text: TEXT, nextWordBy: before.head.nextWordBy },
    ]);
    const after = await file();
    expect(after.head.nextWordBy).toBe(before.head.nextWordBy);
    expect(after.head.correspondence).toEqual(before.head.correspondence);
    const dates = (timers: Case['timers']) => timers.map(({ id, dueAt }) => ({ id, dueAt }));
    expect(dates(after.head.timers)).toEqual(dates(before.head.timers));
    await later('PT10M');
    expect([mails(), (await message())?.status]).toEqual([0, 'taken-back']);
  });

  it('The history says that it was written and taken back, the desk shows both, and the customer never sees it', async () => {
    const fixture = await written();
    const { undo, events, desk } = fixture;
    const { see } = aCustomer(fixture);
    expect(JSON.stringify(await see())).not.toContain(TEXT);
    const shown = async () =>
      (
        ((await desk('GET', `/desk/cases/${CASE_ID}`, { as: lucia })).body?.['messages'] ?? []) as Record<
          string,
          unknown
        >[]
      ).find(({ text }) => String(text).includes(TEXT));
    expect(await shown()).toMatchObject({ status: 'held', by: 'lucia', undoUntil: expect.any(String) });
    await undo();
    expect((await events()).slice(-2)).toEqual(['message-sent', 'message-taken-back']);
    expect(await shown()).toMatchObject({ status: 'taken-back', by: 'lucia' });
    expect((await shown())?.['undoUntil']).toBeUndefined();
    expect(JSON.stringify(await see())).not.toContain(TEXT);
  });

  it('Taken back twice it is taken back once, with the same words', async () => {
    const { undo, events } = await written();
    const first = await undo();
    expect(await undo()).toMatchObject({ status: 200, body: first.body ?? {} });
    expect((await events()).filter((type) => type === 'message-taken-back')).toHaveLength(1);
  });

  it('The same words can be written again at once; the key of what was taken back is spent', async () => {
    const { undo, write, body } = await written();
    await undo();
    expect((await write(TEXT, 'first')).body).toMatchObject({ code: 'idempotency-key-reused' });
    const again = await write();
    expect(again.status).toBe(201);
    expect(again.body?.['messageId']).not.toBe(body?.['messageId']);
  });
});

describe('who comes too late, or is somebody else', () => {
  it.each(['PT30S', 'PT31S', 'PT1H'])('After %s the answer is 409 with when it left', async (duration) => {
    const { undo, clock, later, message, mails } = await written();
    const until = clock.after(clock.now(), 'PT30S');
    clock.pass(duration);
    expect(await undo()).toMatchObject({ status: 409, body: { code: 'message-left', leftAt: until } });
    await later('PT1S');
    const leftAt = (await message())?.sentAt;
    expect(await undo()).toMatchObject({ status: 409, body: { code: 'message-left', leftAt } });
    expect(mails()).toBe(1);
  });

  it('Nobody but its writer takes it back, not even a supervisor; what is no message of ours is not there', async () => {
    const { undo, message } = await written();
    expect(await undo(sofia)).toMatchObject({ status: 403, body: { code: 'not-your-message' } });
    expect(await undo(lucia, 'first')).toMatchObject({ status: 404, body: { code: 'no-such-message' } });
    expect(await undo(lucia, 'nothing')).toMatchObject({ status: 404, body: { code: 'no-such-message' } });
    expect((await message())?.status).toBe('held');
  });

  it('Who wrote in the place of the owner needs no second reason to take it back', async () => {
    const { desk } = await written();
    const { body } = await desk('POST', MESSAGES, { as: sofia, json: { text: 'Otra cosa.', reason: WHY } });
    expect((await desk('POST', `${MESSAGES}/${body?.['messageId']}/undo`, { as: sofia, json: {} })).status).toBe(200);
  });

  it('Another promise that was made since stays', async () => {
    const { undo, write, clock, file } = await written();
    clock.pass('PT10S');
    const second = await write('Y llevaremos la pieza.');
    await undo();
    const { head } = await file();
    expect(head.nextWordBy).toBe(second.body?.['nextWordBy']);
    expect(head.correspondence).toMatchObject({ lastWordAt: clock.now(), ways: { email: 1 } });
  });
});

describe('a send and an undo at the same moment', () => {
  /** The write that lets it go happens just before, or just after, that of taking it back. */
  const racing = async (first: 'send' | 'undo') => {
    const fixture = await written();
    const { table, deps, undo, clock } = fixture;
    let answer: Awaited<ReturnType<typeof undo>> | undefined;
    const lets = (writes: Parameters<Table['write']>[0]) =>
      writes.some((write) => 'update' in write && write.set?.['status'] === 'queued');
    const raced: Table = {
      ...table,
      write: async (writes) => {
        if (!answer && first === 'undo' && lets(writes)) {
          // The clock of the function that takes it back is a second behind.
          clock.set('2026-11-23T14:00:29.000Z');
          answer = await undo();
          clock.set('2026-11-23T14:00:31.000Z');
        }
        await table.write(writes);
        if (!answer && first === 'send' && lets(writes)) {
          clock.set('2026-11-23T14:00:29.000Z');
          answer = await undo();
          clock.set('2026-11-23T14:00:31.000Z');
        }
      },
    };
    clock.pass('PT31S');
    await sweep({ ...deps, table: raced });
    await sweep(deps);
    await fixture.later('PT2M');
    return { ...fixture, answer };
  };

  it('Where taking it back was first, nothing leaves and nothing is left over', async () => {
    const { answer, mails, message, outbox } = await racing('undo');
    expect(answer?.status).toBe(200);
    expect([mails(), (await message())?.status]).toEqual([0, 'taken-back']);
    expect((await outbox()).filter(({ effect }) => effect === 'send')).toEqual([]);
  });

  it('Where sending was first, it leaves once and whoever takes it back reads so', async () => {
    const { answer, mails, message } = await racing('send');
    expect(answer).toMatchObject({ status: 409, body: { code: 'message-left' } });
    expect([mails(), (await message())?.status]).toEqual([1, 'sent']);
  });

  it('A function that dies after it has let it go loses nothing: the next sweep sends it', async () => {
    const fixture = await written();
    const { table, deps, clock, mails, message, later } = fixture;
    const dying: Table = {
      ...table,
      write: async (writes) => {
        await table.write(writes);
        if (writes.some((write) => 'update' in write && write.set?.['status'] === 'queued')) throw new Error('killed');
      },
    };
    clock.pass('PT31S');
    await sweep({ ...deps, table: dying });
    expect([mails(), (await message())?.status]).toEqual([0, 'queued']);
    expect((await fixture.undo()).status).toBe(409);
    await later('PT2M');
    expect([mails(), (await message())?.status]).toEqual([1, 'sent']);
  });
});

describe('what is not held', () => {
  const whatsapp = { channel: 'whatsapp', id: '34600100200', lastHeardAt: '2026-11-23T09:00:00.000Z' };
  it.each([
    ['a chat', { head: { channel: 'whatsapp' }, complainant: { handles: [whatsapp] } }],
    ['a critical case', { head: { severity: { level: 4 as const, points: 9, reasons: [] } } }],
    ['the page alone', { complainant: { name: 'Ana' } }],
  ])('%s: it leaves at once, and cannot be taken back', async (_, start) => {
    const { body, message, undo } = await written(start);
    expect(body?.['undoUntil']).toBeUndefined();
    expect((await message())?.held).toBeUndefined();
    expect(await undo()).toMatchObject({ status: 409, body: { code: 'message-left' } });
  });

  it('What a person has to bring waits as a mail does', async () => {
    const { body, message, later, undo } = await written({ complainant: { name: 'Ana', phone: '600100200' } });
    expect(body).toMatchObject({ channel: 'tracking-page', undoUntil: expect.any(String) });
    expect((await message())?.status).toBe('held');
    await later('PT31S');
    expect((await message())?.status).toBe('sent');
    expect((await undo()).status).toBe(409);
  });

  it('A date that comes before it would have left is not waited past', async () => {
    const { clock, file, write } = await written();
    const { head } = await file();
    clock.set(new Date(Date.parse(head.nextWordBy) - 100_000).toISOString());
    expect((await write('Ya tenemos fecha.')).body?.['undoUntil']).toBeUndefined();
  });
});
