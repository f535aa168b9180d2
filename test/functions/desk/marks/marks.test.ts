import { describe, expect, it } from 'vitest';
import { caseFixture, caseIdNumber, standingClock } from '#test/support/case-fixture.ts';
import { aDesk, carmen, iker, lucia, mateo, sofia } from '#test/support/desk.ts';

const [first, second] = [caseIdNumber(1), caseIdNumber(2)];
const examine = `${first}.examine.1`;

/** Two cases of Lucía's, each with an examination that is due in days; a call in the second. */
const aDeskWithTasks = async () => {
  const time = standingClock();
  const fixture = aDesk(caseFixture(time));
  const dates = { nextWordBy: time.after(time.now(), 'P5D'), answerBy: time.after(time.now(), 'P14D'), owner: 'lucia' };
  await fixture.openCase({ head: dates });
  await fixture.openCase({ head: { ...dates, caseId: second, reference: 'AM-22222222' } });
  const dueAt = time.after(time.now(), 'P3D');
  for (const caseId of [first, second]) await fixture.openTask('examine', { caseId, assignee: 'lucia', dueAt });
  const put = (id: string, json: object, as = lucia) => fixture.desk('PUT', `/desk/marks/${id}`, { as, json });
  const rows = async (view = 'mine', as = lucia) =>
    (await fixture.desk('GET', '/desk/tasks', { as, query: { view } })).body.tasks;
  const ids = async (view = 'mine', as = lucia) => (await rows(view, as)).map(({ id }: { id: string }) => id);
  const cases = async (state = 'open', as = lucia) =>
    (await fixture.desk('GET', '/desk/cases', { as, query: { state } })).body.cases;
  const counts = async (as = lucia) => (await fixture.desk('GET', '/desk/counts', { as })).body.views;
  const note = (caseId = first) =>
    fixture.desk('POST', `/desk/cases/${caseId}/notes`, { as: sofia, json: { text: 'Hola' } });
  const inTime = (duration: string) => time.after(time.now(), duration);
  return { ...fixture, time, dueAt, put, rows, ids, casesOf: cases, counts, note, inTime };
};

describe('Unread', () => {
  it('Whoever marks a task as unread sees it in their list, and nobody else does', async () => {
    const { put, rows } = await aDeskWithTasks();
    expect((await put(examine, { unread: true })).body).toMatchObject({ id: examine, unread: true });
    expect((await rows()).map(({ unread }: { unread?: true }) => unread)).toEqual([true, undefined]);
    expect((await put(examine, { unread: true }, sofia)).status).toBe(200);
    expect((await put(examine, { unread: false })).body).not.toHaveProperty('unread');
    expect((await rows()).map(({ unread }: { unread?: true }) => unread)).toEqual([undefined, undefined]);
    expect(await rows('mine', mateo)).toEqual([]);
  });

  it('Opening the case does not end it; whoever answers or decides in it is done with it', async () => {
    const { put, rows, casesOf, desk } = await aDeskWithTasks();
    await put(examine, { unread: true });
    await put(first, { unread: true });
    await desk('GET', `/desk/cases/${first}`, { as: lucia });
    expect((await rows())[0]).toMatchObject({ unread: true });
    expect((await casesOf()).filter(({ unread }: { unread?: true }) => unread)).toHaveLength(1);
    const letter = { text: 'Estimada Marta: mañana le llamo y lo vemos juntos.', acceptTone: true };
    const sent = await desk('POST', `/desk/cases/${first}/messages`, { as: lucia, json: letter });
    expect(sent.status).toBeLessThan(300);
    expect((await rows())[0]).not.toHaveProperty('unread');
    expect((await casesOf()).filter(({ unread }: { unread?: true }) => unread)).toEqual([]);
  });

  it('What the customer says and nobody answers is unread, until somebody answers or the reader has read it', async () => {
    const { put, rows, cases, time } = await aDeskWithTasks();
    const says = (n: number) =>
      cases.change(first, time.now(), () => ({
        events: [
          { type: 'message-received', actor: { kind: 'customer' }, data: { messageId: `m${n}`, channel: 'web' } },
        ],
        items: [
          {
            kind: 'message',
            message: {
              messageId: `m${n}`,
              direction: 'in',
              audience: 'customer',
              channel: 'web',
              at: time.now(),
              textId: `m${n}`,
              status: 'received',
            },
          },
          { kind: 'text', textId: `m${n}`, text: 'Sigue goteando' },
        ],
      }));
    time.pass('PT1M');
    await says(1);
    expect((await rows())[0]).toMatchObject({ unread: true });
    expect(await rows('unassigned', sofia)).toEqual([]);
    await put(examine, { unread: false });
    expect((await rows())[0]).not.toHaveProperty('unread');
    time.pass('PT1M');
    await says(2);
    expect((await rows())[0]).toMatchObject({ unread: true });
  });
});

