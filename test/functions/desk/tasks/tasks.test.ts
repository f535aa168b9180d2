import { describe, expect, it } from 'vitest';
import { caseFixture, caseIdNumber, standingClock } from '#test/support/case-fixture.ts';
import { aDesk, carmen, elena, iker, lucia, mateo, sofia } from '#test/support/desk.ts';

/** Two cases: Lucía's with work of every kind, Mateo's waiting for its customer. */
const busyDesk = async () => {
  const time = standingClock();
  const desk = aDesk(caseFixture(time));
  const [first, second] = [caseIdNumber(1), caseIdNumber(2)];
  await desk.openCase({ head: { severity: { level: 3, points: 7, reasons: [] }, topic: 'heating' } });
  await desk.openCase({ head: { caseId: second, reference: 'AM-SECOND22', owner: 'mateo' } });
  await desk.openTask('examine', { caseId: first, assignee: 'lucia' });
  await desk.openTask('consult', { caseId: first, parts: [1], assignee: 'iker', domain: 'technical' });
  await desk.openTask('consult', { caseId: first, parts: [2], domain: 'legal' });
  await desk.openTask('approve', { caseId: first, parts: [1], assignee: 'elena' });
  await desk.openTask('offer', { caseId: second, parts: [1], assignee: 'customer' });
  await desk.openTask('offer', { caseId: first, parts: [1], assignee: 'customer' });
  return { ...desk, time, first, second };
};

describe('GET /desk/tasks', () => {
  it.each([
    ['mine', lucia, ['examine']],
    ['mine', mateo, []],
    ['mine', sofia, []],
    ['unassigned', lucia, ['consult']],
    ['opinions', iker, ['consult']],
    ['opinions', carmen, []],
    ['opinions', sofia, ['consult', 'consult']],
    ['approvals', elena, ['approve']],
    ['approvals', lucia, []],
    ['approvals', sofia, ['approve']],
    ['waiting', lucia, ['offer']],
    ['waiting', mateo, ['offer']],
    ['waiting', sofia, ['offer', 'offer']],
    ['waiting', iker, []],
  ])('The view %s of %o shows its kinds of tasks', async (view, as, kinds) => {
    const { desk } = await busyDesk();
    const { status, body } = await desk('GET', '/desk/tasks', { as, query: { view } });
    expect([status, body.tasks.map(({ kind }: { kind: string }) => kind)]).toEqual([200, kinds]);
  });

  it('The list says of each task what it is about and when it is due', async () => {
    const { desk, first } = await busyDesk();
    const { body } = await desk('GET', '/desk/tasks', { as: lucia, query: { view: 'mine' } });
    expect(body.tasks).toEqual([
      {
        id: `${first}.examine.1`,
        kind: 'examine',
        title: 'escuchar al cliente y examinar el caso',
        status: 'open',
        caseId: first,
        reference: 'AM-7K3Q9F2D',
        version: 1,
        assignee: 'lucia',
        assigneeName: 'Lucía Ferrándiz',
        owner: 'lucia',
        ownerName: 'Lucía Ferrándiz',
        customer: 'Ana',
        channel: 'web',
        dueAt: '2026-11-25T09:00:00.000Z',
        openedAt: '2026-11-23T09:00:00.000Z',
        severity: 3,
        topic: 'heating',
        overdue: false,
      },
    ]);
  });

  it('The view of what is about to be late shows one’s own tasks, and everybody’s to a supervisor', async () => {
    const { desk, time } = await busyDesk();
    time.pass('P1DT1H');
    const breaching = async (as: typeof lucia) =>
      (await desk('GET', '/desk/tasks', { as, query: { view: 'breaching' } })).body.tasks;
    expect(await breaching(mateo)).toEqual([]);
    expect(await breaching(lucia)).toMatchObject([{ kind: 'examine', overdue: false }]);
    expect(await breaching(sofia)).toMatchObject([
      { kind: 'approve', overdue: true },
      { kind: 'consult' },
      { kind: 'consult' },
      { kind: 'examine' },
    ]);
  });

  it('The view of what is late shows tasks past their date', async () => {
    const { desk, time } = await busyDesk();
    time.pass('P1DT1H');
    const breached = async (as: typeof lucia) =>
      (await desk('GET', '/desk/tasks', { as, query: { view: 'breached' } })).body.tasks;
    expect(await breached(lucia)).toEqual([]);
    expect(await breached(sofia)).toMatchObject([{ kind: 'approve', overdue: true }]);
  });

  it('The list leaves out tasks that are only planned or decided', async () => {
    const { desk, table, first } = await busyDesk();
    const key = { pk: `CASE#${first}`, sk: `TASK#${first}.examine.1` };
    await table.write([{ update: key, set: { status: 'planned' } }]);
    expect((await desk('GET', '/desk/tasks', { as: lucia })).body.tasks).toEqual([]);
  });

  it('A long queue is paged through without losing or repeating a task', async () => {
    const time = standingClock();
    const { desk, openCase, openTask } = aDesk(caseFixture(time));
    for (let n = 1; n <= 230; n++) {
      // Half of them are due at the same instant as their neighbour.
      if (n % 2 === 0) time.pass('PT1M');
      const caseId = caseIdNumber(n);
      await openCase({ head: { caseId, reference: `AM-${n}` } });
      await openTask('consult', { caseId, parts: [1], assignee: 'iker', domain: 'technical' });
    }
    for (const as of [iker, sofia]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      let pages = 0;
      do {
        const query = { view: 'opinions', ...(cursor && { cursor }) };
        const { body } = await desk('GET', '/desk/tasks', { as, query });
        seen.push(...body.tasks.map(({ id }: { id: string }) => id));
        cursor = body.cursor;
        pages++;
      } while (cursor && pages < 20);
      expect(seen).toHaveLength(230);
      expect(new Set(seen).size).toBe(230);
      expect(pages).toBeGreaterThan(1);
    }
  });

  it.each([
    [{ view: 'everything' }, lucia, 400],
    [{ view: 'mine', cursor: 'x' }, lucia, 400],
    [{ view: 'unassigned' }, iker, 403],
    [{ view: 'mine' }, { id: 'ghost', groups: [] }, 403],
  ])('A list of tasks with %o for %o is refused with %i', async (query, as, status) => {
    const { desk } = await busyDesk();
    expect(await desk('GET', '/desk/tasks', { as, query })).toMatchObject({ status });
  });

  it('Tasks are listed for those who are signed in', async () => {
    const { desk } = await busyDesk();
    expect((await desk('GET', '/desk/tasks')).status).toBe(401);
    expect((await desk('GET', '/desk/nothing', { as: sofia })).status).toBe(404);
  });
});

