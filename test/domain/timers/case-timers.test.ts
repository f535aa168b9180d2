import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseTimer } from '#domain/case/timer.ts';
import type { ComplaintClass } from '#domain/deadline/regime.ts';
import { clock } from '#domain/time.ts';
import { caseTimers, type Situation } from '#domain/timers/case-timers.ts';
import { regimeFor } from '#domain/timers/regime-choice.ts';
import { policy } from '#test/support/case-fixture.ts';
import { aLine as line } from '#test/support/events.ts';
import { law, regimeOf } from '#test/support/law.ts';

type Line = Situation['events'][number];
type Told = {
  regime?: string;
  class?: ComplaintClass;
  head?: Partial<Situation['head']>;
  now?: string;
  scale?: number;
};

/** A Monday noon in January 2027, when Ley 10/2025 binds. */
const RECEIVED = '2027-01-11T11:00:00.000Z';
const received = line('complaint-received', RECEIVED);

const timersOf = (events: Line[], told: Told = {}): CaseTimer[] =>
  caseTimers({
    head: { receivedAt: RECEIVED, nextWordBy: '2027-01-13T11:00:00.000Z', ...told.head },
    events: [received, ...events],
    regime: regimeOf(told.regime ?? 'es-sac'),
    class: told.class ?? 'general',
    law,
    policy,
    clock: clock(told.scale ?? 1),
    now: told.now ?? events.at(-1)?.at ?? RECEIVED,
  });

const ids = (timers: CaseTimer[]) => timers.map(({ id }) => id);
const the = (id: string, timers: CaseTimer[]) => timers.find((one) => one.id === id);

