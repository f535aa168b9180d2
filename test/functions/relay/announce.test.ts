import { describe, expect, it } from 'vitest';
import { effectsIn } from '#cases/store/stream.ts';
import { eventsOf } from '#domain/case/events.ts';
import { durationMs } from '#domain/time.ts';
import { relay } from '#functions/relay/relay.ts';
import { sweep } from '#functions/relay/sweep/sweep.ts';
import { CASE_ID, caseFixture, MONDAY } from '#test/support/case-fixture.ts';
import { relayDepsOf, services } from './services.ts';

const opened = async (...[kind, plan]: Parameters<ReturnType<typeof caseFixture>['openTask']>) => {
  const fixture = caseFixture();
  await fixture.openCase({ head: { stalledAt: MONDAY } });
  const task = await fixture.openTask(kind, plan);
  const outside = services();
  const deps = relayDepsOf(fixture, outside);
  const announce = () => relay([{ what: 'task-opened', caseId: CASE_ID, taskId: task.taskId }], deps);
  return { fixture, task, announce, outside };
};

describe('an opened task', () => {
  it('The assignee of an opened task is notified once, and its first timer is set, in the same run', async () => {
    const { fixture, task, announce, outside } = await opened('examine', { assignee: 'lucia' });
    await Promise.all([announce(), announce()]);
    await announce();
    expect(await fixture.events()).toEqual(['complaint-received', 'task-opened']);
    expect(await fixture.written()).toEqual(['staff-task lucia']);
    expect(outside.mails.map(({ to }) => to)).toEqual(['lucia@lumbre.example']);
    expect([...outside.timers]).toEqual([
      [
        `task-${task.taskId}-0`,
        {
          at: '2026-11-24T09:00:00.000Z',
          timerEvent: { timer: 'task', caseId: CASE_ID, taskId: task.taskId, step: 0 },
        },
      ],
    ]);
    expect(await fixture.outbox()).toEqual([]);
  });

  it('What could not be done in the same run is not told to the stream, and the sweep does it', async () => {
    const { fixture, task, announce, outside } = await opened('examine', { assignee: 'lucia' });
    outside.fail('s', new Error('Out of order'));
    await announce();
    expect([outside.mails, outside.timers.size]).toEqual([[], 0]);
    expect(await fixture.outbox()).toMatchObject([
      { effect: 'send', messageId: `opened-${task.taskId}` },
      { effect: 'set-timer', name: `task-${task.taskId}-0` },
    ]);
    const left = await fixture.outboxItems(CASE_ID);
    expect(left.map((item) => [item.triedBy, effectsIn(item as never)])).toEqual([
      ['run', []],
      ['run', []],
    ]);
    outside.heal();
    fixture.clock.pass('PT1M');
    await sweep(relayDepsOf(fixture, outside));
    expect([outside.mails.length, outside.timers.size]).toEqual([1, 1]);
    expect(await fixture.outbox()).toEqual([]);
  });

  it('The notice of a task says what is to be done and until when, and nothing of the complaint', async () => {
    const { fixture, task, announce } = await opened('examine', { assignee: 'lucia' });
    await announce();
    const text = (await fixture.file()).texts.get(`opened-${task.taskId}`) ?? '';
    expect(text).toContain('Tarea nueva: escuchar al cliente y examinar el caso (AM-7K3Q9F2D)');
    expect(text).toContain('Hola, Lucía Ferrándiz:');
    expect(text).toContain('Vence: miércoles 25 de noviembre de 2026 a las 10:00');
    expect(text).toContain('https://api.lumbre.example/desk');
    expect(text).not.toMatch(/caldera|Ana/);
  });

  const acted = async (by: string, since: string) => {
    const { fixture, task, announce, outside } = await opened('release', { assignee: 'lucia', parts: [1] });
    const at = new Date(Date.parse(MONDAY) - durationMs(since)).toISOString();
    const [last] = (await fixture.file()).events.slice(-1);
    await fixture.cases.change(CASE_ID, at, () => ({
      events: [{ type: 'note-added', actor: { kind: 'person', id: by }, data: { messageId: 'n1', textId: 'n1' } }],
    }));
    expect(last).toBeDefined();
    await announce();
    return { fixture, task, outside };
  };

  it('Whoever did at the desk a moment ago what a task follows from has it before them: no mail for now, but its timer', async () => {
    const { fixture, task, outside } = await acted('lucia', 'PT2M');
    expect(await fixture.written()).toEqual([]);
    expect((await fixture.file()).events.at(-1)).toMatchObject({
      type: 'task-opened',
      data: { taskId: task.taskId, notice: 'at-desk' },
    });
    expect([...outside.timers.keys()]).toEqual([`task-${task.taskId}-0`]);
    expect(await fixture.outbox()).toMatchObject([{ effect: 'notice', taskId: task.taskId, to: 'lucia' }]);
  });

  it.each([
    ['somebody else acted', 'mateo', 'PT2M'],
    ['it was some time ago', 'lucia', 'PT10M'],
  ])('The assignee of a task is notified where %s', async (_, by, since) => {
    const { fixture } = await acted(by, since);
    expect(await fixture.written()).toEqual(['staff-task lucia']);
  });

  it.each(['offer', 'survey'] as const)(
    'A task of the customer (%s) notifies nobody but has its timer',
    async (kind) => {
      const { fixture, announce, outside } = await opened(kind, { assignee: 'customer' });
      await announce();
      expect(await fixture.written()).toEqual([]);
      expect([...outside.timers.values()]).toMatchObject([{ at: '2026-11-26T09:00:00.000Z' }]);
    },
  );

  it.each<[Parameters<ReturnType<typeof caseFixture>['openTask']>, string, string | undefined]>([
    [['examine', { assignee: 'lucia' }], 'mateo', 'mateo'],
    [['consult', { assignee: 'iker', domain: 'technical', parts: [1] }], 'berta', undefined],
    [['approve', { assignee: 'elena', parts: [1], subject: '1' }], 'javier', undefined],
    [['promise', { assignee: 'lucia', parts: [0], subject: '0' }], 'mateo', undefined],
  ])(
    'A task of somebody who is away today goes to the stand-in at once, and the history says why: %j',
    async (of, to, owner) => {
      const [kind, plan] = of;
      const { fixture, task } = await opened(kind, plan);
      const from = String(plan?.assignee);
      const absences = [{ from: '2026-11-23', to: '2026-11-27' }];
      const people = fixture.policy.people.map((person) => (person.id === from ? { ...person, absences } : person));
      const deps = { ...relayDepsOf(fixture, services()), policy: { ...fixture.policy, people } };
      await relay([{ what: 'task-opened', caseId: CASE_ID, taskId: task.taskId }], deps);
      expect(await fixture.task(task.taskId)).toMatchObject({ assignee: to, status: 'open', step: 0 });
      expect(await fixture.written()).toEqual([`staff-task ${to}`]);
      const { events, head } = await fixture.file();
      expect(events.at(-1)).toMatchObject({ type: 'task-opened', data: { assignee: to, from, because: 'away' } });
      expect(head.owner).toBe(owner ?? 'lucia');
    },
  );

  it('A customer who was told of an owner that is away hears who has their case instead', async () => {
    const { fixture, task } = await opened('examine', { assignee: 'lucia' });
    const acknowledged = { cycle: 1, messageId: 'acknowledge-1', owner: 'lucia', nextWordBy: MONDAY, answerBy: MONDAY };
    await fixture.cases.change(CASE_ID, MONDAY, () => ({
      events: [{ type: 'acknowledged', actor: { kind: 'system' }, data: acknowledged }],
    }));
    const absences = [{ from: '2026-11-23', to: '2026-11-27' }];
    const people = fixture.policy.people.map((person) => (person.id === 'lucia' ? { ...person, absences } : person));
    const deps = { ...relayDepsOf(fixture, services()), policy: { ...fixture.policy, people } };
    await relay([{ what: 'task-opened', caseId: CASE_ID, taskId: task.taskId }], deps);
    const { events, head } = await fixture.file();
    expect(eventsOf(events, 'owner-announced')).toMatchObject([{ data: { owner: head.owner } }]);
    expect(await fixture.written()).toContain('owner-changed customer');
  });

  it('A task stays with somebody who is away where nobody can stand in', async () => {
    const { fixture, task } = await opened('examine', { assignee: 'lucia' });
    const absences = [{ from: '2026-11-23', to: '2026-11-27' }];
    const people = fixture.policy.people.map((person) => ({ ...person, absences }));
    const deps = { ...relayDepsOf(fixture, services()), policy: { ...fixture.policy, people } };
    await relay([{ what: 'task-opened', caseId: CASE_ID, taskId: task.taskId }], deps);
    expect(await fixture.task(task.taskId)).toMatchObject({ assignee: 'lucia', status: 'open' });
  });

  it('A task without an assignee is announced to a supervisor, who hands it over', async () => {
    const { fixture, announce } = await opened('examine', {});
    await announce();
    expect(await fixture.written()).toEqual(['staff-escalation sofia']);
  });

  it('A task that was decided before it could be announced is announced to nobody', async () => {
    const { fixture, task, announce } = await opened('examine', { assignee: 'lucia' });
    await fixture.table.write([
      { update: { pk: `CASE#${CASE_ID}`, sk: `TASK#${task.taskId}` }, set: { status: 'decided' } },
    ]);
    await announce();
    expect(await fixture.events()).toEqual(['complaint-received']);
  });

  it('An opened task shows that a stalled case goes on', async () => {
    const { fixture, announce } = await opened('examine', { assignee: 'lucia' });
    await announce();
    expect((await fixture.file()).head).not.toHaveProperty('stalledAt');
  });
});
