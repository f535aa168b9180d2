import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import type { Case } from '#domain/case/case.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import type { EventType } from '#domain/case/events.ts';
import type { Message } from '#domain/case/message.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { CASE_ID, caseFixture, MONDAY, standingClock } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { lastTimer, timerDepsOf } from './timers.ts';

/** Monday and fifteen calendar days, under the Spanish Consumer Act. */
const ANSWER = '2026-12-08T22:59:59.999Z';
const NEXT_WORD = '2026-11-25T09:00:00.000Z';
type CaseTimerEvent = Extract<TimerEvent, { timer: 'case' }>;
const word: CaseTimerEvent = {
  timer: 'case',
  caseId: CASE_ID,
  id: 'next-word',
  dueAt: NEXT_WORD,
  thresholdPercent: 100,
};
const answer = (thresholdPercent: number): CaseTimerEvent => ({
  timer: 'case',
  caseId: CASE_ID,
  id: 'answer',
  dueAt: ANSWER,
  thresholdPercent,
});

/** An acknowledged case whose promise is Wednesday's; the scheduler strikes up to a minute late. */
const aCaseAt = async (at: string, head: Partial<Case> = {}) => {
  const fixture = caseFixture(standingClock(), 'dated');
  await fixture.openCase({ head });
  await fixture.cases.change(CASE_ID, MONDAY, () => ({
    events: [anEvent('acknowledged', { cycle: 1 })],
  }));
  fixture.clock.set(at);
  fixture.clock.pass('PT59S');
  return { fixture, deps: timerDepsOf(fixture) };
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

describe('the promised update to the customer', () => {
  it('A promised update that was not sent is a broken promise: the owner is notified, a supervisor has a task, and the next is promised', async () => {
    const { fixture, deps } = await aCaseAt(NEXT_WORD);
    await timerFired(word, deps);
    await timerFired(word, deps);
    expect(await fixture.events()).toEqual([
      'complaint-received',
      'acknowledged',
      'word-broken',
      'task-opened',
      'escalation-raised',
    ]);
    expect((await fixture.written()).toSorted()).toEqual(['staff-breach lucia', 'staff-escalated sofia']);
    const { head, tasks } = await fixture.file();
    expect(tasks).toMatchObject([{ kind: 'escalation', assignee: 'sofia', status: 'open', level: 'supervisor' }]);
    expect(head.nextWordBy).toBe('2026-11-27T09:00:59.000Z');
    expect(head.timers.find(({ id }) => id === 'next-word')).toMatchObject({ dueAt: head.nextWordBy, firedCount: 1 });
    expect((await fixture.outbox()).filter(({ effect }) => effect === 'set-timer').at(-1)).toMatchObject({
      name: `timer-${CASE_ID}-next-word-1`,
      timerEvent: { ...word, dueAt: head.nextWordBy, thresholdPercent: 60 },
    });
  });

  it('After each further broken promise the next update is promised for twice as long, so that nobody drowns in notices', async () => {
    const { fixture, deps } = await aCaseAt(NEXT_WORD);
    const waits: number[] = [];
    for (let silence = 0; silence < 9; silence++) {
      const { nextWordBy } = (await fixture.file()).head;
      fixture.clock.set(nextWordBy);
      await timerFired({ ...word, dueAt: nextWordBy }, deps);
      waits.push((Date.parse((await fixture.file()).head.nextWordBy) - Date.parse(nextWordBy)) / 86_400_000);
    }
    // The third is cut at the date of the answer, on 8 December.
    expect(waits.map(Math.round)).toEqual([2, 4, 8, 16, 32, 64, 128, 128, 128]);
  });

  it('The update is promised sooner the more serious the case is', async () => {
    const { fixture, deps } = await aCaseAt(NEXT_WORD, { severity: { level: 4, points: 9, reasons: [] } });
    await timerFired(word, deps);
    expect((await fixture.file()).head.nextWordBy).toBe('2026-11-25T13:00:59.000Z');
  });

  it.each<[string, Partial<Message>, EventType]>([
    ['A message of the owner keeps the promise of an update', {}, 'word-kept'],
    ['An offer keeps the promise of an update', { template: 'offer' }, 'word-kept'],
    ['An acknowledgment does not keep the promise of an update', { template: 'acknowledgment' }, 'word-broken'],
    ['A message that did not arrive does not keep the promise of an update', { status: 'failed' }, 'word-broken'],
    ['A note of the team does not keep the promise of an update', { audience: 'note' }, 'word-broken'],
    [
      'A message from before the promise of an update does not keep it',
      { at: '2026-11-22T12:00:00.000Z' },
      'word-broken',
    ],
    ['A message of the customer does not keep the promise of an update', { direction: 'in' }, 'word-broken'],
  ])('%s', async (_, message, event) => {
    const { fixture, deps } = await aCaseAt(NEXT_WORD);
    await fixture.table.write([said(message)]);
    await timerFired(word, deps);
    expect((await fixture.events()).includes(event)).toBe(true);
  });

  it('No update is owed while we wait for the customer’s own answer', async () => {
    const { fixture, deps } = await aCaseAt(NEXT_WORD);
    await fixture.openTask('offer', { assignee: 'customer', parts: [1] });
    await timerFired(word, deps);
    expect((await fixture.events()).at(-1)).toBe('word-kept');
  });

  it.each<[string, Partial<Case>]>([
    ['the promise has moved', { nextWordBy: '2026-11-26T09:00:00.000Z' }],
    ['the case is closed', { closedAt: '2026-11-24T09:00:00.000Z' }],
  ])('Where %s, the timer of the promised update does nothing', async (_, head) => {
    const { fixture, deps } = await aCaseAt(NEXT_WORD, head);
    await timerFired(word, deps);
    expect(await fixture.events()).toEqual(['complaint-received', 'acknowledged']);
    expect(await fixture.written()).toEqual([]);
  });
});

describe('the date of the answer', () => {
  it('Before the date of the answer people are warned, more of them the nearer it is, once at each threshold', async () => {
    const { fixture, deps } = await aCaseAt('2026-12-01T03:00:00.000Z');
    for (const thresholdPercent of [50, 50, 75, 99]) await timerFired(answer(thresholdPercent), deps);
    expect(await fixture.events()).toEqual([
      'complaint-received',
      'acknowledged',
      'timer-warned',
      'timer-warned',
      'timer-warned',
    ]);
    expect(await fixture.written()).toEqual([
      'staff-warning lucia',
      'staff-warning lucia',
      'staff-warning lucia',
      'staff-warning sofia',
    ]);
    expect(await lastTimer(fixture)).toMatchObject({
      at: ANSWER,
      name: `timer-${CASE_ID}-answer-3`,
      timerEvent: answer(100),
    });
  });

  it('A missed date of the answer is a breach with its article and a task of the next level, and closes nothing', async () => {
    const { fixture, deps } = await aCaseAt(ANSWER);
    for (const thresholdPercent of [50, 75, 99]) await timerFired(answer(thresholdPercent), deps);
    await Promise.all([timerFired(answer(100), deps), timerFired(answer(100), deps)]);
    const { events, head, tasks } = await fixture.file();
    expect(events.filter(({ type }) => type === 'timer-breached')).toMatchObject([
      { data: { timer: 'answer', rule: 'answer', regime: 'es-consumer', article: '21.3', dueAt: ANSWER } },
    ]);
    expect(head).toMatchObject({ status: 'acknowledged', answerBy: ANSWER });
    expect(head.timers.find(({ id }) => id === 'answer')).toMatchObject({ breached: true });
    expect(tasks).toMatchObject([{ kind: 'escalation', assignee: 'sofia', subject: 'breach:answer' }]);
    expect(await fixture.written()).toEqual(expect.arrayContaining(['staff-breach lucia', 'staff-escalated sofia']));
    const found = await fixture.table.index('gsi3', 'LATE#1', { to: ANSWER });
    expect(found.keys).toMatchObject([keys.head(CASE_ID)]);
  });

  it('The date of the answer of an answered case passes without any notice', async () => {
    const { fixture, deps } = await aCaseAt(ANSWER);
    await fixture.cases.change(CASE_ID, '2026-12-01T09:00:00.000Z', () => ({
      events: [anEvent('answered', { cycle: 1 })],
    }));
    await timerFired(answer(50), deps);
    expect(await fixture.events()).toEqual(['complaint-received', 'acknowledged', 'answered']);
    const dropped = (await fixture.outbox()).flatMap((item) => (item.effect === 'drop-timer' ? item.name : []));
    expect(dropped).toContain(`timer-${CASE_ID}-answer-0`);
    expect((await fixture.table.get(keys.head(CASE_ID)))?.['gsi3pk']).toBeUndefined();
  });

  it('A supervisor is warned of the date of the answer of a case without an owner', async () => {
    const { fixture, deps } = await aCaseAt(ANSWER);
    await fixture.table.write([{ update: keys.head(CASE_ID), remove: ['owner'] }]);
    for (const thresholdPercent of [50, 75, 99, 100]) await timerFired(answer(thresholdPercent), deps);
    expect(await fixture.written()).toContain('staff-escalated sofia');
  });
});
