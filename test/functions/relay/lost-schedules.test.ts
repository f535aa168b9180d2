import { describe, expect, it } from 'vitest';
import { otherTimersDue } from '#cases/store/timers-due.ts';
import { type TimerEvent, timerEvents } from '#domain/case/effects.ts';
import { executionOf } from '#domain/execution/execution.ts';
import { proposeMeeting } from '#domain/meetings/propose.ts';
import { timersByKind } from '#domain/timers/schedules.ts';
import { receiveReport } from '#functions/integrations/receive-report.ts';
import { announceTask } from '#functions/relay/announce.ts';
import { repairTimers } from '#functions/relay/repair-timers.ts';
import { recordPromise } from '#functions/stages/follow-up/record-promise.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { aPromisedRefund } from '#test/functions/outgoing/a-promised-refund.ts';
import { user } from '#test/stages/concede/negotiation.ts';
import { aClosedCase, PROMISE } from '#test/stages/follow-up/closed-case.ts';
import { CASE_ID, type CaseFixture, caseFixture, standingClock } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { timerDepsOf } from '../timers/timers.ts';
import { relayDepsOf, services } from './services.ts';

/** A case that has a timer of a kind, its schedule, and what takes away the reason for it. */
type Timed = { fixture: CaseFixture; name: string; at: string; end?: () => Promise<unknown> };

const change = (fixture: CaseFixture, ...parts: Parameters<CaseFixture['cases']['change']>[2][]) =>
  Promise.all(parts.map((part) => fixture.cases.change(CASE_ID, fixture.clock.now(), part)));

const aDatedCase = async (): Promise<Timed> => {
  const fixture = caseFixture(standingClock(), 'dated');
  const { timers } = await fixture.openCase();
  const [first] = timers.toSorted((a, b) => ((a.next?.at ?? '~') < (b.next?.at ?? '~') ? -1 : 1));
  return { fixture, name: `timer-${CASE_ID}-${first?.id}-0`, at: first?.next?.at ?? '' };
};

const aCaseWithATask = async (): Promise<Timed> => {
  const fixture = caseFixture();
  await fixture.openCase();
  const task = await fixture.openTask('examine', { assignee: 'lucia' });
  return { fixture, name: `task-${task.taskId}-0`, at: task.dueAt };
};

const aPromise = async (): Promise<Timed> => {
  const fixture = await aClosedCase();
  await announceTask(CASE_ID, PROMISE, relayDepsOf(fixture, services()));
  const end = () => recordPromise({ taskId: PROMISE, user: user('lucia'), kept: true, reference: 'AB-1' }, fixture);
  return { fixture, name: `promise-${PROMISE}-1`, at: '2026-12-09T08:00:00.000Z', end };
};

const anExecution = async (): Promise<Timed> => {
  const fixture = await aPromisedRefund();
  const { taskId, report, reportDeps } = fixture;
  const { confirmBy = '' } = executionOf((await fixture.file()).events, taskId) ?? {};
  const end = () =>
    receiveReport(
      report({ type: 'execution.confirmed', data: { idempotencyKey: taskId, reference: 'RF-7' } }),
      reportDeps,
    );
  return { fixture, name: `execution-${taskId}-1`, at: confirmBy, end };
};

const aMeeting = async (): Promise<Timed> => {
  const fixture = caseFixture();
  await fixture.openCase({ head: { owner: 'lucia' } });
  const dates = [fixture.clock.after(fixture.clock.now(), 'P10D')];
  await change(fixture, (file) => ({
    events: [],
    ...proposeMeeting(
      { file, at: fixture.clock.now() },
      { how: 'phone', with: 'owner', dates, by: 'lucia' },
      { messageId: 'letter' },
    ),
  }));
  const { answerWithin } = fixture.policy.care.meetings;
  const end = () =>
    change(fixture, ({ head: { meeting } }) => ({
      events: [anEvent('meeting-declined', { number: 1 })],
      set: meeting ? { meeting: { ...meeting, state: 'declined' } } : {},
    }));
  return {
    fixture,
    name: `meeting-${CASE_ID}-1-answer`,
    at: fixture.clock.after(fixture.clock.now(), answerWithin),
    end,
  };
};

const anOwnerToTell = async (): Promise<Timed> => {
  const fixture = caseFixture();
  await fixture.openCase({ head: { owner: 'lucia' } });
  const told = fixture.clock.now();
  await change(fixture, () => ({
    events: [
      anEvent('acknowledged', { cycle: 1, owner: 'mateo', messageId: 'acknowledgment' }),
      anEvent('owner-announced', { owner: 'lucia', messageId: 'owner-1-1' }),
    ],
  }));
  fixture.clock.pass('PT1M');
  const given = (owner: string) => change(fixture, () => ({ events: [anEvent('handed-over')], set: { owner } }));
  await given('sofia');
  return { fixture, name: `owner-${CASE_ID}-1`, at: fixture.clock.after(told, 'PT15M'), end: () => given('lucia') };
};

