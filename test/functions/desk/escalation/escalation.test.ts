import { describe, expect, it } from 'vitest';
import { escalateCase } from '#domain/tasks/escalate.ts';
import { CASE_ID, policy } from '#test/support/case-fixture.ts';
import { aDesk, lucia, mateo, sofia } from '#test/support/desk.ts';

const EXAMINE = `${CASE_ID}.examine.1`;
const ESCALATION = `${CASE_ID}.escalation.1.1`;
const andres = { id: 'andres', groups: ['supervisor', 'approver'] };

const aDeskWith = async ({ text, handOvers = 0 }: { text?: string; handOvers?: number } = {}) => {
  const fixture = aDesk();
  await fixture.openCase({ head: { handOvers }, ...(text && { text }) });
  await fixture.openTask('examine', { assignee: 'lucia' });
  const escalate = () =>
    fixture.cases.change(CASE_ID, fixture.clock.now(), (file) =>
      escalateCase(
        {
          file,
          at: fixture.clock.now(),
          deps: {
            ...fixture,
            deskUrl: 'https://amends.example/desk',
          },
        },
        { reason: 'breach', level: 'supervisor', timer: 'answer', key: 'answer' },
      ),
    );
  const end = (json: unknown, as = sofia) => fixture.desk('POST', `/desk/tasks/${ESCALATION}/complete`, { as, json });
  const takeBack = (as = sofia) =>
    fixture.desk('POST', `/desk/cases/${CASE_ID}/take-back`, { as, json: { reason: 'Lo sigo yo.' } });
  const give = (to: string, as = sofia) =>
    fixture.desk('POST', `/desk/tasks/${EXAMINE}/hand-over`, { as, json: { to, reason: 'Le conoce.' } });
  const shown = async (as = sofia) => (await fixture.desk('GET', `/desk/cases/${CASE_ID}`, { as })).body;
  return { ...fixture, escalate, end, takeBack, give, shown };
};

describe('an escalation', () => {
  it('An escalation is shown with its case and in the queue of whom it went to', async () => {
    const { escalate, shown, desk, end } = await aDeskWith();
    await escalate();
    const row = { taskId: ESCALATION, reason: 'breach', level: 'supervisor', to: 'sofia', timer: 'answer' };
    expect((await shown()).escalations).toMatchObject([row]);
    const queue = async (as: typeof sofia) =>
      (await desk('GET', '/desk/tasks', { as, query: { view: 'escalations' } })).body.tasks.map(
        ({ id }: { id: string }) => id,
      );
    expect(await queue(sofia)).toEqual([ESCALATION]);
    expect(await queue(lucia)).toEqual([]);
    expect((await end({ done: 'He llamado a la clienta.', message: 'Lo hemos visto y le llamamos hoy.' })).status).toBe(
      200,
    );
    const after = await shown();
    expect(after.escalations).toMatchObject([{ ...row, endedBy: 'sofia', endedAt: expect.any(String) }]);
    expect(after.history.at(-1)).toMatchObject({ type: 'escalation-ended', text: 'He llamado a la clienta.' });
    expect(await queue(sofia)).toEqual([]);
  });

  it('An ended escalation leaves the case with its owner, if nothing else is said', async () => {
    const { escalate, end, file } = await aDeskWith();
    await escalate();
    await end({ done: 'He hablado con Lucía.', message: 'Lo hemos visto y le llamamos hoy.' });
    expect((await file()).head).toMatchObject({ owner: 'lucia', handOvers: 0 });
    expect((await end({ done: 'Otra vez.', message: 'Lo hemos visto y le llamamos hoy.' })).status).toBe(409);
  });

  it('An escalation may end with the supervisor keeping the case and the open tasks of its owner', async () => {
    const { escalate, end, file, task, written } = await aDeskWith();
    await escalate();
    await end({ done: 'Me lo quedo.', message: 'Lo hemos visto y le llamamos hoy.', takeOver: true });
    const { head, events } = await file();
    expect(head).toMatchObject({ owner: 'sofia', handOvers: 1 });
    expect(await task(EXAMINE)).toMatchObject({ assignee: 'sofia', status: 'open' });
    expect(events.at(-1)?.data).toMatchObject({ from: 'lucia', to: 'sofia', taskId: ESCALATION });
    expect((await written()).sort()).toEqual(['customer-message customer', 'staff-escalated sofia']);
  });

  it('An escalation may end with the case given to whoever is best placed, who is notified', async () => {
    const { escalate, end, file, task, written } = await aDeskWith();
    await escalate();
    expect(
      (
        await end({
          done: 'Lo llevará Nadia, que conoce el edificio.',
          message: 'Lo hemos visto y le llamamos hoy.',
          backTo: 'nadia',
        })
      ).status,
    ).toBe(200);
    expect((await file()).head.owner).toBe('nadia');
    expect(await task(EXAMINE)).toMatchObject({ assignee: 'nadia' });
    expect((await written()).sort()).toEqual([
      'customer-message customer',
      'staff-escalated sofia',
      'staff-task nadia',
    ]);
  });

  it.each([
    [{ done: 'x', message: 'Lo hemos visto y le llamamos hoy.', backTo: 'iker' }, 422],
    [{ done: 'x', message: 'Lo hemos visto y le llamamos hoy.', backTo: 'nobody' }, 422],
    [{ done: 'x', message: 'Lo hemos visto y le llamamos hoy.', backTo: 'mateo' }, 422],
    [{ done: 'x', message: 'Lo hemos visto y le llamamos hoy.', backTo: 'nadia', takeOver: true }, 400],
    [{ takeOver: true }, 400],
  ])('Ending an escalation with %j is refused with %i', async (json, status) => {
    const { escalate, end, task } = await aDeskWith({ text: 'Mateo Urrutia me colgó.' });
    await escalate();
    expect((await end(json)).status).toBe(status);
    expect(await task(ESCALATION)).toMatchObject({ status: 'open' });
  });

  it('An escalation is ended by whom it went to or a supervisor, and given away to supervisors only', async () => {
    const { escalate, end, desk } = await aDeskWith();
    await escalate();
    expect((await end({ done: 'x', message: 'Lo hemos visto y le llamamos hoy.' }, lucia)).status).toBe(403);
    const give = (to: string) =>
      desk('POST', `/desk/tasks/${ESCALATION}/hand-over`, { as: sofia, json: { to, reason: 'Vacaciones.' } });
    expect((await give('nadia')).status).toBe(422);
    expect((await give('andres')).status).toBe(200);
    expect((await end({ done: 'x', message: 'Lo hemos visto y le llamamos hoy.' }, andres)).status).toBe(200);
  });
});

