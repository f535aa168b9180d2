import { describe, expect, it } from 'vitest';
import { caseFixture, caseIdNumber, standingClock } from '#test/support/case-fixture.ts';
import { aDesk, carmen, iker, lucia, mateo, sofia } from '#test/support/desk.ts';

const [first, second] = [caseIdNumber(1), caseIdNumber(2)];

/** Two cases, one with a question to Iker, of which the first goes on when the test says so. */
const aDeskThatIsOpen = async () => {
  const time = standingClock();
  const fixture = aDesk(caseFixture(time));
  await fixture.openCase();
  await fixture.openCase({ head: { caseId: second, reference: 'AM-22222222' } });
  await fixture.openTask('consult', { caseId: first, parts: [1], assignee: 'iker', domain: 'technical' });
  time.pass('PT1M');
  const changes = async (as: typeof lucia, since = time.now()) =>
    (await fixture.desk('GET', '/desk/changes', { as, query: { since } })).body;
  const isIn = async (as: typeof lucia, state: string, caseId = first) =>
    fixture.desk('POST', `/desk/cases/${caseId}/presence`, { as, json: { state } });
  const note = (caseId: string) =>
    fixture.desk('POST', `/desk/cases/${caseId}/notes`, { as: sofia, json: { text: 'Hola' } });
  return { ...fixture, time, changes, isIn, note };
};

describe('GET /desk/changes', () => {
  it('It names the cases in which something has happened since, with their versions, and nothing else of them', async () => {
    const { changes, note, time } = await aDeskThatIsOpen();
    const since = time.now();
    expect((await changes(lucia, since)).cases).toEqual([]);
    await note(second);
    expect(await changes(lucia, since)).toMatchObject({
      cases: [{ reference: 'AM-22222222', version: 2 }],
      more: false,
    });
  });

  it('Asking again from where it ended tells of what came later, and of nothing long past', async () => {
    const { changes, note, time } = await aDeskThatIsOpen();
    await note(first);
    const { at } = await changes(lucia);
    time.pass('PT1M');
    await note(second);
    const { cases } = await changes(lucia, at);
    expect(cases.map(({ reference }: { reference: string }) => reference)).toContain('AM-22222222');
  });

  it('An expert is told of the cases with a question for them', async () => {
    const { changes, note, time } = await aDeskThatIsOpen();
    const since = time.now();
    await note(first);
    await note(second);
    expect((await changes(iker, since)).cases).toEqual([{ reference: 'AM-7K3Q9F2D', version: 2 }]);
    expect((await changes(carmen, since)).cases).toEqual([]);
  });

  it('Whom a case is about is told nothing of it', async () => {
    const { changes, cases, time } = await aDeskThatIsOpen();
    const since = time.now();
    await cases.change(first, time.now(), () => ({
      set: { concerned: { lucia: 'marked' } },
      events: [{ type: 'note-added', actor: { kind: 'person', id: 'sofia' }, data: { messageId: 'n' } }],
    }));
    expect((await changes(lucia, since)).cases).toEqual([]);
    expect((await changes(mateo, since)).cases).toHaveLength(1);
  });

  it('Whoever was away for hours, or missed more than is listed, is told to read again', async () => {
    const { changes, cases, time } = await aDeskThatIsOpen();
    const since = time.now();
    for (let n = 0; n < 60; n++)
      await cases.change(first, time.now(), () => ({
        events: [{ type: 'note-added', actor: { kind: 'person', id: 'sofia' }, data: { messageId: `n${n}` } }],
      }));
    expect(await changes(lucia, since)).toMatchObject({ cases: [{ version: 61 }], more: true });
    time.pass('PT3H');
    expect(await changes(lucia, since)).toMatchObject({ cases: [], more: true });
  });

  it('What is no instant is refused', async () => {
    const { desk } = await aDeskThatIsOpen();
    expect((await desk('GET', '/desk/changes', { as: lucia, query: { since: 'ayer' } })).body.code).toBe(
      'value-invalid',
    );
  });

  it('Whoever has the desk before them is noted once in two minutes; who does not say so, or has it behind another window, is not', async () => {
    const { desk, table, time } = await aDeskThatIsOpen();
    const noted = () => table.all().find(({ pk, sk }) => pk === 'PRESENCE#lucia' && sk === 'DESK')?.['until'];
    const asks = (query: Record<string, string>) => desk('GET', '/desk/changes', { as: lucia, query });
    await asks({});
    await asks({ looking: 'no' });
    expect(noted()).toBeUndefined();
    const { at } = (await asks({ looking: 'yes' })).body;
    const first = noted();
    expect(first).toBe(time.after(time.now(), 'PT4M'));
    time.pass('PT10S');
    await asks({ looking: 'yes', since: at });
    expect(noted()).toBe(first);
    time.pass('PT2M');
    await asks({ looking: 'yes', since: at });
    expect(noted()).toBe(time.after(time.now(), 'PT4M'));
    expect((await asks({ looking: 'perhaps' })).body.code).toBe('value-unknown');
  });

  it('It is no reading of a case', async () => {
    const { changes, note, table, time } = await aDeskThatIsOpen();
    const since = time.now();
    await note(first);
    const reads = () => table.all().filter(({ pk }) => pk.startsWith('READ')).length;
    const before = reads();
    await changes(lucia, since);
    expect(reads()).toBe(before);
  });
});

describe('Who has a case open', () => {
  it('The others are named, in the case and in the rows of the queue, with what they do', async () => {
    const { isIn, desk } = await aDeskThatIsOpen();
    expect((await isIn(lucia, 'reading')).body).toEqual({ presence: [] });
    const { body } = await isIn(sofia, 'writing');
    expect(body).toEqual({ presence: [{ id: 'lucia', name: 'Lucía Ferrándiz', state: 'reading' }] });
    const shown = (await desk('GET', `/desk/cases/${first}`, { as: lucia })).body.presence;
    expect(shown).toMatchObject([{ id: 'sofia', state: 'writing' }]);
    const { tasks } = (await desk('GET', '/desk/tasks', { as: iker, query: { view: 'opinions' } })).body;
    expect(tasks[0].presence.map(({ id }: { id: string }) => id)).toEqual(['lucia', 'sofia']);
  });

  it('Whoever leaves is gone at once, whoever is not heard of any more within a minute', async () => {
    const { isIn, desk, time } = await aDeskThatIsOpen();
    const seen = async () => (await desk('GET', `/desk/cases/${first}`, { as: sofia })).body.presence;
    await isIn(lucia, 'reading');
    await isIn(lucia, 'left');
    expect(await seen()).toBeUndefined();
    await isIn(lucia, 'reading');
    expect(await seen()).toHaveLength(1);
    time.pass('PT1M');
    expect(await seen()).toBeUndefined();
  });

  it('An expert is present where they were asked, and nowhere else; nobody with a word of another kind', async () => {
    const { isIn } = await aDeskThatIsOpen();
    expect((await isIn(iker, 'reading')).status).toBe(200);
    expect((await isIn(iker, 'reading', second)).body.code).toBe('expert-not-asked');
    expect((await isIn(lucia, 'sleeping')).status).toBe(400);
  });

  it('It is no change of the case', async () => {
    const { isIn, file } = await aDeskThatIsOpen();
    await isIn(lucia, 'writing');
    expect((await file()).head.seq).toBe(1);
  });
});