describe('POST /desk/tasks/{id}/complete', () => {
  const findings = { cause: 'third-party', facts: 'El transportista lo dejó en otra casa.' };
  const opinion = { valid: true, liable: true, explanation: 'Debía haberse avisado.' };

  it('The decision of each kind of task is recorded', async () => {
    const { desk, first, task } = await busyDesk();
    const examined = await desk('POST', `/desk/tasks/${first}.examine.1/complete`, { as: lucia, json: findings });
    expect([examined.status, examined.body]).toEqual([200, { questions: [] }]);
    const consulted = await desk('POST', `/desk/tasks/${first}.consult.1.1/complete`, { as: iker, json: opinion });
    expect([consulted.status, consulted.body]).toEqual([200, {}]);
    expect(await task(`${first}.consult.1.1`)).toMatchObject({ status: 'decided', decidedBy: 'iker' });
  });

  it('A second decision of a task learns who decided and when', async () => {
    const { desk, first } = await busyDesk();
    const path = `/desk/tasks/${first}.consult.1.1/complete`;
    await desk('POST', path, { as: sofia, json: { ...opinion, reason: 'La responsable no está y esto no espera.' } });
    expect(await desk('POST', path, { as: iker, json: opinion })).toMatchObject({
      status: 409,
      body: { decidedBy: 'sofia', decidedAt: '2026-11-23T09:00:00.000Z' },
    });
  });

  it.each([
    { task: 'consult.1.1', as: iker, json: { ...opinion, valid: 'yes' }, status: 400, pointer: '/valid' },
    { task: 'consult.1.1', as: iker, json: { valid: true, liable: true }, status: 400, pointer: '/explanation' },
    { task: 'examine.1', as: lucia, json: { ...findings, cause: 'bad-luck' }, status: 400, pointer: '/cause' },
    {
      task: 'examine.1',
      as: lucia,
      json: { ...findings, questions: [{ domain: 'astral', question: '?' }] },
      status: 400,
      pointer: '/questions/0/domain',
    },
    { task: 'examine.1', as: lucia, json: { ...findings, facts: ' ' }, status: 400, pointer: '/facts' },
    { task: 'examine.1', as: lucia, json: { ...findings, facts: 'a\u0000b' }, status: 400, pointer: '/facts' },
    { task: 'approve.1.1', as: elena, json: { decision: 'approve' }, status: 400, pointer: '/reason' },
  ])('A wrong field in the decision of $task is named: $pointer', async ({ task, as, json, status, pointer }) => {
    const { desk, first } = await busyDesk();
    const answer = await desk('POST', `/desk/tasks/${first}.${task}/complete`, { as, json });
    expect(answer).toMatchObject({ status, body: { errors: [{ pointer }] } });
    expect(answer.body.errors[0].message).not.toBe('Invalid input');
  });

  it.each([
    ['consult.1.1', lucia, 403],
    ['offer.1.1', lucia, 403],
    ['examine.9', lucia, 404],
    ['wrong.1', lucia, 404],
  ])('Deciding %s is refused to %o with %i', async (kind, as, status) => {
    const { desk, first } = await busyDesk();
    const json = kind.startsWith('consult') ? opinion : findings;
    expect((await desk('POST', `/desk/tasks/${first}.${kind}/complete`, { as, json })).status).toBe(status);
  });
});
