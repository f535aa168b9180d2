import { describe, expect, it } from 'vitest';
import type { CaseTimer } from '#domain/case/timer.ts';
import { clock } from '#domain/time.ts';
import { caseTimers } from '#domain/timers/case-timers.ts';
import { policy } from '#test/support/case-fixture.ts';
import { aLine as line } from '#test/support/events.ts';
import { law, regimeOf } from '#test/support/law.ts';
import { ids, type Line, RECEIVED, received, the, timersOf } from './timers-of.ts';

describe('the timers of a case', () => {
  it('The timers of acknowledgment, answer and update begin with the complaint', () => {
    const timers = timersOf([]);
    expect(ids(timers)).toEqual(['acknowledge', 'answer', 'next-word']);
    expect(the('acknowledge', timers)?.dueAt).toBe('2027-01-11T11:05:00.000Z');
    // 12 January and fourteen working days more, without a holiday between: Monday 1 February, whole.
    expect(the('answer', timers)).toMatchObject({
      rule: 'answer-general',
      dueAt: '2027-02-01T22:59:59.999Z',
      firedCount: 0,
    });
  });

  it.each<[string, Line[], string[]]>([
    ['the acknowledgment ends its own', [line('acknowledged', '2027-01-11T11:00:02.000Z')], ['answer', 'next-word']],
    ['an agreement ends the rest', [line('agreed', '2027-01-20T11:00:00.000Z')], ['acknowledge']],
    ['so does a final answer', [line('answered', '2027-01-20T11:00:00.000Z')], ['acknowledge']],
    [
      'each request for a person has a timer of its own',
      [
        line('acknowledged', '2027-01-11T11:00:02.000Z'),
        line('person-asked', '2027-01-12T11:00:00.000Z', { taskId: 't1', supervisor: false }),
        line('person-asked', '2027-01-12T12:00:00.000Z', { taskId: 't2', supervisor: true }),
        line('person-reached', '2027-01-12T12:01:00.000Z', { taskId: 't1' }),
      ],
      ['answer', 'supervisor.t2', 'next-word'],
    ],
    [
      'a reopened case has them again',
      [
        line('acknowledged', '2027-01-11T11:00:02.000Z'),
        line('answered', '2027-01-20T11:00:00.000Z'),
        line('reopened', '2027-02-01T11:00:00.000Z'),
      ],
      ['acknowledge', 'answer', 'next-word'],
    ],
  ])('Of the timers of a case: %s', (_, events, running) => {
    expect(ids(timersOf(events))).toEqual(running);
  });

  it('Timers do not run while the case is parked, and are then what they would have been', () => {
    expect(timersOf([], { head: { setAsideAt: '2027-01-12T11:00:00.000Z' } })).toEqual([]);
    expect(the('answer', timersOf([line('merge-undone', '2027-01-15T11:00:00.000Z')]))?.dueAt).toBe(
      '2027-02-01T22:59:59.999Z',
    );
  });

  it('Timers do not start again by "thanks" or any other message of the customer (chatwoot 10178)', () => {
    const answered = [line('acknowledged', RECEIVED), line('answered', '2027-01-20T11:00:00.000Z')];
    expect(timersOf([...answered, line('message-received', '2027-01-21T11:00:00.000Z')])).toEqual([]);
  });

  it('Timers pause while the customer completes the complaint, and the term begins anew (art. 13.3)', () => {
    const asked = line('completion-requested', '2027-01-13T11:00:00.000Z', { taskId: 'c' });
    const stopped = the('answer', timersOf([asked]));
    expect(stopped).toMatchObject({ paused: true });
    expect(stopped?.next).toBeUndefined();
    // Completed on Monday 18 January: fifteen working days end on Monday 8 February.
    expect(the('answer', timersOf([asked, line('completed', '2027-01-18T11:00:00.000Z')]))?.dueAt).toBe(
      '2027-02-08T22:59:59.999Z',
    );
    const lapsed = line('no-answer', '2027-01-18T11:00:00.000Z', { kind: 'completion' });
    expect(the('answer', timersOf([asked, lapsed]))?.dueAt).toBe('2027-02-08T22:59:59.999Z');
  });

  it('Timers are paused by an open offer in Peru, at most five working days, and by none in Spain', () => {
    const offered = line('offered', '2027-01-13T15:00:00.000Z');
    const at = (regime: string, events: Line[]) => the('answer', timersOf(events, { regime }))?.dueAt ?? '';
    expect(at('pe-libro', [offered]) > at('pe-libro', [])).toBe(true);
    const soon = [offered, line('offer-answered', '2027-01-14T15:00:00.000Z')];
    expect(at('pe-libro', soon) < at('pe-libro', [offered])).toBe(true);
    expect(at('es-sac', [offered])).toBe(at('es-sac', []));
  });

  it('A notice of delay extends the answer only where the law has one', () => {
    const notice = line('late-notice', '2027-01-20T11:00:00.000Z');
    const at = (regime: string, events: Line[]) => the('answer', timersOf(events, { regime, class: 'payment' }))?.dueAt;
    expect(at('es-sac', [notice])).toBe(at('es-sac', []));
    expect(at('eu-psd2', [notice])).not.toBe(at('eu-psd2', []));
  });

  it('The earlier answer of a merged case holds, until the merge is undone', () => {
    const merged = line('merged-in', RECEIVED, { from: 'other', answerBy: '2027-01-20T22:59:59.999Z' });
    expect(the('answer', timersOf([merged]))?.dueAt).toBe('2027-01-20T22:59:59.999Z');
    const undone = line('merge-undone', RECEIVED, { from: 'other' });
    expect(the('answer', timersOf([merged, undone]))?.dueAt).toBe('2027-02-01T22:59:59.999Z');
  });

  it('Timers go on in a country that the company has left, without its holidays: never late', () => {
    const situation = { receivedAt: RECEIVED, nextWordBy: '2027-01-13T11:00:00.000Z' };
    const left = caseTimers({
      head: situation,
      events: [received],
      regime: regimeOf('pe-libro'),
      class: 'general',
      law: { find: () => undefined, company: law.company },
      policy,
      clock: clock(),
      now: RECEIVED,
    });
    expect(
      (the('answer', left)?.dueAt ?? '') <= (the('answer', timersOf([], { regime: 'pe-libro' }))?.dueAt ?? ''),
    ).toBe(true);
  });

  it('Timers count from when a letter reached us, not from when it was entered', () => {
    const { dueAt } = the('answer', timersOf([], { head: { reachedAt: '2027-01-07T12:00:00.000Z' } })) ?? {};
    expect(dueAt).toBe('2027-01-28T22:59:59.999Z');
  });

  it('An update is never promised for after the answer', () => {
    const timers = timersOf([], { class: 'continuity' });
    expect(the('answer', timers)?.dueAt).toBe('2027-01-11T13:00:00.000Z');
    expect(the('next-word', timers)?.dueAt).toBe('2027-01-11T13:00:00.000Z');
  });

  it('A commitment has the timer of performance until it is kept', () => {
    const agreed = [line('acknowledged', RECEIVED), line('agreed', '2027-01-12T15:00:00.000Z', { commitments: 1 })];
    expect(ids(timersOf(agreed, { regime: 'cl-sello' }))).toEqual(['performance']);
    const kept = line('promise-kept', '2027-01-13T15:00:00.000Z');
    expect(timersOf([...agreed, kept], { regime: 'cl-sello' })).toEqual([]);
  });

  it('Timers run as much faster as the local run does', () => {
    const span = ({ startedAt = '', dueAt = '' }: Partial<CaseTimer> = {}) => Date.parse(dueAt) - Date.parse(startedAt);
    const [slow, fast] = [1, 10_000].map((scale) => span(the('answer', timersOf([], { scale }))));
    expect((slow ?? 0) / 10_000).toBeCloseTo(fast ?? 0, -1);
  });
});

