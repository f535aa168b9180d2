import { describe, expect, it } from 'vitest';
import { keys, personPartition } from '#cases/store/keys.ts';
import { firstBreak } from '#domain/case/history.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { aWorld, CASE_ID, type World } from '#test/support/case-fixture.ts';
import { deadlineDepsOf, lastClock, letItStrike, TRACKING_URL } from './timers.ts';

const aSilentCase = async (text?: string): Promise<World> => {
  const world = aWorld();
  await world.openCase(text ? { text } : {});
  return world;
};

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
  it('of the owner climbs to the head, stays open and ends no case', async () => {
    const world = await aSilentCase();
    const { taskId } = await world.openTask('examine', { assignee: 'lucia' });
    expect(await letItStrike(world, taskId)).toHaveLength(5);
    expect(await world.written()).toEqual([
      'staff-reminder lucia',
      'staff-escalation mateo',
      'staff-escalation sofia',
      'staff-escalation andres',
      'staff-escalation andres',
    ]);
    expect(await world.task(taskId)).toMatchObject({ status: 'open', step: 5, assignee: 'andres' });
    const { head, events } = await world.file();
    expect(head).toMatchObject({ owner: 'andres', status: 'acknowledged' });
    expect(head).not.toHaveProperty('closedAt');
    expect(firstBreak(events)).toBeUndefined();
    expect(events.slice(1).map(({ type, data }) => [type, data['level'], data['from'], data['to']])).toEqual([
      ['reminded', undefined, undefined, 'lucia'],
      ['escalated', 'substitute', 'lucia', 'mateo'],
      ['escalated', 'manager', 'mateo', 'sofia'],
      ['escalated', 'supervisor', 'sofia', 'andres'],
      ['escalated', 'head', 'andres', 'andres'],
    ]);
  });

  it('moves to the new assignee’s list, and the next timer is set for the policy’s hour', async () => {
    const world = await aSilentCase();
    const { taskId } = await world.openTask('examine', { assignee: 'lucia', step: 1 });
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 1 }, deadlineDepsOf(world));
    const listed = async (person: string) => (await world.table.index('gsi1', personPartition(person))).keys;
    expect(await listed('lucia')).toEqual([]);
    expect(await listed('mateo')).toEqual([keys.task(taskId)]);
    expect(await lastClock(world)).toMatchObject({
      name: `task-${taskId}-2`,
      at: '2026-11-26T09:00:00.000Z',
      timerEvent: { timer: 'task', step: 2 },
    });
  });

  it('never goes to somebody the complaint is about', async () => {
    const world = await aSilentCase('Mateo Urrutia me colgó el teléfono.');
    const { taskId } = await world.openTask('examine', { assignee: 'lucia', step: 1 });
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 1 }, deadlineDepsOf(world));
    expect(await world.task(taskId)).toMatchObject({ assignee: 'nadia' });
  });

  it.each([
    [40_000, 'javier'],
    [300_000, 'sofia'],
    [900_000, 'andres'],
  ])('an approval of %i goes only to somebody whose authority reaches (%s)', async (cost, to) => {
    const world = await aSilentCase();
    await world.table.write([offerThatCosts(cost)]);
    const { taskId } = await world.openTask('approve', { assignee: 'elena', parts: [1], subject: '1', step: 1 });
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 1 }, deadlineDepsOf(world));
    expect(await world.task(taskId)).toMatchObject({ assignee: to });
  });

  it('stays where nobody else can take it, and a supervisor hears of it', async () => {
    const world = await aSilentCase();
    await world.table.write([offerThatCosts(90_000_000)]);
    const { taskId } = await world.openTask('approve', { assignee: 'elena', parts: [1], subject: '1', step: 3 });
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 3 }, deadlineDepsOf(world));
    expect(await world.task(taskId)).toMatchObject({ assignee: 'elena', step: 4, status: 'open' });
    expect(await world.written()).toEqual(['staff-escalation sofia']);
  });

  it('that the head has is the head’s to the end, who is told so', async () => {
    const world = await aSilentCase();
    const { taskId } = await world.openTask('examine', { assignee: 'andres', step: 4 });
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 4 }, deadlineDepsOf(world));
    expect(await world.task(taskId)).toMatchObject({ assignee: 'andres', step: 5, status: 'open' });
    expect(await world.written()).toEqual(['staff-escalation andres']);
    const { texts, messages } = await world.file();
    expect(texts.get(messages.at(-1)?.textId ?? '')).toContain('la última palabra es suya');
  });

  it('of a supervisor’s escalation goes to the head, and says so', async () => {
    const world = await aSilentCase();
    const { taskId } = await world.openTask('escalation', { assignee: 'sofia', parts: [1], level: 'supervisor' });
    await letItStrike(world, taskId);
    expect(await world.task(taskId)).toMatchObject({ assignee: 'andres', level: 'head', status: 'open' });
  });

  it.each([
    [['mateo'], 'nadia'],
    [['mateo', 'nadia'], 'sofia'],
    [['mateo', 'nadia', 'sofia'], 'andres'],
  ])('goes past those who are away: %j, so %s gets it', async (away, to) => {
    const world = await aSilentCase();
    const { taskId } = await world.openTask('examine', { assignee: 'lucia', step: 1 });
    const absences = [{ from: '2026-11-01', to: '2026-12-31' }];
    const people = world.policy.people.map((one) => (away.includes(one.id) ? { ...one, absences } : one));
    const deps = { ...deadlineDepsOf(world), policy: { ...world.policy, people } };
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 1 }, deps);
    expect(await world.task(taskId)).toMatchObject({ assignee: to });
  });

  it('that nobody has is given to a supervisor', async () => {
    const world = await aSilentCase();
    const { taskId } = await world.openTask('examine', {});
    await letItStrike(world, taskId);
    expect((await world.task(taskId))?.assignee).toBeDefined();
    expect(await world.written()).toEqual(expect.arrayContaining(['staff-reminder sofia', 'staff-escalation sofia']));
  });

  it('of an expert goes to the deputy, then the case goes on with no answer', async () => {
    const world = await aSilentCase();
    const other = await world.openTask('consult', { assignee: 'carmen', domain: 'legal', parts: [2] });
    const { taskId } = await world.openTask('consult', { assignee: 'iker', domain: 'technical', parts: [1] });
    await letItStrike(world, taskId);
    expect(await world.written()).toEqual(['staff-reminder iker', 'staff-escalation berta']);
    const decided = { status: 'decided', decidedBy: 'nobody', output: {} };
    expect(await world.task(taskId)).toMatchObject(decided);
    expect(await world.file()).toMatchObject({
      head: { status: 'acknowledged' },
      opinions: [{ taskId, domain: 'technical', answered: false }],
    });
    expect((await world.outbox()).at(-1)).toMatchObject({ effect: 'resume', taskId });
    expect((await world.events()).at(-1)).toBe('no-answer');
    await letItStrike(world, other.taskId);
    expect((await world.file()).head).toMatchObject({ status: 'consulted', stage: 'consult' });
  });

  it('of the customer: reminded twice, then a person calls; it is never closed', async () => {
    const world = await aSilentCase();
    const { taskId } = await world.openTask('offer', { assignee: 'customer', parts: [1] });
    await letItStrike(world, taskId);
    expect(await world.written()).toEqual([
      'offer-reminder customer',
      'offer-reminder customer',
      'staff-reminder lucia',
    ]);
    expect(await world.task(taskId)).toMatchObject({ status: 'open', step: 3, assignee: 'customer' });
    const text = (await world.file()).texts.get(`step-${taskId}-0`) ?? '';
    expect(text).toContain('Hola Ana:');
    expect(text).toContain(TRACKING_URL);
  });

  it('a survey: invited, reminded, then no answer and no opinion', async () => {
    const world = await aSilentCase();
    const { taskId } = await world.openTask('survey', { assignee: 'customer' });
    await letItStrike(world, taskId);
    expect(await world.written()).toEqual(['survey customer', 'survey customer']);
    expect(await world.task(taskId)).toMatchObject({ status: 'decided', decidedBy: 'nobody', output: {} });
    expect((await world.file()).opinions).toEqual([]);
  });

  it('a customer without an address finds the reminder on the tracking page; nothing is sent', async () => {
    const world = aWorld();
    await world.openCase({ complainant: {} });
    const { taskId } = await world.openTask('survey', { assignee: 'customer' });
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 0 }, deadlineDepsOf(world));
    expect((await world.file()).messages.at(-1)).toMatchObject({ template: 'survey', channel: 'tracking-page' });
    expect((await world.outbox()).map(({ effect }) => effect)).toEqual(['set-timer']);
  });
});

