import { describe, expect, it } from 'vitest';
import { noteAtDesk } from '#cases/store/at-desk.ts';
import { recordRead } from '#cases/store/reads.ts';
import { combine } from '#domain/case/change.ts';
import { staffNotice } from '#domain/messages/staff-notice.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { waitAtDesk } from '#domain/tasks/at-desk.ts';
import { openTask } from '#domain/tasks/open-task.ts';
import type { Plan } from '#domain/tasks/plan.ts';
import { relay } from '#functions/relay/relay.ts';
import { sweep } from '#functions/relay/sweep/sweep.ts';
import { CASE_ID, caseFixture, standingClock } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { relayDepsOf, services } from './services.ts';

const DESK_URL = 'https://api.lumbre.example/desk';

/** A case in which somebody is written to, while `atDesk` has the desk before them. */
const scene = async (atDesk: string) => {
  const time = standingClock();
  const fixture = caseFixture(time);
  await fixture.openCase();
  const outside = services();
  const deps = relayDepsOf(fixture, outside);
  await noteAtDesk(fixture.table, { person: atDesk, since: undefined }, time.now());
  /** Does at once what the stream would have the relay do. */
  const relayed = async () => {
    for (const item of await fixture.outboxItems(CASE_ID))
      if (item.effect === 'send') await relay([{ what: 'effect', caseId: CASE_ID, item }], deps);
  };
  /** A task that no execution waits for. */
  const opens = async (kind: Plan['kind'], policy: Policy = fixture.policy) => {
    const at = time.now();
    let taskId = '';
    await fixture.cases.change(CASE_ID, at, ({ head }) => {
      const { task, ...opened } = openTask(
        { head, at, deps: { policy, clock: deps.clock, deskUrl: DESK_URL } },
        { kind, caseId: CASE_ID, cycle: 1, assignee: 'lucia' },
      );
      taskId = task.taskId;
      return opened;
    });
    await relayed();
    return { pk: `CASE#${CASE_ID}`, sk: `TASK#${taskId}` };
  };
  /** What is only to be known. */
  const tells = async () => {
    const at = time.now();
    await fixture.cases.change(CASE_ID, at, ({ head }) =>
      combine(
        { events: [anEvent('task-opened', { taskId: `${CASE_ID}.reply.9`, kind: 'reply' })] },
        staffNotice(fixture.policy, head, {
          ...{ to: 'lucia', messageId: 'called-1', at, template: 'staff-called', deskUrl: DESK_URL },
          ...{ waitsUntil: waitAtDesk(at, fixture), values: { who: 'Iker', state: 'está a salvo' } },
        }),
      ),
    );
    await relayed();
  };
  const sweptAfter = async (duration: string) => {
    time.pass(duration);
    await sweep(deps);
  };
  const isShown = () =>
    recordRead(
      fixture.table,
      { by: 'lucia', at: time.now(), view: 'GET /desk/cases/{id}', cases: [CASE_ID] },
      { id: 'read', until: time.after(time.now(), 'P1D') },
    );
  const mailed = () => outside.mails.map(({ to }) => to);
  const status = async () => (await fixture.file()).messages.at(-1)?.status;
  return { fixture, time, opens, tells, sweptAfter, isShown, mailed, status };
};

const TO_LUCIA = ['lucia@lumbre.example'];

describe('a notice that is no hurry, to somebody who has the desk before them', () => {
  it('It waits, and leaves once where they did not look at the case in time', async () => {
    const { opens, sweptAfter, mailed, status } = await scene('lucia');
    await opens('reply');
    expect(mailed()).toEqual([]);
    await sweptAfter('PT9M');
    expect(mailed()).toEqual([]);
    await sweptAfter('PT2M');
    await sweptAfter('PT2M');
    expect(mailed()).toEqual(TO_LUCIA);
    expect(await status()).toBe('sent');
  });

  it('Whoever looked at the case since is not written to, and the notice stays as what never left', async () => {
    const { fixture, time, opens, sweptAfter, isShown, mailed, status } = await scene('lucia');
    await opens('reply');
    time.pass('PT1M');
    await isShown();
    await sweptAfter('PT10M');
    expect(mailed()).toEqual([]);
    expect(await status()).toBe('taken-back');
    expect((await fixture.outboxItems(CASE_ID)).filter(({ effect }) => effect === 'send')).toEqual([]);
  });

  it.each([
    ['is done', { status: 'decided' }],
    ['is somebody else’s', { assignee: 'mateo' }],
  ])('Nobody is written to of a task that %s', async (_, set) => {
    const { fixture, opens, sweptAfter, mailed } = await scene('lucia');
    await fixture.table.write([{ update: await opens('reply'), set }]);
    await sweptAfter('PT11M');
    expect(mailed()).toEqual([]);
  });

  it('What is only to be known is known to whoever acted in the case since', async () => {
    const acts = { type: 'note-added', actor: { kind: 'person', id: 'lucia' }, data: { textId: 'note-1' } } as const;
    const acted = await scene('lucia');
    await acted.tells();
    await acted.fixture.cases.change(CASE_ID, acted.time.now(), () => ({ events: [acts] as never }));
    await acted.sweptAfter('PT11M');
    expect(acted.mailed()).toEqual([]);

    const idle = await scene('lucia');
    await idle.tells();
    await idle.sweptAfter('PT11M');
    expect(idle.mailed()).toEqual(TO_LUCIA);
  });
});

describe('a notice leaves at once', () => {
  it('to whoever is not there', async () => {
    const { opens, mailed } = await scene('mateo');
    await opens('reply');
    expect(mailed()).toEqual(TO_LUCIA);
  });

  it.each(['contact', 'call'] as const)('of a task that is due as soon as a %s', async (kind) => {
    const { opens, mailed } = await scene('lucia');
    await opens(kind);
    expect(mailed()).toEqual(TO_LUCIA);
  });

  it('where the policy lets none wait', async () => {
    const { fixture, opens, mailed } = await scene('lucia');
    const { noticeAtDesk: _, ...limits } = fixture.policy.limits;
    await opens('reply', { ...fixture.policy, limits });
    expect(mailed()).toEqual(TO_LUCIA);
  });
});
