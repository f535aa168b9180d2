import { describe, expect, it } from 'vitest';
import { keys, personPartition } from '#cases/store/keys.ts';
import { eventsOf } from '#domain/case/events.ts';
import { firstBreak } from '#domain/case/history.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { CASE_ID, caseFixture } from '#test/support/case-fixture.ts';
import { lastTimer, letTimersFire, TRACKING_URL, timerDepsOf, unansweredCase } from './timers.ts';

const offerThatCosts = (amount: number) => ({
  put: {
    ...keys.offer(CASE_ID, 1, 1),
    ...{ cycle: 1, round: 1, taskId: `${CASE_ID}.approve.1.1`, status: 'needs-approval', reasons: [] },
    options: [
      {
        optionId: 'a',
        concession: 'refund-150',
        cost: { amount, currency: 'EUR' },
        title: '',
        detail: '',
        reasons: [],
      },
    ],
  },
});

describe('a task that nobody answers', () => {
  it('An unanswered task of the owner is escalated up to the head, stays open and ends no case', async () => {
    const fixture = await unansweredCase();
    const { taskId } = await fixture.openTask('examine', { assignee: 'lucia' });
    expect(await letTimersFire(fixture, taskId)).toHaveLength(5);
    expect(await fixture.written()).toEqual([
      'staff-reminder lucia',
      'staff-escalation mateo',
      'staff-escalation sofia',
      'staff-escalation andres',
      'staff-escalation andres',
    ]);
    expect(await fixture.task(taskId)).toMatchObject({ status: 'open', step: 5, assignee: 'andres' });
    const { head, events } = await fixture.file();
    expect(head).toMatchObject({ owner: 'andres', status: 'acknowledged' });
    expect(head).not.toHaveProperty('closedAt');
    expect(firstBreak(events)).toBeUndefined();
    expect(events.slice(1).map(({ type, data }) => (type === 'reminded' ? data.to : type))).toEqual([
      'lucia',
      ...Array.from({ length: 4 }, () => 'escalated'),
    ]);
    expect(eventsOf(events, 'escalated').map(({ data: { level, from, to } }) => [level, from, to])).toEqual([
      ['substitute', 'lucia', 'mateo'],
      ['manager', 'mateo', 'sofia'],
      ['supervisor', 'sofia', 'andres'],
      ['head', 'andres', 'andres'],
    ]);
  });

  it('An escalated task moves to the list of its new assignee, and the next timer is set for the hour the policy says', async () => {
    const fixture = await unansweredCase();
    const { taskId } = await fixture.openTask('examine', { assignee: 'lucia', step: 1 });
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 1 }, timerDepsOf(fixture));
    const listed = async (person: string) => (await fixture.table.index('gsi1', personPartition(person))).keys;
    expect(await listed('lucia')).toEqual([]);
    expect(await listed('mateo')).toMatchObject([keys.task(taskId)]);
    expect(await lastTimer(fixture)).toMatchObject({
      name: `task-${taskId}-2`,
      at: '2026-11-26T09:00:00.000Z',
      timerEvent: { timer: 'task', step: 2 },
    });
  });

  it('A task is never escalated to somebody the complaint is about', async () => {
    const fixture = await unansweredCase('Mateo Urrutia me colgó el teléfono.');
    const { taskId } = await fixture.openTask('examine', { assignee: 'lucia', step: 1 });
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 1 }, timerDepsOf(fixture));
    expect(await fixture.task(taskId)).toMatchObject({ assignee: 'nadia' });
  });

  it.each([
    [40_000, 'javier'],
    [300_000, 'sofia'],
    [900_000, 'andres'],
  ])('An unanswered approval of %i goes only to somebody whose authority covers it (%s)', async (cost, to) => {
    const fixture = await unansweredCase();
    await fixture.table.write([offerThatCosts(cost)]);
    const { taskId } = await fixture.openTask('approve', { assignee: 'elena', parts: [1], subject: '1', step: 1 });
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 1 }, timerDepsOf(fixture));
    expect(await fixture.task(taskId)).toMatchObject({ assignee: to });
  });

  it('A task that nobody else can take stays with its assignee, and a supervisor is notified', async () => {
    const fixture = await unansweredCase();
    await fixture.table.write([offerThatCosts(90_000_000)]);
    const { taskId } = await fixture.openTask('approve', { assignee: 'elena', parts: [1], subject: '1', step: 3 });
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 3 }, timerDepsOf(fixture));
    expect(await fixture.task(taskId)).toMatchObject({ assignee: 'elena', step: 4, status: 'open' });
    expect(await fixture.written()).toEqual(['staff-escalation sofia']);
    const { texts, messages } = await fixture.file();
    const told = texts.get(messages.at(-1)?.textId ?? '');
    expect(told).toContain('quien la tiene no ha contestado y nadie más puede ocuparse de ella');
    expect(told).toContain('Estaba con: Elena Zabaleta');
  });

  it('Where every supervisor is away, whom the policy asks last hears of a task that nobody else can take', async () => {
    const fixture = await unansweredCase();
    await fixture.table.write([offerThatCosts(40_000)]);
    const { taskId } = await fixture.openTask('approve', { assignee: 'elena', parts: [1], subject: '1', step: 1 });
    const absences = [{ from: '2026-11-01', to: '2026-12-31' }];
    const people = fixture.policy.people.map((one) =>
      ['elena', 'javier', 'sofia', 'andres'].includes(one.id) ? { ...one, absences } : one,
    );
    const deps = { ...timerDepsOf(fixture), policy: { ...fixture.policy, people } };
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 1 }, deps);
    expect(await fixture.task(taskId)).toMatchObject({ assignee: 'elena', step: 2, status: 'open' });
    expect(await fixture.written()).toEqual(['staff-escalation andres']);
  });

  it('A task that the head has stays with the head, who is notified', async () => {
    const fixture = await unansweredCase();
    const { taskId } = await fixture.openTask('examine', { assignee: 'andres', step: 4 });
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 4 }, timerDepsOf(fixture));
    expect(await fixture.task(taskId)).toMatchObject({ assignee: 'andres', step: 5, status: 'open' });
    expect(await fixture.written()).toEqual(['staff-escalation andres']);
    const { texts, messages } = await fixture.file();
    expect(texts.get(messages.at(-1)?.textId ?? '')).toContain('la última palabra es suya');
    expect(texts.get(messages.at(-1)?.textId ?? '')).toContain('Estaba con: usted');
  });

  it('An escalation that a supervisor left unanswered goes to the head and counts as an escalation to the head', async () => {
    const fixture = await unansweredCase();
    const { taskId } = await fixture.openTask('escalation', { assignee: 'sofia', parts: [1], level: 'supervisor' });
    await letTimersFire(fixture, taskId);
    expect(await fixture.task(taskId)).toMatchObject({ assignee: 'andres', level: 'head', status: 'open' });
  });

  it.each([
    [['mateo'], 'nadia'],
    [['mateo', 'nadia'], 'sofia'],
    [['mateo', 'nadia', 'sofia'], 'andres'],
  ])('An escalation passes over people who are away: %j, so %s gets the task', async (away, to) => {
    const fixture = await unansweredCase();
    const { taskId } = await fixture.openTask('examine', { assignee: 'lucia', step: 1 });
    const absences = [{ from: '2026-11-01', to: '2026-12-31' }];
    const people = fixture.policy.people.map((one) => (away.includes(one.id) ? { ...one, absences } : one));
    const deps = { ...timerDepsOf(fixture), policy: { ...fixture.policy, people } };
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 1 }, deps);
    expect(await fixture.task(taskId)).toMatchObject({ assignee: to });
  });

  it('A task without an assignee is given to a supervisor', async () => {
    const fixture = await unansweredCase();
    const { taskId } = await fixture.openTask('examine', {});
    await letTimersFire(fixture, taskId);
    expect((await fixture.task(taskId))?.assignee).toBeDefined();
    expect(await fixture.written()).toEqual(expect.arrayContaining(['staff-reminder sofia', 'staff-escalation sofia']));
  });

  it('A question that no expert answers goes to the substitute, then the case goes on without an answer', async () => {
    const fixture = await unansweredCase();
    const other = await fixture.openTask('consult', { assignee: 'carmen', domain: 'legal', parts: [2] });
    const { taskId } = await fixture.openTask('consult', { assignee: 'iker', domain: 'technical', parts: [1] });
    await letTimersFire(fixture, taskId);
    expect(await fixture.written()).toEqual(['staff-reminder iker', 'staff-escalation berta']);
    const decided = { status: 'decided', decidedBy: 'nobody', output: {} };
    expect(await fixture.task(taskId)).toMatchObject(decided);
    expect(await fixture.file()).toMatchObject({
      head: { status: 'acknowledged' },
      opinions: [{ taskId, domain: 'technical', answered: false }],
    });
    expect((await fixture.outbox()).at(-1)).toMatchObject({ effect: 'resume', taskId });
    expect((await fixture.events()).at(-1)).toBe('no-answer');
    await letTimersFire(fixture, other.taskId);
    expect((await fixture.file()).head).toMatchObject({ status: 'consulted', stage: 'consult' });
  });

  it('A customer who does not answer an offer is reminded twice, then a person calls, and the offer is never closed', async () => {
    const fixture = await unansweredCase();
    const { taskId } = await fixture.openTask('offer', { assignee: 'customer', parts: [1] });
    await letTimersFire(fixture, taskId);
    expect(await fixture.written()).toEqual([
      'offer-reminder customer',
      'offer-reminder customer',
      'staff-reminder lucia',
    ]);
    expect(await fixture.task(taskId)).toMatchObject({ status: 'open', step: 3, assignee: 'customer' });
    const text = (await fixture.file()).texts.get(`step-${taskId}-0`) ?? '';
    expect(text).toContain('Hola, Ana:');
    expect(text).toContain(TRACKING_URL);
  });

  it('A customer is invited to the survey and reminded; then no answer and no opinion is recorded', async () => {
    const fixture = await unansweredCase();
    const { taskId } = await fixture.openTask('survey', { assignee: 'customer' });
    await letTimersFire(fixture, taskId);
    expect(await fixture.written()).toEqual(['survey customer', 'survey customer']);
    expect(await fixture.task(taskId)).toMatchObject({ status: 'decided', decidedBy: 'nobody', output: {} });
    expect((await fixture.file()).opinions).toEqual([]);
  });

  it('A customer without an address finds the reminder on the tracking page and is sent nothing', async () => {
    const fixture = caseFixture();
    await fixture.openCase({ complainant: {} });
    const { taskId } = await fixture.openTask('survey', { assignee: 'customer' });
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 0 }, timerDepsOf(fixture));
    expect((await fixture.file()).messages.at(-1)).toMatchObject({ template: 'survey', channel: 'tracking-page' });
    expect((await fixture.outbox()).map(({ effect }) => effect)).toEqual(['set-timer']);
  });
});

describe('a policy that would end a customer’s offer by time', () => {
  it('A policy that would end a customer’s offer by time makes a supervisor call instead', async () => {
    const fixture = await unansweredCase();
    const { taskId } = await fixture.openTask('offer', { assignee: 'customer', parts: [1] });
    const escalation = [{ at: 'P1D', do: 'no-answer' as const }];
    const { deadlines } = fixture.policy;
    const tasks = { ...deadlines.tasks, offer: { due: 'P7D', escalation } };
    const policy = { ...fixture.policy, deadlines: { ...deadlines, tasks } };
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 0 }, { ...timerDepsOf(fixture), policy });
    expect(await fixture.task(taskId)).toMatchObject({ status: 'open', step: 1 });
    expect(await fixture.written()).toEqual(['staff-reminder sofia']);
  });
});
