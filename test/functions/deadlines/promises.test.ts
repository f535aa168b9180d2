import { describe, expect, it } from 'vitest';
import type { Case, Message } from '#domain/case.ts';
import { strike } from '#functions/deadlines/strike.ts';
import { keys } from '#functions/shared/store/keys.ts';
import { aWorld, CASE_ID } from '#test/builders/world.ts';
import { deadlineDepsOf, lastClock } from './deadlines.ts';

const NEXT_WORD = '2026-11-25T09:00:00.000Z';
const ANSWER = '2026-12-08T09:00:00.000Z';
const word = { clock: 'next-word', caseId: CASE_ID, at: NEXT_WORD } as const;
const answer = { clock: 'answer', caseId: CASE_ID, at: ANSWER } as const;

/** The scheduler strikes up to a minute late. */
const aCaseAt = async (at: string, head: Partial<Case> = {}) => {
  const world = aWorld();
  await world.openCase({ head });
  world.clock.set(at);
  world.clock.pass('PT59S');
  return { world, deps: deadlineDepsOf(world) };
};

const said = (over: Partial<Message>) => {
  const message: Message = {
    messageId: 'word',
    direction: 'out',
    audience: 'customer',
    channel: 'email',
    at: '2026-11-24T12:00:00.000Z',
    template: 'customer-message',
    textId: 'word',
    status: 'sent',
    ...over,
  };
  return { put: { ...keys.message(CASE_ID, message.messageId), ...message } };
};

describe('the next word to the customer', () => {
  it('that was not given is a broken promise: owner and supervisor hear of it, and it is promised anew', async () => {
    const { world, deps } = await aCaseAt(NEXT_WORD);
    await strike(word, deps);
    await strike(word, deps);
    expect(await world.events()).toEqual(['complaint-received', 'word-broken']);
    expect(await world.written()).toEqual([`staff-breach lucia`, 'staff-breach sofia']);
    const { head } = await world.file();
    expect(head.nextWordBy).toBe('2026-11-27T09:00:59.000Z');
    expect(await lastClock(world)).toMatchObject({ at: head.nextWordBy, tick: { ...word, at: head.nextWordBy } });
    expect((await lastClock(world))?.name).not.toBe(`next-word-${CASE_ID}`);
  });

  it('is promised sooner the more serious the case is', async () => {
    const { world, deps } = await aCaseAt(NEXT_WORD, { severity: { level: 4, points: 9, reasons: [] } });
    await strike(word, deps);
    expect((await world.file()).head.nextWordBy).toBe('2026-11-25T13:00:59.000Z');
  });

  it.each<[string, Partial<Message>, string]>([
    ['a message of the owner keeps it', {}, 'word-kept'],
    ['an offer keeps it', { template: 'offer' }, 'word-kept'],
    ['an acknowledgment does not', { template: 'acknowledgment' }, 'word-broken'],
    ['a message that did not arrive does not', { status: 'failed' }, 'word-broken'],
    ['a note of the team does not', { audience: 'note' }, 'word-broken'],
    ['a message from before the promise does not', { at: '2026-11-22T12:00:00.000Z' }, 'word-broken'],
    ['what the customer wrote does not', { direction: 'in' }, 'word-broken'],
  ])('%s', async (_, message, event) => {
    const { world, deps } = await aCaseAt(NEXT_WORD);
    await world.table.write([said(message)]);
    await strike(word, deps);
    expect((await world.events()).at(-1)).toBe(event);
    expect(await world.written()).toHaveLength(
      (message.direction === 'in' ? 0 : 1) + (event === 'word-broken' ? 2 : 0),
    );
    expect((await lastClock(world))?.tick).toMatchObject({ clock: 'next-word' });
  });

  it('is not owed while we wait for the customer’s own answer', async () => {
    const { world, deps } = await aCaseAt(NEXT_WORD);
    await world.openTask('offer', { assignee: 'customer', parts: [1] });
    await strike(word, deps);
    expect((await world.events()).at(-1)).toBe('word-kept');
  });

  it.each<[string, Partial<Case>]>([
    ['the promise has moved', { nextWordBy: '2026-11-26T09:00:00.000Z' }],
    ['the case is closed', { closedAt: '2026-11-24T09:00:00.000Z' }],
  ])('where %s the clock does nothing', async (_, head) => {
    const { world, deps } = await aCaseAt(NEXT_WORD, head);
    await strike(word, deps);
    expect(await world.events()).toEqual(['complaint-received']);
    expect(await world.outbox()).toEqual([]);
  });
});

describe('the date of the answer', () => {
  it('that passes without one is told once to owner and supervisor, and closes nothing', async () => {
    const { world, deps } = await aCaseAt(ANSWER);
    await Promise.all([strike(answer, deps), strike(answer, deps)]);
    await strike(answer, deps);
    expect(await world.events()).toEqual(['complaint-received', 'answer-overdue']);
    expect(await world.written()).toEqual(['staff-breach lucia', 'staff-breach sofia']);
    expect((await world.file()).texts.get(`answer-overdue-${Date.parse(ANSWER)}-lucia`)).toContain(
      'la respuesta a la reclamación',
    );
    expect((await world.file()).head).toMatchObject({ status: 'acknowledged', answerBy: ANSWER });
  });

  it.each<[string, Partial<Case>]>([
    ['is answered', { closedAt: '2026-11-30T09:00:00.000Z' }],
    ['was reopened with another date', { answerBy: '2026-12-20T09:00:00.000Z' }],
  ])('of a case that %s passes quietly', async (_, head) => {
    const { world, deps } = await aCaseAt(ANSWER, head);
    await strike(answer, deps);
    expect(await world.events()).toEqual(['complaint-received']);
  });

  it('of a case without an owner is told to a supervisor', async () => {
    const world = aWorld();
    const { owner, ...rest } = (await world.openCase()) as Case;
    await world.table.write([{ update: keys.head(CASE_ID), remove: ['owner'] }]);
    expect([owner, rest.answerBy]).toEqual(['lucia', ANSWER]);
    await strike(answer, deadlineDepsOf(world));
    expect(await world.written()).toEqual(['staff-breach sofia']);
  });
});