describe('hand-overs', () => {
  it('Hand-overs past the limit are escalated to somebody above the new owner, once while that is open', async () => {
    const { give, file } = await aDeskWith({ handOvers: policy.limits.handOvers });
    expect((await give('sofia')).status).toBe(200);
    const raised = async () => (await file()).tasks.filter(({ kind }) => kind === 'escalation');
    expect(await raised()).toMatchObject([{ assignee: 'andres', subject: 'hand-overs:1' }]);
    expect((await file()).events.at(-1)).toMatchObject({
      actor: { kind: 'person', id: 'sofia' },
      data: { reason: 'hand-overs' },
    });
    expect((await give('andres')).status).toBe(200);
    expect(await raised()).toHaveLength(1);
  });

  it('Hand-overs up to the limit are not escalated', async () => {
    const { give, file } = await aDeskWith({ handOvers: policy.limits.handOvers - 1 });
    await give('mateo');
    expect((await file()).tasks.filter(({ kind }) => kind === 'escalation')).toEqual([]);
  });
});

describe('POST /desk/cases/{id}/take-back', () => {
  it('A case taken back goes to its former owner, which is counted, with the reason kept', async () => {
    const { give, takeBack, file, task, shown } = await aDeskWith();
    await give('mateo');
    expect(await takeBack(lucia)).toMatchObject({ status: 200, body: { owner: 'lucia', handOvers: 2 } });
    expect(await task(EXAMINE)).toMatchObject({ assignee: 'lucia', step: 0 });
    expect((await file()).events.at(-1)).toMatchObject({ type: 'taken-back', data: { from: 'mateo', to: 'lucia' } });
    expect((await shown()).history.at(-1).text).toBe('Lo sigo yo.');
  });

  it('A supervisor can take a case back wherever it was escalated to', async () => {
    const { cases, clock, takeBack, file } = await aDeskWith();
    await cases.change(CASE_ID, clock.now(), () => ({
      set: { owner: 'mateo' },
      events: [
        {
          type: 'escalated',
          actor: { kind: 'system' },
          data: { taskId: EXAMINE, level: 'substitute', reason: 'silence', from: 'lucia', to: 'mateo' },
        },
      ],
    }));
    expect((await takeBack(sofia)).status).toBe(200);
    expect((await file()).head.owner).toBe('sofia');
  });

  it('Taking a case back is refused where nothing was moved, to strangers, twice, and past the limit to all but supervisors', async () => {
    const untouched = await aDeskWith();
    expect((await untouched.takeBack(sofia)).status).toBe(409);
    const moved = await aDeskWith({ handOvers: policy.limits.handOvers - 1 });
    await moved.give('mateo');
    const nadia = { id: 'nadia', groups: ['owner'] };
    expect((await moved.takeBack(nadia)).status).toBe(403);
    expect((await moved.takeBack(mateo)).status).toBe(409);
    expect((await moved.takeBack(lucia)).status).toBe(403);
    expect((await moved.takeBack(sofia)).status).toBe(200);
    expect((await moved.takeBack(sofia)).status).toBe(409);
    expect((await moved.file()).tasks.filter(({ kind }) => kind === 'escalation')).toHaveLength(1);
  });
});
