import { describe, expect, it } from 'vitest';
import { noteAtDesk } from '#cases/store/at-desk.ts';
import { recordRead } from '#cases/store/reads.ts';
import { effectsIn } from '#cases/store/stream.ts';
import { relay } from '#functions/relay/relay.ts';
import { sweep } from '#functions/relay/sweep/sweep.ts';
import { CASE_ID, caseFixture, standingClock } from '#test/support/case-fixture.ts';
import { relayDepsOf, services } from './services.ts';

type Plan = Parameters<ReturnType<typeof caseFixture>['openTask']>;

/** A task opens while somebody has the desk before them. */
const openedBefore = async (atDesk: string, ...[kind, plan]: Plan) => {
  const time = standingClock();
  const fixture = caseFixture(time);
  await fixture.openCase();
  const task = await fixture.openTask(kind, plan);
  const outside = services();
  const deps = relayDepsOf(fixture, outside);
  await noteAtDesk(fixture.table, { person: atDesk, since: undefined }, time.now());
  await relay([{ what: 'task-opened', caseId: CASE_ID, taskId: task.taskId }], deps);
  const sweptAfter = async (duration: string) => {
    time.pass(duration);
    await sweep(deps);
  };
  const isShown = (by: string, view = 'GET /desk/cases/{id}') =>
    recordRead(
      fixture.table,
      { by, at: time.now(), view, cases: [CASE_ID] },
      { id: `read-${by}`, until: time.after(time.now(), 'P1D') },
    );
  const mailed = () => outside.mails.map(({ to }) => to);
  return { fixture, task, time, deps, sweptAfter, isShown, mailed };
};

const lucia = { assignee: 'lucia' };

describe('the mail about a task that opens while its assignee has the desk before them', () => {
  it('It waits, no run of the stream is called for it, and it leaves once where nobody has looked at the case in time', async () => {
    const { fixture, task, sweptAfter, mailed, deps } = await openedBefore('lucia', 'examine', lucia);
    expect(mailed()).toEqual([]);
    const [left] = await fixture.outboxItems(CASE_ID);
    expect(left).toMatchObject({ effect: 'notice', taskId: task.taskId, to: 'lucia' });
    expect(effectsIn(left as never)).toEqual([]);
    await sweptAfter('PT9M');
    expect(mailed()).toEqual([]);
    await sweptAfter('PT2M');
    await sweep(deps);
    expect(mailed()).toEqual(['lucia@lumbre.example']);
    expect(await fixture.written()).toEqual(['staff-task lucia']);
    expect(await fixture.events()).toEqual(['complaint-received', 'task-opened', 'notice-written']);
    expect(await fixture.outbox()).toEqual([]);
  });

  it('Whoever was shown the case since is not written to', async () => {
    const { fixture, sweptAfter, isShown, mailed, time } = await openedBefore('lucia', 'examine', lucia);
    time.pass('PT1M');
    await isShown('lucia');
    await sweptAfter('PT10M');
    expect(mailed()).toEqual([]);
    expect(await fixture.outbox()).toEqual([]);
  });

  it('That somebody else was shown it, or that it stood in a list, is no reason', async () => {
    const { sweptAfter, isShown, mailed, time } = await openedBefore('lucia', 'examine', lucia);
    time.pass('PT1M');
    await isShown('mateo');
    await isShown('lucia', 'GET /desk/tasks');
    await sweptAfter('PT10M');
    expect(mailed()).toEqual(['lucia@lumbre.example']);
  });

  it.each([
    ['has decided it', { status: 'decided' }],
    ['has passed it on', { assignee: 'mateo' }],
  ])('Whoever %s is not written to', async (_, set) => {
    const { fixture, task, sweptAfter, mailed } = await openedBefore('lucia', 'examine', lucia);
    await fixture.table.write([{ update: { pk: `CASE#${CASE_ID}`, sk: `TASK#${task.taskId}` }, set }]);
    await sweptAfter('PT11M');
    expect(mailed()).toEqual([]);
    expect(await fixture.outbox()).toEqual([]);
  });

  it('A run that dies before the mail has left writes no second one', async () => {
    const { fixture, sweptAfter, mailed, deps } = await openedBefore('lucia', 'examine', lucia);
    const [left] = await fixture.outboxItems(CASE_ID);
    await sweptAfter('PT11M');
    await relay([{ what: 'effect', caseId: CASE_ID, item: left as never }], deps);
    expect(mailed()).toEqual(['lucia@lumbre.example']);
  });

  it.each<[string, Plan]>([
    ['somebody else has the desk before them', ['examine', { assignee: 'mateo' }]],
    ['a call is due within minutes', ['call', lucia]],
    ['somebody wants to be called within the hour', ['contact', lucia]],
  ])('It leaves at once where %s', async (_, plan) => {
    const { mailed } = await openedBefore('lucia', ...plan);
    expect(mailed()).toHaveLength(1);
  });

  it('It leaves at once to whoever was there some minutes ago', async () => {
    const { fixture, deps, time, mailed } = await openedBefore('lucia', 'examine', { assignee: 'mateo' });
    const task = await fixture.openTask('release', { assignee: 'lucia', parts: [1] });
    time.pass('PT5M');
    await relay([{ what: 'task-opened', caseId: CASE_ID, taskId: task.taskId }], deps);
    expect(mailed()).toContain('lucia@lumbre.example');
  });

  it('It leaves at once where the policy lets none wait', async () => {
    const { fixture, deps, mailed } = await openedBefore('lucia', 'examine', { assignee: 'mateo' });
    const task = await fixture.openTask('release', { assignee: 'lucia', parts: [1] });
    const { noticeAtDesk: _, ...limits } = fixture.policy.limits;
    const strict = { ...deps, policy: { ...fixture.policy, limits } };
    await relay([{ what: 'task-opened', caseId: CASE_ID, taskId: task.taskId }], strict);
    expect(mailed()).toContain('lucia@lumbre.example');
  });
});