describe('the timers of a case', () => {
  it('begin with the complaint: acknowledgment, answer, next word', () => {
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
      'each wish for a person has a timer of its own',
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
  ])('%s', (_, events, running) => {
    expect(ids(timersOf(events))).toEqual(running);
  });

  it('rest while the case is set aside, and are then what they would have been', () => {
    expect(timersOf([], { head: { setAsideAt: '2027-01-12T11:00:00.000Z' } })).toEqual([]);
    expect(the('answer', timersOf([line('merge-undone', '2027-01-15T11:00:00.000Z')]))?.dueAt).toBe(
      '2027-02-01T22:59:59.999Z',
    );
  });

  it('do not start again by "thanks" or any other word of the customer (chatwoot 10178)', () => {
    const answered = [line('acknowledged', RECEIVED), line('answered', '2027-01-20T11:00:00.000Z')];
    expect(timersOf([...answered, line('message-received', '2027-01-21T11:00:00.000Z')])).toEqual([]);
  });

  it('stop while the customer completes the complaint, and the term begins anew (art. 13.3)', () => {
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

  it('are held by an open offer in Peru, at most five working days, and by none in Spain', () => {
    const offered = line('offered', '2027-01-13T15:00:00.000Z');
    const at = (regime: string, events: Line[]) => the('answer', timersOf(events, { regime }))?.dueAt ?? '';
    expect(at('pe-libro', [offered]) > at('pe-libro', [])).toBe(true);
    const soon = [offered, line('offer-answered', '2027-01-14T15:00:00.000Z')];
    expect(at('pe-libro', soon) < at('pe-libro', [offered])).toBe(true);
    expect(at('es-sac', [offered])).toBe(at('es-sac', []));
  });

  it('give way to a notice of delay only where the law has one', () => {
    const notice = line('late-notice', '2027-01-20T11:00:00.000Z');
    const at = (regime: string, events: Line[]) => the('answer', timersOf(events, { regime, class: 'payment' }))?.dueAt;
    expect(at('es-sac', [notice])).toBe(at('es-sac', []));
    expect(at('eu-psd2', [notice])).not.toBe(at('eu-psd2', []));
  });

  it('take the earlier answer of a merged case, and give it back', () => {
    const merged = line('merged-in', RECEIVED, { from: 'other', answerBy: '2027-01-20T22:59:59.999Z' });
    expect(the('answer', timersOf([merged]))?.dueAt).toBe('2027-01-20T22:59:59.999Z');
    const undone = line('merge-undone', RECEIVED, { from: 'other' });
    expect(the('answer', timersOf([merged, undone]))?.dueAt).toBe('2027-02-01T22:59:59.999Z');
  });

  it('go on in a country that the company has left, without its holidays: never late', () => {
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

  it('count from when a letter reached us, not from when it was entered', () => {
    const { dueAt } = the('answer', timersOf([], { head: { reachedAt: '2027-01-07T12:00:00.000Z' } })) ?? {};
    expect(dueAt).toBe('2027-01-28T22:59:59.999Z');
  });

  it('never promise the next word for after the answer', () => {
    const timers = timersOf([], { class: 'continuity' });
    expect(the('answer', timers)?.dueAt).toBe('2027-01-11T13:00:00.000Z');
    expect(the('next-word', timers)?.dueAt).toBe('2027-01-11T13:00:00.000Z');
  });

  it('run a promise by the law of performance until it is kept', () => {
    const agreed = [line('acknowledged', RECEIVED), line('agreed', '2027-01-12T15:00:00.000Z', { commitments: 1 })];
    expect(ids(timersOf(agreed, { regime: 'cl-sello' }))).toEqual(['performance']);
    const kept = line('promise-kept', '2027-01-13T15:00:00.000Z');
    expect(timersOf([...agreed, kept], { regime: 'cl-sello' })).toEqual([]);
  });

  it('run as much faster as the local run does', () => {
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
  ])('%s', (_, events, thresholdPercent, firedCount) => {
    const answer = the('answer', timersOf([acknowledged, ...events], { now: '2027-01-12T00:00:00.000Z' }));
    expect([answer?.next?.thresholdPercent, answer?.firedCount]).toEqual([thresholdPercent, firedCount]);
    expect(answer?.breached).toBe(thresholdPercent === undefined ? true : undefined);
  });

  it('begin anew when the date moves', () => {
    const asked = line('completion-requested', '2027-01-23T11:00:00.000Z', { taskId: 'c' });
    const completed = line('completed', '2027-01-25T11:00:00.000Z', { taskId: 'c' });
    const answer = the('answer', timersOf([acknowledged, fired(50), asked, completed]));
    expect(answer).toMatchObject({ next: { thresholdPercent: 50 }, firedCount: 1 });
  });

  it('that would all lie in the past are one, the last of them', () => {
    const answer = the('answer', timersOf([acknowledged], { now: '2027-03-01T00:00:00.000Z' }));
    expect(answer?.next?.thresholdPercent).toBe(100);
  });
});

describe('a re-classified case', () => {
  const under = (complaintClass: ComplaintClass, events: Line[]) =>
    the('answer', timersOf(events, { class: complaintClass }))?.dueAt ?? '';

  it('is counted from its original start, and keeps its pauses (glpi 15605)', () => {
    expect(under('billing', [])).toBe('2027-01-16T22:59:59.999Z');
    const paused = [
      line('completion-requested', '2027-01-12T11:00:00.000Z', { taskId: 'c' }),
      line('completed', '2027-01-14T11:00:00.000Z', { taskId: 'c' }),
    ];
    expect(under('billing', paused)).toBe('2027-01-19T22:59:59.999Z');
  });

  it('stays under the version of the regime it began with', () => {
    const old = { ...regimeOf('es-sac'), version: 'old' };
    const head = { receivedAt: RECEIVED, regime: { id: 'es-sac', version: 'old', class: 'general' as const } };
    expect(regimeFor(head, old, { regimes: law.regimes, policy }).regime.version).toBe('old');
    expect(regimeFor({ ...head, class: 'billing' }, old, { regimes: law.regimes, policy })).toMatchObject({
      regime: { id: 'es-sac', version: 'old' },
      class: 'billing',
    });
  });

  it.each<[string, string, string | undefined, string]>([
    ['before Ley 10/2025 binds', '2026-12-20T11:00:00.000Z', undefined, 'es-consumer'],
    ['on the day it binds', '2026-12-28T11:00:00.000Z', undefined, 'es-sac'],
    ['of a customer in Peru', '2027-01-11T11:00:00.000Z', 'PE', 'pe-libro'],
    ['of a customer anywhere else', '2027-01-11T11:00:00.000Z', 'JP', 'default'],
  ])('a complaint %s is under %s %s', (_, receivedAt, country, regime) => {
    const head = { receivedAt, ...(country && { country }) };
    expect(regimeFor(head, undefined, { regimes: law.regimes, policy }).regime.id).toBe(regime);
  });
});

describe('whatever happens', () => {
  const types = [
    'acknowledged',
    'offered',
    'offer-answered',
    'message-sent',
    'completion-requested',
    'completed',
  ] as const;
  const story = fc
    .array(fc.record({ type: fc.constantFrom(...types), minutes: fc.integer({ min: 1, max: 2_000 }) }), {
      maxLength: 12,
    })
    .map((steps) => {
      let at = Date.parse(RECEIVED);
      return steps.map(({ type, minutes }) => {
        at += minutes * 60_000;
        return line(type, new Date(at).toISOString(), { taskId: 'c' });
      });
    });

  it('ids are unique, dates lie after their start, and what fires lies between', () => {
    fc.assert(
      fc.property(story, fc.constantFrom('es-sac', 'pe-libro', 'ie-cpc', 'default'), (events, regime) => {
        const timers = timersOf(events, { regime });
        expect(new Set(ids(timers)).size).toBe(timers.length);
        for (const { id, startedAt, dueAt, next } of timers.filter((one) => one.id !== 'next-word')) {
          expect(dueAt > startedAt, id).toBe(true);
          if (next) expect(next.at >= startedAt && next.at <= dueAt, id).toBe(true);
        }
      }),
    );
  });

  it('the answer is never due before its rule allows, whatever the class turns out to be', () => {
    fc.assert(
      fc.property(
        story,
        fc.constantFrom<ComplaintClass>('general', 'billing', 'continuity'),
        (events, complaintClass) => {
          const plain = the('answer', timersOf([], { class: complaintClass }))?.dueAt ?? '';
          expect((the('answer', timersOf(events, { class: complaintClass }))?.dueAt ?? '') >= plain).toBe(true);
        },
      ),
    );
  });
});
