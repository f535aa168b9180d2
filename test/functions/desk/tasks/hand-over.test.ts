import { describe, expect, it } from 'vitest';
import { taskIndex } from '#cases/store/keys.ts';
import { eventsOf } from '#domain/case/events.ts';
import { CASE_ID, policy } from '#test/support/case-fixture.ts';
import { aDesk, anOffer, elena, iker, lucia, mateo, sofia, storeOffer } from '#test/support/desk.ts';

const EXAMINE = `${CASE_ID}.examine.1`;
const reason = 'Conoce mejor a esta clienta.';

const aDeskWith = async (text?: string, handOvers = 0) => {
  const fixture = aDesk();
  await fixture.openCase({ head: { handOvers }, ...(text && { text }) });
  await fixture.openTask('examine', { assignee: 'lucia' });
  const give = (to: string, as = lucia, taskId = EXAMINE) =>
    fixture.desk('POST', `/desk/tasks/${taskId}/hand-over`, { as, json: { to, reason } });
  return { ...fixture, give };
};

describe('POST /desk/tasks/{id}/hand-over', () => {
  it('A hand-over moves the task and the case, is counted, keeps the reason and notifies the new owner', async () => {
    const { give, file, task, table, written, outbox, desk } = await aDeskWith();
    expect((await give('mateo')).status).toBe(200);
    const { head, texts, events } = await file();
    expect(head).toMatchObject({ owner: 'mateo', handOvers: 1 });
    const moved = await task(EXAMINE);
    expect(moved).toMatchObject({ assignee: 'mateo', status: 'open', step: 0 });
    expect(await table.get({ pk: `CASE#${CASE_ID}`, sk: `TASK#${EXAMINE}` })).toMatchObject(
      moved ? taskIndex(moved) : {},
    );
    const event = eventsOf(events.slice(-1), 'handed-over')[0];
    expect(event).toMatchObject({ type: 'handed-over', data: { taskId: EXAMINE, from: 'lucia', to: 'mateo' } });
    expect(JSON.stringify(event)).not.toContain(reason);
    expect(texts.get(event?.data.reasonTextId ?? '')).toBe(reason);
    expect(await written()).toEqual(['staff-task mateo']);
    expect(await outbox()).toMatchObject([{ effect: 'send' }]);
    expect((await desk('GET', '/desk/tasks', { as: mateo })).body.tasks).toHaveLength(1);
    expect((await desk('GET', '/desk/tasks', { as: lucia })).body.tasks).toHaveLength(0);
  });

  it.each([
    ['nobody', 'nobody of the care team'],
    ['lucia', 'already has'],
    ['iker', 'has not the role'],
    ['elena', 'has not the role'],
  ])('A hand-over to %s is refused: %s', async (to, why) => {
    const { give, file } = await aDeskWith();
    const answer = await give(to);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/to' }] } });
    expect(answer.body.title).toContain(why);
    expect((await file()).head.handOvers).toBe(0);
  });

  it('A case is handed over to nobody whom it is about', async () => {
    const { give } = await aDeskWith('Mateo Urrutia me colgó el teléfono.');
    expect(await give('mateo')).toMatchObject({ status: 422 });
    expect(await give('nadia')).toMatchObject({ status: 200 });
  });

  it('Past the limit of hand-overs only a supervisor can be given a task', async () => {
    const { give } = await aDeskWith(undefined, policy.limits.handOvers);
    expect(await give('mateo')).toMatchObject({ status: 422 });
    expect(await give('sofia')).toMatchObject({ status: 200 });
  });

  it.each([
    [mateo, 403],
    [iker, 403],
    [sofia, 200],
  ])('A hand-over by %o is answered with %i', async (as, status) => {
    const { give } = await aDeskWith();
    expect((await give('nadia', as)).status).toBe(status);
  });

  it('Owners take tasks that nobody has', async () => {
    const { give, openTask } = await aDeskWith();
    const { taskId } = await openTask('promise', { parts: [1] });
    expect((await give('mateo', iker, taskId)).status).toBe(403);
    expect((await give('mateo', mateo, taskId)).status).toBe(200);
  });

  it('A question goes to an expert of its field, an approval to somebody whose limit reaches, never to the proposer', async () => {
    const fixture = await aDeskWith();
    const consult = await fixture.openTask('consult', { parts: [1], assignee: 'iker', domain: 'technical' });
    expect((await fixture.give('carmen', iker, consult.taskId)).status).toBe(422);
    expect((await fixture.give('berta', iker, consult.taskId)).status).toBe(200);
    const approve = await fixture.openTask('approve', { parts: [1], subject: '1', assignee: 'elena' });
    const offer = anOffer(approve, { status: 'needs-approval' });
    const [option] = offer.options;
    await storeOffer(fixture, {
      ...offer,
      options: option ? [{ ...option, cost: { amount: 300_000, currency: 'EUR' } }] : [],
    });
    expect((await fixture.give('javier', elena, approve.taskId)).status).toBe(422);
    expect((await fixture.give('sofia', elena, approve.taskId)).status).toBe(200);
  });

  it('Tasks of the customer and tasks that are over are not handed over', async () => {
    const { give, openTask, table } = await aDeskWith();
    const { taskId } = await openTask('offer', { parts: [1], assignee: 'customer' });
    expect((await give('mateo', sofia, taskId)).status).toBe(422);
    await table.write([
      {
        update: { pk: `CASE#${CASE_ID}`, sk: `TASK#${EXAMINE}` },
        set: { status: 'decided', decidedBy: 'lucia', decidedAt: 'then' },
      },
    ]);
    expect(await give('mateo')).toMatchObject({ status: 409, body: { decidedBy: 'lucia', decidedAt: 'then' } });
  });

  it('A hand-over needs a reason', async () => {
    const { desk } = await aDeskWith();
    const answer = await desk('POST', `/desk/tasks/${EXAMINE}/hand-over`, {
      as: lucia,
      json: { to: 'mateo', reason: '' },
    });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/reason' }] } });
  });
});