/** A case for each kind of timer: who adds one says here how it comes to stand again. `watch`: no schedule, see the watch. */
const kinds: Record<TimerEvent['timer'], (() => Promise<Timed>) | 'watch'> = {
  case: aDatedCase,
  task: aCaseWithATask,
  promise: aPromise,
  execution: anExecution,
  meeting: aMeeting,
  owner: anOwnerToTell,
  stalled: 'watch',
};

const scheduled = Object.entries(kinds).flatMap(([kind, timed]) => (timed === 'watch' ? [] : [[kind, timed] as const]));

/** The case as it is an instant later, and the schedules that the repair sets of that name. */
const repairedBy = async ({ fixture, name, at }: Timed, after: string) => {
  const outside = services();
  fixture.clock.set(fixture.clock.after(at, after));
  await repairTimers(relayDepsOf(fixture, outside));
  return outside.timers.get(name)?.timerEvent as TimerEvent | undefined;
};

/** The cases that are listed by an instant, whatever instant they are listed by where none is given. */
const listed = async ({ table }: CaseFixture, to = '9') => {
  const pages: string[] = [];
  for await (const page of otherTimersDue(table, to)) pages.push(...page.map(({ caseId }) => caseId));
  return pages;
};

describe('schedules that were lost', () => {
  it('There is a case here for every kind of timer, and each has its repair', () => {
    expect(Object.keys(kinds).sort()).toEqual(Object.keys(timerEvents).sort());
    expect(Object.keys(timersByKind).sort()).toEqual(Object.keys(timerEvents).sort());
  });

  it.each(scheduled)(
    'A timer of the kind %s is set again once it should have fired, and fires once',
    async (_, timed) => {
      const one = await timed();
      expect(await repairedBy(one, 'PT2M')).toBeUndefined();
      const timerEvent = await repairedBy(one, 'PT4M');
      expect(timerEvent).toBeDefined();
      const before = (await one.fixture.file()).events.length;
      await timerFired(timerEvent as TimerEvent, timerDepsOf(one.fixture));
      expect((await one.fixture.file()).events.length).toBeGreaterThan(before);
      expect(await repairedBy(one, 'PT9M')).toBeUndefined();
    },
  );

  it.each(scheduled)('A timer of the kind %s is left to people after a day, and read no more', async (kind, timed) => {
    const one = await timed();
    expect(await repairedBy(one, 'P1DT5M')).toBeUndefined();
    if (typeof timersByKind[kind as TimerEvent['timer']] === 'function')
      expect(await listed(one.fixture, one.fixture.clock.now())).toEqual([]);
  });

  it.each(scheduled.filter(([kind]) => typeof timersByKind[kind as TimerEvent['timer']] === 'function'))(
    'A timer of the kind %s is set in the change it follows from, and dropped in that which takes its reason away',
    async (_, timed) => {
      const { fixture, name, at, end } = await timed();
      const effects = async (effect: string) =>
        (await fixture.outbox()).filter((item) => item.effect === effect && 'name' in item && item.name === name);
      expect(await effects('set-timer')).toMatchObject([{ at }]);
      expect(await listed(fixture)).toEqual([CASE_ID]);
      await end?.();
      expect(await effects('drop-timer')).toHaveLength(1);
      expect(await listed(fixture)).toEqual([]);
      const outside = services();
      fixture.clock.set(fixture.clock.after(at, 'PT5M'));
      await repairTimers(relayDepsOf(fixture, outside));
      expect(outside.timers.get(name)).toBeUndefined();
    },
  );

  it('A case that somebody set aside has none, and those it had when it is taken up again', async () => {
    const { fixture, name } = await aPromise();
    const aside = fixture.clock.now();
    await change(fixture, () => ({ events: [anEvent('note-added')], set: { setAsideAt: aside } }));
    expect(await listed(fixture)).toEqual([]);
    await change(fixture, () => ({ events: [anEvent('note-added')], clear: ['setAsideAt'] }));
    expect(await listed(fixture)).toEqual([CASE_ID]);
    const named = (await fixture.outbox()).filter((item) => 'name' in item && item.name === name);
    expect(named.map(({ effect }) => effect)).toEqual(['set-timer', 'drop-timer', 'set-timer']);
  });
});
