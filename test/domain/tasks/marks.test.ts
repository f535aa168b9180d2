import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseTimer } from '#domain/case/timer.ts';
import { isUnread, snoozedUntil, snoozeLimit } from '#domain/tasks/marks.ts';

const hour = (n: number): string => new Date(Date.UTC(2026, 10, 23) + n * 3_600_000).toISOString();
const now = hour(0);

const timer = (strikesAt: number, over: Partial<CaseTimer> = {}): CaseTimer => ({
  id: `t${strikesAt}`,
  timer: 'answer',
  rule: 'answer',
  startedAt: hour(-100),
  dueAt: hour(400),
  next: { thresholdPercent: 75, at: hour(strikesAt) },
  firedCount: 0,
  ...over,
});
const head = (timers: CaseTimer[] = [], dates = { nextWordBy: hour(120), answerBy: hour(300) }) => ({
  timers,
  ...dates,
});
const examine = { kind: 'examine', dueAt: hour(72) } as const;

describe('Until when something can be put off', () => {
  it.each([
    ['a task without clocks in its case: until it is due', examine, head(), hour(72)],
    ['a clock that strikes before: until then', examine, head([timer(30), timer(50)]), hour(30)],
    ['a clock that strikes later: until the task is due', examine, head([timer(90)]), hour(72)],
    ['a clock that has struck: it holds nobody up', examine, head([timer(-2)]), hour(72)],
    ['a clock that is paused: it strikes nobody', examine, head([timer(10, { paused: true })]), hour(72)],
    ['a case: until the next word that was promised', undefined, head(), hour(120)],
    ['a case whose answer is due first', undefined, head([], { nextWordBy: hour(50), answerBy: hour(20) }), hour(20)],
    ['a task that is due', { ...examine, dueAt: hour(-1) }, head(), undefined],
    ['a task that is due this moment', { ...examine, dueAt: now }, head(), undefined],
    ['a case that is late', undefined, head([], { nextWordBy: hour(-1), answerBy: hour(20) }), undefined],
    ['an urgent call', { kind: 'call', dueAt: hour(2) } as const, head(), undefined],
  ])('%s', (_, task, of, limit) => {
    expect(snoozeLimit({ head: of, now, ...(task && { task }) })).toBe(limit);
  });

  it('It is never after the due date, whatever clocks there are', () => {
    void fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.array(fc.integer({ min: -50, max: 500 })), (due, strikes) => {
        const limit = snoozeLimit({
          head: head(strikes.map((at) => timer(at))),
          task: { ...examine, dueAt: hour(due) },
          now,
        });
        expect(limit && limit <= hour(due) && limit > now).toBe(true);
      }),
    );
  });
});

describe('What is put off', () => {
  const mark = { id: 'x', caseId: 'x', at: now, snoozedUntil: hour(10), version: 7 };
  it.each([
    ['it is put off still', mark, { head: { seq: 7 }, dueAt: hour(72), now }, hour(10)],
    ['its time is over', mark, { head: { seq: 7 }, dueAt: hour(72), now: hour(10) }, undefined],
    ['something has happened in the case', mark, { head: { seq: 8 }, dueAt: hour(72), now }, undefined],
    ['it has become due, as where its date was moved', mark, { head: { seq: 7 }, dueAt: hour(-1), now }, undefined],
    ['nobody put it off', undefined, { head: { seq: 7 }, dueAt: hour(72), now }, undefined],
  ])('%s', (_, one, of, until) => {
    expect(snoozedUntil(one, of)).toBe(until);
  });
});

describe('What is unread', () => {
  const words = (said: number, unanswered: number, over = {}) => ({
    correspondence: { said, unanswered, receipts: 0, ways: {}, lastWordAt: hour(-5), ...over },
  });
  const read = { id: 'x', caseId: 'x', at: now };
  it.each([
    ['a complaint that just came', undefined, words(1, 1), false],
    ['a case without a word', undefined, {}, false],
    ['more words that nobody has answered', undefined, words(2, 1), true],
    ['words that were answered', undefined, words(3, 0), false],
    ['words that only a receipt answered', undefined, words(2, 0, { lastReceiptAt: hour(-5) }), true],
    ['words that were answered after a receipt', undefined, words(2, 0, { lastReceiptAt: hour(-9) }), false],
    ['words that somebody has read', { ...read, readSaid: 2 }, words(2, 1), false],
    ['words that came after those', { ...read, readSaid: 2 }, words(3, 2), true],
    ['what somebody marked, whatever was answered', { ...read, isUnread: true }, words(3, 0), true],
  ])('%s', (_, mark, of, unread) => {
    expect(isUnread(mark, of)).toBe(unread);
  });
});
