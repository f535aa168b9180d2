import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { mateo, sofia } from '#test/support/desk.ts';
import { A, aDeskWithCases } from './matter/desk-with-cases.ts';

const andres = { id: 'andres', groups: ['supervisor'] };
const lucia = { id: 'lucia', groups: ['owner'] };

const luciasCase = async () => {
  const fixture = await aDeskWithCases([A]);
  const task = async () => (await fixture.file(A)).tasks.find(({ kind }) => kind === 'second-person');
  const decide = async (as: typeof lucia, decision: string) =>
    fixture.desk('POST', `/desk/tasks/${(await task())?.taskId}/complete`, { as, json: { decision, reason: 'Leído' } });
  const say = (as: typeof lucia, kind: string) => fixture.postAs(as)(A, 'kind', { kind, reason: 'Es publicidad' });
  const about = (as: typeof lucia, person: string, concerned: boolean) =>
    fixture.postAs(as)(A, 'concerned', { person, concerned, reason: 'Lo dice el cliente por teléfono' });
  return { ...fixture, task, decide, say, about };
};

describe('setting a case aside that is somebody else’s', () => {
  it.each([sofia, mateo])('waits for a second person, and the case goes on until then: $id', async (as) => {
    const { say, task, file, decide } = await luciasCase();
    expect((await say(as, 'spam')).body).toMatchObject({ status: 'acknowledged', asked: { to: 'lucia' } });
    expect(await task()).toMatchObject({ assignee: 'lucia', proposedBy: as.id, subject: 'set-aside:spam' });
    expect((await file(A)).head).not.toHaveProperty('setAsideAt');
    expect((await file(A)).tasks.find(({ kind }) => kind === 'examine')).toMatchObject({ status: 'open' });
    expect((await decide(lucia, 'confirm')).status).toBe(200);
    const { head, events } = await file(A);
    expect(head).toMatchObject({ kind: 'spam', status: 'set-aside' });
    expect(eventsOf(events, 'kind-changed').at(-1)).toMatchObject({
      actor: { id: 'lucia' },
      data: { proposedBy: as.id },
    });
  });

  it('is not confirmed by whoever proposed it, nor given back to them, and is asked once', async () => {
    const { say, decide, desk, task, file } = await luciasCase();
    await say(sofia, 'spam');
    const again = await say(sofia, 'spam');
    expect(again.body.asked.taskId).toBe((await task())?.taskId);
    expect(await decide(sofia, 'confirm')).toMatchObject({ status: 403, body: { code: 'own-proposal' } });
    const json = { to: 'sofia', reason: 'Para mí' };
    const given = await desk('POST', `/desk/tasks/${(await task())?.taskId}/hand-over`, { as: sofia, json });
    expect(given.status).toBe(422);
    expect((await file(A)).head).not.toHaveProperty('setAsideAt');
  });

  it('comes to nothing where the second person refuses, another supervisor too', async () => {
    const { say, decide, file, task } = await luciasCase();
    await say(sofia, 'praise');
    expect((await decide(andres, 'refuse')).status).toBe(200);
    expect((await file(A)).head).not.toHaveProperty('setAsideAt');
    expect(await task()).toMatchObject({ status: 'decided', decidedBy: 'andres' });
    expect((await decide(lucia, 'confirm')).status).toBe(409);
  });

  it('needs a second person also where somebody takes the case first', async () => {
    const { say, desk, file } = await luciasCase();
    const json = { to: 'sofia', reason: 'Me lo quedo' };
    expect((await desk('POST', `/desk/tasks/${A}.examine.1/hand-over`, { as: sofia, json })).status).toBe(200);
    expect((await file(A)).head.owner).toBe('sofia');
    const { body } = await say(sofia, 'spam');
    expect(body.asked.to).toBe('andres');
    expect((await file(A)).head).not.toHaveProperty('setAsideAt');
  });

  it('is decided by the owner’s own word as well, and opens again without the proposal', async () => {
    const { say, task, file } = await luciasCase();
    await say(sofia, 'spam');
    expect((await say(lucia, 'spam')).body.status).toBe('set-aside');
    expect(await task()).toMatchObject({ status: 'decided', decidedBy: 'lucia' });
    await say(lucia, 'complaint');
    expect((await file(A)).tasks.filter(({ status }) => status === 'open').map(({ kind }) => kind)).toEqual([
      'examine',
    ]);
  });
});

describe('saying whom a case is about', () => {
  it('takes it from them at once, with their work', async () => {
    const { about, file, desk } = await luciasCase();
    expect((await about(sofia, 'lucia', true)).body).toEqual({ concerned: { lucia: 'marked' } });
    const { head, tasks, events } = await file(A);
    expect(head.owner).not.toBe('lucia');
    expect(tasks.filter(({ status, assignee }) => status === 'open' && assignee === 'lucia')).toEqual([]);
    expect(eventsOf(events, 'concern-changed').at(-1)).toMatchObject({
      actor: { id: 'sofia' },
      data: { person: 'lucia', to: 'marked' },
    });
    expect((await desk('GET', `/desk/cases/${A}`, { as: lucia })).status).toBe(403);
  });

  it('is taken back by two people only, neither of them the one it is about', async () => {
    const { about, decide, task, desk } = await luciasCase();
    await about(andres, 'lucia', true);
    expect((await about(lucia, 'lucia', false)).status).toBe(403);
    expect((await about(sofia, 'lucia', false)).body).toMatchObject({ asked: { to: 'andres' } });
    expect(await task()).toMatchObject({ subject: 'clear:lucia', proposedBy: 'sofia' });
    expect((await desk('GET', `/desk/cases/${A}`, { as: lucia })).status).toBe(403);
    expect((await decide(sofia, 'confirm')).status).toBe(403);
    expect((await decide(lucia, 'confirm')).status).toBe(403);
    expect((await decide(andres, 'confirm')).status).toBe(200);
    expect((await desk('GET', `/desk/cases/${A}`, { as: lucia })).status).toBe(200);
  });

  it.each([
    ['of oneself', sofia, { person: 'sofia' }, 422, '/person'],
    ['of nobody known', sofia, { person: 'nobody' }, 422, '/person'],
    ['without a reason', sofia, { reason: '' }, 400, '/reason'],
    ['by another owner', mateo, {}, 403, undefined],
  ])('is refused %s', async (_, as, over, status, pointer) => {
    const { postAs } = await luciasCase();
    const json = { person: 'lucia', concerned: true, reason: 'Lo dice el cliente', ...over };
    const answer = await postAs(as)(A, 'concerned', json);
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([status, pointer]);
  });
});