describe('a policy that would end a customer’s offer by time', () => {
  it('asks a supervisor to call instead', async () => {
    const world = await aSilentCase();
    const { taskId } = await world.openTask('offer', { assignee: 'customer', parts: [1] });
    const escalation = [{ at: 'P1D', do: 'no-answer' as const }];
    const { deadlines } = world.policy;
    const tasks = { ...deadlines.tasks, offer: { due: 'P7D', escalation } };
    const policy = { ...world.policy, deadlines: { ...deadlines, tasks } };
    await timerFired({ timer: 'task', caseId: CASE_ID, taskId, step: 0 }, { ...deadlineDepsOf(world), policy });
    expect(await world.task(taskId)).toMatchObject({ status: 'open', step: 1 });
    expect(await world.written()).toEqual(['staff-reminder sofia']);
  });
});

describe('a timerEvent', () => {
  const timerEvent = (taskId: string, step: number) => ({ timer: 'task', caseId: CASE_ID, taskId, step }) as const;

  it('that comes twice, even at once, climbs one step', async () => {
    const world = await aSilentCase();
    const { taskId } = await world.openTask('examine', { assignee: 'lucia' });
    const deps = deadlineDepsOf(world);
    await Promise.all([timerFired(timerEvent(taskId, 0), deps), timerFired(timerEvent(taskId, 0), deps)]);
    await timerFired(timerEvent(taskId, 0), deps);
    expect(await world.task(taskId)).toMatchObject({ step: 1 });
    expect(await world.events()).toEqual(['complaint-received', 'reminded']);
  });

  it.each(['decided', 'withdrawn', 'planned'])('for a task that is %s does nothing', async (status) => {
    const world = await aSilentCase();
    const { taskId } = await world.openTask('examine', { assignee: 'lucia' });
    await world.table.write([{ update: keys.task(taskId), set: { status } }]);
    await timerFired(timerEvent(taskId, 0), deadlineDepsOf(world));
    expect(await world.events()).toEqual(['complaint-received']);
  });

  it('beyond the ladder, or for no task or no case at all, does nothing', async () => {
    const world = await aSilentCase();
    const { taskId } = await world.openTask('examine', { assignee: 'lucia', step: 5 });
    const deps = deadlineDepsOf(world);
    await timerFired(timerEvent(taskId, 5), deps);
    await timerFired(timerEvent(`${CASE_ID}.examine.9`, 0), deps);
    await timerFired({ ...timerEvent(taskId, 5), caseId: CASE_ID.replace('1938', '1939') }, deps);
    expect(await world.events()).toEqual(['complaint-received']);
  });

  it('of the last step and a decision at the same time: one of them wins', async () => {
    const world = await aSilentCase();
    const { taskId } = await world.openTask('consult', { assignee: 'iker', domain: 'technical', parts: [1], step: 2 });
    const deps = deadlineDepsOf(world);
    await Promise.all([timerFired(timerEvent(taskId, 2), deps), timerFired(timerEvent(taskId, 2), deps)]);
    expect((await world.outbox()).filter(({ effect }) => effect === 'resume')).toHaveLength(1);
  });
});
