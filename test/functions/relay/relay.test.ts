import { describe, expect, it } from 'vitest';
import type { Effect } from '#domain/case/effects.ts';
import type { CaseTimer } from '#domain/case/timer.ts';
import { Permanent, Transient } from '#domain/failures.ts';
import { decided } from '#domain/tasks/decide.ts';
import { scheduleOf } from '#domain/timers/recalculate-timers.ts';
import { relay, type Work } from '#functions/relay/relay.ts';
import { CASE_ID, type CaseFixture, caseFixture, caseIdNumber, MONDAY } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { relayDepsOf, services } from './services.ts';

const worksIn = async (fixture: CaseFixture, caseId = CASE_ID): Promise<Work[]> =>
  (await fixture.outboxItems(caseId)).map((item) => ({ what: 'effect', caseId, item }));

/** A case whose first change left these effects. */
const aCaseWith = async (effects: Effect[]) => {
  const fixture = caseFixture();
  const outside = services();
  await fixture.openCase({ effects, head: { timers: [nextWord] } });
  return { fixture, outside, deps: relayDepsOf(fixture, outside) };
};

const at = '2026-11-25T09:00:00.000Z';
const next = { timer: 'case', caseId: CASE_ID, id: 'next-word', dueAt: at, thresholdPercent: 100 } as const;
/** The timer it is about, which the case runs. */
const nextWord: CaseTimer = {
  ...{ id: 'next-word', timer: 'next-word', rule: 'policy', startedAt: MONDAY, dueAt: at, firedCount: 0 },
  next: { thresholdPercent: 100, at },
};
const setNext: Effect = { effect: 'set-timer', name: 'next-word-1', at, timerEvent: next };

describe('effects', () => {
  it.each<[string, Effect, string]>([
    [
      'the journey begins under the name of the case',
      { effect: 'start', machine: 'complaint', cycle: 1 },
      `start complaint ${CASE_ID} {"caseId":"${CASE_ID}","cycle":1}`,
    ],
    [
      'a reopened one under its number, with the same bytes whatever the order of fields',
      { effect: 'start', machine: 'complaint', cycle: 2, input: { cycle: 2, caseId: CASE_ID } },
      `start complaint ${CASE_ID}-2 {"caseId":"${CASE_ID}","cycle":2}`,
    ],
    [
      'the follow-up',
      {
        effect: 'start',
        machine: 'follow-up',
        cycle: 1,
        input: { surveyTaskId: 's', promises: [], caseId: CASE_ID, cycle: 1 },
      },
      `start follow-up ${CASE_ID}-follow-up {"caseId":"${CASE_ID}","cycle":1,"promises":[],"surveyTaskId":"s"}`,
    ],
    ['a timer', setNext, 'set next-word-1'],
    ['a timer that is not needed', { effect: 'drop-timer', name: 'answer-1' }, 'drop answer-1'],
  ])('The relay does what an effect asks for: %s', async (_, effect, call) => {
    const { fixture, outside, deps } = await aCaseWith([effect]);
    await relay(await worksIn(fixture), deps);
    expect(outside.calls).toEqual([call]);
    expect(await fixture.outbox()).toEqual([]);
  });

  it('The waiting execution is handed what was decided, with the token that the task has', async () => {
    const { fixture, outside, deps } = await aCaseWith([]);
    const task = await fixture.openTask('examine', { assignee: 'lucia' });
    await fixture.cases.change(CASE_ID, MONDAY, () => ({
      events: [anEvent('examined', {}, { kind: 'person', id: 'lucia' })],
      items: [decided(task, { by: 'lucia', at: MONDAY, output: { questions: [{ taskId: 'q' }] } })],
      effects: [{ effect: 'resume', taskId: task.taskId }],
    }));
    await relay(await worksIn(fixture), deps);
    expect(outside.calls).toEqual([
      `resume token-of-${task.taskId} {"questions":[{"taskId":"q"}]}`,
      `drop task-${task.taskId}-0`,
    ]);
  });

  it('An execution goes on although the schedule of its task cannot be dropped', async () => {
    const { fixture, outside, deps } = await aCaseWith([]);
    const task = await fixture.openTask('examine', { assignee: 'lucia' });
    await fixture.cases.change(CASE_ID, MONDAY, () => ({
      events: [anEvent('examined', {}, { kind: 'person', id: 'lucia' })],
      items: [decided(task, { by: 'lucia', at: MONDAY, output: {} })],
      effects: [{ effect: 'resume', taskId: task.taskId }],
    }));
    outside.fail('drop', new Transient('ServiceUnavailable'));
    await relay(await worksIn(fixture), deps);
    expect(outside.calls).toEqual([`resume token-of-${task.taskId} {}`, `drop task-${task.taskId}-0`]);
    expect(await fixture.outbox()).toEqual([]);
  });

  it('An execution never goes on while nobody has decided its task', async () => {
    const { fixture, outside, deps } = await aCaseWith([{ effect: 'resume', taskId: `${CASE_ID}.examine.1` }]);
    await fixture.openTask('examine', { assignee: 'lucia' });
    await relay(await worksIn(fixture), deps);
    expect(outside.calls).toEqual([]);
    expect(await fixture.outbox()).toMatchObject([{ attempts: 1, failure: 'The task to resume is not decided' }]);
  });

  it('A timer is not set back to a date that has moved since', async () => {
    const { fixture, outside, deps } = await aCaseWith([setNext]);
    await fixture.cases.change(CASE_ID, MONDAY, () => ({
      set: { timers: [{ ...nextWord, dueAt: '2026-11-27T09:00:00.000Z' }] },
      events: [anEvent('message-sent', {}, { kind: 'person', id: 'lucia' })],
    }));
    await relay(await worksIn(fixture), deps);
    expect(outside.calls).toEqual([]);
    expect(await fixture.outbox()).toEqual([]);
  });

  it('A late drop does not take away what a case was set again under the same name since', async () => {
    const drops = (name: string): Effect => ({ effect: 'drop-timer', name });
    const running = scheduleOf(CASE_ID, nextWord);
    const { fixture, outside, deps } = await aCaseWith([]);
    const { taskId } = await fixture.openTask('examine', { assignee: 'lucia', step: 1 });
    const names = [running, `task-${taskId}-1`, `timer-${CASE_ID}-answer-0`, `task-${taskId}-0`];
    await fixture.cases.change(CASE_ID, MONDAY, () => ({ events: [anEvent('note-added')], effects: names.map(drops) }));
    await relay(await worksIn(fixture), deps);
    expect(outside.calls).toEqual([`drop timer-${CASE_ID}-answer-0`, `drop task-${taskId}-0`]);
  });

  it('No timer is set for a task that is over or was escalated meanwhile', async () => {
    const { fixture, outside, deps } = await aCaseWith([]);
    const { taskId } = await fixture.openTask('examine', { assignee: 'lucia', step: 1 });
    await fixture.cases.change(CASE_ID, MONDAY, () => ({
      events: [anEvent('note-added')],
      effects: [0, 1].map((step) => ({
        effect: 'set-timer',
        name: `task-${step}`,
        at: MONDAY,
        timerEvent: { timer: 'task', caseId: CASE_ID, taskId, step },
      })),
    }));
    await relay(await worksIn(fixture), deps);
    expect(outside.calls).toEqual(['set task-1']);
  });
});

