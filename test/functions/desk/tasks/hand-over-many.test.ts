import { describe, expect, it } from 'vitest';
import { CASE_ID, caseIdNumber } from '#test/support/case-fixture.ts';
import { aDesk, iker, lucia, sofia } from '#test/support/desk.ts';

const reason = 'Lucía está de baja hasta el lunes.';
const taskOf = (caseId: string) => `${caseId}.examine.1`;

/** Cases of Lucía, each with its examination. */
const aDeskWith = async (count: number) => {
  const fixture = aDesk();
  const ids = Array.from({ length: count }, (_, at) => caseIdNumber(at + 1));
  for (const [at, caseId] of ids.entries()) {
    const reference = `AM-7K3Q9F${String(at).padStart(2, '2')}`;
    await fixture.openCase({ head: { caseId, reference } });
    await fixture.openTask('examine', { caseId, assignee: 'lucia' });
  }
  const give = (json: object, as = lucia, headers: Record<string, string> = {}) =>
    fixture.desk('POST', '/desk/tasks/hand-over', { as, json, headers });
  const owners = async () => Promise.all(ids.map(async (id) => (await fixture.file(id)).head.owner));
  return { ...fixture, ids, give, owners };
};
const all = (ids: string[]) => ids.map((id) => ({ taskId: taskOf(id) }));

describe('POST /desk/tasks/hand-over', () => {
  it('Many tasks go to one person for one reason, each as if it went alone', async () => {
    const { ids, give, owners, written } = await aDeskWith(7);
    const { status, body } = await give({ tasks: all(ids), to: 'mateo', reason });
    expect(status).toBe(200);
    expect(body).toEqual({ results: all(ids).map((row) => ({ ...row, result: 'done' })), done: 7 });
    expect(await owners()).toEqual(ids.map(() => 'mateo'));
    for (const id of ids) expect(await written(id)).toEqual(['staff-task mateo']);
  });

  it('What is refused of one row is its answer, in the reader’s language, and keeps no other back', async () => {
    const { ids, give, owners } = await aDeskWith(3);
    const tasks = [
      { taskId: taskOf(ids[0] ?? ''), to: 'iker' },
      { taskId: taskOf(ids[1] ?? '') },
      { taskId: taskOf(caseIdNumber(9)) },
      { taskId: 'nonsense' },
    ];
    const { body } = await give({ tasks, to: 'mateo', reason }, lucia, { 'accept-language': 'es' });
    expect(body).toMatchObject({
      done: 1,
      results: [
        { result: 'refused', code: 'person-unfit', why: expect.stringContaining('no tiene el papel') },
        { result: 'done' },
        { result: 'refused', code: 'no-such-task' },
        { result: 'refused', code: 'no-such-task' },
      ],
    });
    expect(await owners()).toEqual(['lucia', 'mateo', 'lucia']);
  });

  it('Whoever has a task alone does not hand over those of others among many', async () => {
    const { ids, give, owners } = await aDeskWith(2);
    const { body } = await give({ tasks: all(ids), to: 'mateo', reason }, iker);
    expect(body).toMatchObject({ done: 0, results: [{ code: 'not-your-task' }, { code: 'not-your-task' }] });
    expect(await owners()).toEqual(['lucia', 'lucia']);
  });

  it('A case that is about the reader is refused among the others', async () => {
    const { ids, give, cases, clock } = await aDeskWith(2);
    await cases.change(ids[0] ?? '', clock.now(), () => ({
      set: { concerned: { sofia: 'marked' } },
      events: [{ type: 'note-added', actor: { kind: 'person', id: 'rosa' }, data: { messageId: 'n' } }],
    }));
    const { body } = await give({ tasks: all(ids), to: 'mateo', reason }, sofia);
    expect(body.results).toMatchObject([{ result: 'refused', code: 'concerned-by-case' }, { result: 'done' }]);
  });

  it('With a key a repeat does nothing twice and says the same', async () => {
    const { ids, give, file } = await aDeskWith(2);
    const key = { 'idempotency-key': 'baja-de-lucia-1' };
    const request = { tasks: all(ids), to: 'mateo', reason };
    const first = await give(request, lucia, key);
    const again = await give(request, lucia, key);
    expect(again.body).toEqual(first.body);
    for (const id of ids) expect((await file(id)).head.handOvers).toBe(1);
    const other = await give({ ...request, to: 'nadia' }, lucia, key);
    expect(other.body.results).toMatchObject(ids.map(() => ({ code: 'idempotency-key-reused' })));
  });

  it('Two tasks of one case go one after the other, and the case counts both', async () => {
    const { ids, give, openTask, file } = await aDeskWith(1);
    const points = await openTask('points', { assignee: 'lucia' });
    const { body } = await give({ tasks: [...all(ids), { taskId: points.taskId }], to: 'mateo', reason });
    expect(body).toMatchObject({ done: 2 });
    expect((await file(CASE_ID)).head.handOvers).toBe(2);
  });

  it.each([
    ['no tasks', { tasks: [], to: 'mateo', reason }],
    ['51 tasks', { tasks: Array.from({ length: 51 }, () => ({ taskId: taskOf(CASE_ID) })), to: 'mateo', reason }],
    ['nobody to give them to', { tasks: [{ taskId: taskOf(CASE_ID) }], reason }],
    ['no reason', { tasks: [{ taskId: taskOf(CASE_ID), to: 'mateo' }] }],
  ])('A request with %s is refused whole', async (_, json) => {
    const { give, owners } = await aDeskWith(1);
    expect(await give(json)).toMatchObject({ status: 400 });
    expect(await owners()).toEqual(['lucia']);
  });
});