describe('the firings of a timer', () => {
  const acknowledged = line('acknowledged', '2027-01-11T11:00:01.000Z');
  const fired = (thresholdPercent: number, type: 'timer-warned' | 'timer-breached' = 'timer-warned') =>
    line(type, '2027-01-22T00:00:00.000Z', { timer: 'answer', dueAt: '2027-02-01T22:59:59.999Z', thresholdPercent });

  it.each<[string, Line[], number | undefined, number]>([
    ['first at half the time', [], 50, 0],
    ['then at three quarters', [fired(50)], 75, 1],
    ['then at the last hundredth', [fired(50), fired(75)], 99, 2],
    ['then at the end', [fired(50), fired(75), fired(99)], 100, 3],
    ['and then no more', [fired(99), fired(100, 'timer-breached')], undefined, 2],
  ])('What fires next: %s', (_, events, thresholdPercent, firedCount) => {
    const answer = the('answer', timersOf([acknowledged, ...events], { now: '2027-01-12T00:00:00.000Z' }));
    expect([answer?.next?.thresholdPercent, answer?.firedCount]).toEqual([thresholdPercent, firedCount]);
    expect(answer?.breached).toBe(thresholdPercent === undefined ? true : undefined);
  });

  it('The thresholds of a timer begin anew when its date moves', () => {
    const asked = line('completion-requested', '2027-01-23T11:00:00.000Z', { taskId: 'c' });
    const completed = line('completed', '2027-01-25T11:00:00.000Z', { taskId: 'c' });
    const answer = the('answer', timersOf([acknowledged, fired(50), asked, completed]));
    expect(answer).toMatchObject({ next: { thresholdPercent: 50 }, firedCount: 1 });
  });

  it('Of thresholds that are all past only the last one fires', () => {
    const answer = the('answer', timersOf([acknowledged], { now: '2027-03-01T00:00:00.000Z' }));
    expect(answer?.next?.thresholdPercent).toBe(100);
  });
});