describe('a batch', () => {
  const start: Effect = { effect: 'start', machine: 'complaint', cycle: 1 };

  it('A batch may come twice', async () => {
    const { fixture, outside, deps } = await aCaseWith([start, setNext]);
    const works = await worksIn(fixture);
    await relay(works, deps);
    await relay(works, deps);
    expect(new Set(outside.calls).size).toBe(2);
    expect(await fixture.outbox()).toEqual([]);
  });

  it('A batch keeps the order inside a case and goes on past what fails', async () => {
    const { fixture, outside, deps } = await aCaseWith([start, setNext, { ...start, machine: 'follow-up' }]);
    outside.fail('set', new Transient('ThrottlingException'));
    await relay(await worksIn(fixture), deps);
    expect(outside.calls.map((call) => call.split(' ')[0])).toEqual(['start', 'set', 'start']);
    expect(await fixture.outbox()).toMatchObject([
      { effect: 'set-timer', attempts: 1, failure: 'ThrottlingException', gsi2sk: '2026-11-23T09:00:30.000Z' },
    ]);
  });

  it('All timers of a change are one effect, and all of them are set again where one fails', async () => {
    const dropX: Effect = { effect: 'drop-timer', name: 'x' };
    const { fixture, outside, deps } = await aCaseWith([setNext, start, dropX]);
    outside.fail('drop', new Transient('ThrottlingException'));
    await relay(await worksIn(fixture), deps);
    const calls = outside.calls.map((call) => call.split(' ')[0]);
    expect(calls.filter((call) => call !== 'start')).toEqual(['set', 'drop']);
    expect(calls).toContain('start');
    expect(await fixture.outboxItems()).toMatchObject([{ effect: 'timers', timers: [setNext, dropX], attempts: 1 }]);
  });

  it('A batch of a hundred cases is served a few cases at once', async () => {
    const fixture = caseFixture();
    const outside = services();
    const ids = Array.from({ length: 100 }, (_, n) => caseIdNumber(n + 1));
    for (const caseId of ids) await fixture.openCase({ head: { caseId }, effects: [start] });
    let running = 0;
    let most = 0;
    const deps = relayDepsOf(fixture, outside);
    deps.executions.start = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    await relay((await Promise.all(ids.map((id) => worksIn(fixture, id)))).flat(), deps);
    expect((await Promise.all(ids.map((id) => fixture.outbox(id)))).flat()).toEqual([]);
    expect(most).toBe(8);
  });

  it('Where the table fails the relay throws after everything else was tried, so that the stream repeats the batch', async () => {
    const { fixture, outside, deps } = await aCaseWith([{ effect: 'drop-timer', name: 'x' }, setNext]);
    const write = () => Promise.reject(Object.assign(new Error('to Ana'), { name: 'ThrottlingException' }));
    const broken = { ...deps, table: { ...deps.table, write } };
    await expect(relay(await worksIn(fixture), broken)).rejects.toThrow(new Transient('ThrottlingException'));
    expect(outside.calls).toHaveLength(2);
    await relay(await worksIn(fixture), deps);
    expect(await fixture.outbox()).toEqual([]);
  });

  it('Failures are named by class only, since what a service says may quote what was sent', async () => {
    const { fixture, outside, deps } = await aCaseWith([start]);
    outside.fail('start', Object.assign(new Error('secret of Ana'), { name: 'ValidationException' }));
    await relay(await worksIn(fixture), deps);
    expect(await fixture.outbox()).toMatchObject([{ failure: 'ValidationException' }]);
    expect(JSON.stringify(fixture.table.all())).not.toContain('secret of Ana');
  });

  it('A permanent failure is left to the bounded attempts as well', async () => {
    const { fixture, outside, deps } = await aCaseWith([start]);
    outside.fail('start', new Permanent('InvalidArn'));
    await relay(await worksIn(fixture), deps);
    expect(await fixture.outbox()).toMatchObject([{ attempts: 1, failure: 'InvalidArn' }]);
  });
});