describe('Snoozed', () => {
  it('It leaves one’s own list until then, stands among those put off, and is back in time', async () => {
    const { put, ids, counts, inTime, time } = await aDeskWithTasks();
    const snoozedUntil = inTime('PT4H');
    expect((await put(examine, { snoozedUntil })).body).toMatchObject({ snoozedUntil });
    expect(await ids()).toEqual([`${second}.examine.1`]);
    expect(await ids('snoozed')).toEqual([examine]);
    expect(await counts()).toMatchObject({ mine: 1, snoozed: 1 });
    time.pass('PT4H');
    expect(await ids()).toEqual([examine, `${second}.examine.1`]);
    expect(await ids('snoozed')).toEqual([]);
    expect(await counts()).toMatchObject({ mine: 2, snoozed: 0 });
  });

  it('It is put off for one person only, and moves nothing of the task', async () => {
    const { put, rows, inTime, dueAt } = await aDeskWithTasks();
    await put(examine, { snoozedUntil: inTime('PT4H') }, sofia);
    expect(await rows()).toHaveLength(2);
    expect((await rows('snoozed', sofia))[0]).toMatchObject({ id: examine, dueAt, assignee: 'lucia' });
    expect(await rows('snoozed')).toEqual([]);
  });

  it.each(['P3D', 'P3DT1S', 'P30D'])('Put off for %s, it is back when it is due at the latest', async (duration) => {
    const { put, ids, inTime, dueAt, time } = await aDeskWithTasks();
    const { body } = await put(examine, { snoozedUntil: inTime(duration) });
    expect(body.snoozedUntil <= dueAt).toBe(true);
    expect(body.snoozedUntil).toBe(body.snoozeLimit);
    time.pass('P3D');
    expect(await ids()).toContain(examine);
  });

  it('It is back at once where something happens in its case, and not where it happens in another', async () => {
    const { put, ids, note, inTime } = await aDeskWithTasks();
    await put(examine, { snoozedUntil: inTime('P2D') });
    await note(second);
    expect(await ids('snoozed')).toEqual([examine]);
    await note(first);
    expect(await ids()).toContain(examine);
    expect(await ids('snoozed')).toEqual([]);
  });

  it('It is brought back by hand', async () => {
    const { put, ids, inTime } = await aDeskWithTasks();
    await put(examine, { unread: true, snoozedUntil: inTime('P2D') });
    const { body } = await put(examine, { snoozedUntil: null });
    expect(body).toMatchObject({ unread: true });
    expect(body).not.toHaveProperty('snoozedUntil');
    expect(await ids()).toContain(examine);
  });

  it('A case is put off like a task, and leaves the list of one’s cases', async () => {
    const { put, casesOf, counts, inTime, time } = await aDeskWithTasks();
    await put(first, { snoozedUntil: inTime('P1D') });
    expect((await casesOf()).map(({ caseId }: { caseId: string }) => caseId)).toEqual([second]);
    expect((await casesOf('snoozed')).map(({ caseId }: { caseId: string }) => caseId)).toEqual([first]);
    expect(await counts()).toMatchObject({ cases: 1, snoozed: 1, mine: 2 });
    time.pass('P1D');
    expect(await casesOf()).toHaveLength(2);
  });

  it('What is due and an urgent call are not put off', async () => {
    const { put, openTask, inTime, time } = await aDeskWithTasks();
    await openTask('call', { caseId: second, assignee: 'lucia', dueAt: inTime('PT1H') });
    expect(await put(`${second}.call.1`, { snoozedUntil: inTime('PT5M') })).toMatchObject({
      status: 409,
      body: { code: 'snooze-too-late' },
    });
    time.pass('P3D');
    expect(await put(examine, { snoozedUntil: inTime('PT5M') })).toMatchObject({ body: { code: 'snooze-too-late' } });
  });

  it('A task that is decided meanwhile is not among those put off', async () => {
    const { put, ids, table, inTime } = await aDeskWithTasks();
    await put(examine, { snoozedUntil: inTime('P1D') });
    const item = table.all().find(({ sk }) => sk === `TASK#${examine}`);
    await table.write([{ update: { pk: item?.pk ?? '', sk: item?.sk ?? '' }, set: { status: 'decided' } }]);
    expect(await ids('snoozed')).toEqual([]);
    expect(await put(examine, { unread: true })).toMatchObject({ status: 409, body: { code: 'task-not-open' } });
  });
});

describe('Who marks what', () => {
  it('An expert marks what they are asked, and nothing of cases they have nothing to do with', async () => {
    const { put, openTask } = await aDeskWithTasks();
    await openTask('consult', { caseId: first, parts: [1], assignee: 'iker', domain: 'technical' });
    expect((await put(`${first}.consult.1.1`, { unread: true }, iker)).status).toBe(200);
    expect(await put(examine, { unread: true }, carmen)).toMatchObject({ body: { code: 'expert-not-asked' } });
  });

  it.each([
    ['nothing at all', {}],
    ['a day', { snoozedUntil: '2026-11-30' }],
    ['words', { snoozedUntil: 'mañana' }],
    ['a field nobody knows', { unread: true, note: 'x' }],
  ])('With %s it is refused', async (_, json) => {
    const { put } = await aDeskWithTasks();
    expect(await put(examine, json)).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
  });

  it('What is over, and what is not there, is refused', async () => {
    const { put, inTime } = await aDeskWithTasks();
    expect(await put(examine, { snoozedUntil: '2020-01-01T00:00:00Z' })).toMatchObject({
      body: { code: 'value-invalid' },
    });
    expect(await put(examine, { snoozedUntil: '2027-02-31T25:00:00Z' })).toMatchObject({
      body: { code: 'value-invalid' },
    });
    expect(await put(`${first}.examine.7`, { unread: true })).toMatchObject({ body: { code: 'no-such-task' } });
    expect(await put(caseIdNumber(9), { snoozedUntil: inTime('PT1H') })).toMatchObject({
      body: { code: 'no-such-case' },
    });
  });

  it('Somebody has 200 marks at most: what they marked first goes first', async () => {
    const { put, openCase, table } = await aDeskWithTasks();
    for (let n = 10; n < 212; n++) {
      await openCase({ head: { caseId: caseIdNumber(n), reference: `AM-${10_000_000 + n}` } });
      await put(caseIdNumber(n), { unread: true });
    }
    const marks = table.all().filter(({ pk }) => pk === 'MARKS#lucia');
    expect(marks).toHaveLength(200);
  });
});
