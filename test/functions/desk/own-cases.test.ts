import { describe, expect, it } from 'vitest';
import { caseFixture, caseIdNumber, standingClock } from '#test/support/case-fixture.ts';
import { aDesk, elena, iker, lucia, mateo, sofia } from '#test/support/desk.ts';

const [first, second, third] = [caseIdNumber(1), caseIdNumber(2), caseIdNumber(3)];

/** Two cases of Lucía's, one of them closed, and one of Mateo's that waits for its customer. */
const aTeamAtWork = async () => {
  const time = standingClock();
  const fixture = aDesk(caseFixture(time));
  await fixture.openCase({ head: { product: 'Caldera' }, complainant: { name: 'Ana' } });
  await fixture.openCase({
    head: { caseId: second, reference: 'AM-22222222', closedAt: time.now(), status: 'closed' },
  });
  await fixture.openCase({ head: { caseId: third, reference: 'AM-33333333' } });
  const toMateo = {
    set: { owner: 'mateo' },
    events: [{ type: 'note-added', actor: { kind: 'person', id: 'sofia' }, data: { messageId: 'n' } }],
  } as const;
  await fixture.openTask('offer', { caseId: third, parts: [1], assignee: 'customer' });
  await fixture.cases.change(third, time.now(), () => toMateo);
  await fixture.openTask('examine', { caseId: first, assignee: 'lucia' });
  await fixture.openTask('call', { caseId: first, parts: [1], assignee: 'lucia' });
  await fixture.openTask('consult', { caseId: first, parts: [1], assignee: 'iker', domain: 'technical' });
  await fixture.openTask('approve', { caseId: first, parts: [1], assignee: 'elena' });
  await fixture.openTask('consult', { caseId: first, parts: [2], domain: 'legal' });
  const counts = async (as: typeof lucia) => (await fixture.desk('GET', '/desk/counts', { as })).body.views;
  const cases = async (as: typeof lucia, query: Record<string, string> = {}) =>
    (await fixture.desk('GET', '/desk/cases', { as, query })).body.cases?.map(
      ({ reference }: { reference: string }) => reference,
    );
  return { ...fixture, time, counts, cases };
};

describe('GET /desk/counts', () => {
  it.each([
    ['an owner', lucia, { mine: 2, unassigned: 1, opinions: 0, approvals: 0, escalations: 0, waiting: 0, cases: 1 }],
    ['another owner', mateo, { mine: 0, unassigned: 1, waiting: 1, cases: 1 }],
    ['an expert', iker, { mine: 1, opinions: 1, waiting: 0 }],
    ['an approver', elena, { mine: 1, approvals: 1, opinions: 0 }],
    [
      'a supervisor',
      sofia,
      { mine: 0, unassigned: 1, opinions: 2, approvals: 1, escalations: 0, waiting: 1, cases: 0 },
    ],
  ])('It counts the lists of %s', async (_, as, expected) => {
    const { counts } = await aTeamAtWork();
    expect(await counts(as)).toMatchObject(expected);
  });

  it('Experts are told of neither cases nor work without an owner', async () => {
    const { counts } = await aTeamAtWork();
    expect(Object.keys(await counts(iker))).not.toEqual(expect.arrayContaining(['unassigned']));
  });

  it('What is late and what soon is count as the lists show it, calls and those who go first as well', async () => {
    const { counts, desk, time } = await aTeamAtWork();
    time.pass('P1DT1H');
    for (const as of [lucia, iker, sofia])
      for (const view of ['breaching', 'breached']) {
        const { tasks } = (await desk('GET', '/desk/tasks', { as, query: { view } })).body;
        expect([as.id, view, (await counts(as))[view]]).toEqual([as.id, view, tasks.length]);
      }
    expect((await counts(lucia)).breached).toBe(1);
  });
});

describe('GET /desk/cases', () => {
  it('It lists one’s own cases with what a person chooses by, and nobody else’s', async () => {
    const { desk, cases } = await aTeamAtWork();
    expect(await cases(lucia)).toEqual(['AM-7K3Q9F2D']);
    expect(await cases(mateo, { owner: 'me', state: 'open' })).toEqual(['AM-33333333']);
    const { body } = await desk('GET', '/desk/cases', { as: lucia });
    expect(body.cases[0]).toMatchObject({
      customer: 'Ana',
      product: 'Caldera',
      status: 'acknowledged',
      priority: false,
    });
  });

  it('A case that ended is among the closed ones', async () => {
    const { cases, cases: list } = await aTeamAtWork();
    expect(await list(lucia, { state: 'closed' })).toEqual(['AM-22222222']);
    expect(await cases(mateo, { state: 'closed' })).toEqual([]);
  });

  it('A case that goes to somebody else leaves the list of who had it, and what its customer has to do goes along', async () => {
    const { desk } = await aTeamAtWork();
    const waiting = async (as: typeof lucia) =>
      (await desk('GET', '/desk/tasks', { as, query: { view: 'waiting' } })).body.tasks.length;
    expect([await waiting(lucia), await waiting(mateo)]).toEqual([0, 1]);
  });

  it('Supervisors see whose they name; others only their own', async () => {
    const { cases, desk } = await aTeamAtWork();
    expect(await cases(sofia, { owner: 'lucia' })).toEqual(['AM-7K3Q9F2D']);
    expect((await desk('GET', '/desk/cases', { as: mateo, query: { owner: 'lucia' } })).body.code).toBe('role-missing');
    expect((await desk('GET', '/desk/cases', { as: iker })).body.code).toBe('role-missing');
  });

  it.each([
    ['state', 'late', 'value-unknown'],
    ['owner', '../x', 'value-invalid'],
    ['cursor', 'nonsense', 'value-invalid'],
  ])('The value of %s cannot be %s', async (field, value, code) => {
    const { desk } = await aTeamAtWork();
    expect((await desk('GET', '/desk/cases', { as: lucia, query: { [field]: value } })).body.code).toBe(code);
  });

  it('More cases than a page holds come page by page, each once', async () => {
    const { openCase, desk } = aDesk();
    for (let n = 1; n <= 60; n++)
      await openCase({
        head: {
          caseId: caseIdNumber(n),
          reference: `AM-${10_000_000 + n}`,
          answerBy: `2026-12-08T09:00:00.${String(n).padStart(3, '0')}Z`,
        },
      });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await desk('GET', '/desk/cases', { as: lucia, query: cursor ? { cursor } : {} });
      seen.push(...body.cases.map(({ reference }: { reference: string }) => reference));
      cursor = body.cursor;
    } while (cursor);
    expect([seen.length, new Set(seen).size]).toEqual([60, 60]);
  });
});
