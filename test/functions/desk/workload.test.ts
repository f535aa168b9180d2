import { describe, expect, it } from 'vitest';
import { caseFixture, caseIdNumber, standingClock } from '#test/support/case-fixture.ts';
import { aDesk, elena, iker, lucia, sofia } from '#test/support/desk.ts';

const [first, second] = [caseIdNumber(1), caseIdNumber(2)];

const aTeamAtWork = async () => {
  const time = standingClock();
  const fixture = aDesk(caseFixture(time));
  await fixture.openCase();
  await fixture.openCase({
    head: { caseId: second, reference: 'AM-22222222', closedAt: time.now(), status: 'closed' },
  });
  await fixture.openTask('examine', { caseId: first, assignee: 'lucia' });
  await fixture.openTask('call', { caseId: first, parts: [1], assignee: 'lucia' });
  await fixture.openTask('consult', { caseId: first, parts: [1], assignee: 'iker', domain: 'technical' });
  const of = async (person: string) => {
    const { status, body } = await fixture.desk('GET', '/desk/workload', { as: sofia });
    expect(status).toBe(200);
    return body.people.find(({ id }: { id: string }) => id === person);
  };
  return { ...fixture, time, of };
};

describe('GET /desk/workload', () => {
  it('Supervisors learn how many open cases and tasks everybody has, closed ones apart', async () => {
    const { of } = await aTeamAtWork();
    expect(await of('lucia')).toMatchObject({ cases: 1, tasks: 2, late: 0, away: false });
    expect(await of('iker')).toMatchObject({ cases: 0, tasks: 1, late: 0 });
    expect(await of('mateo')).toMatchObject({ cases: 0, tasks: 0, late: 0, dueToday: 0 });
  });

  it('What is late is not counted as due today as well', async () => {
    const { of, time } = await aTeamAtWork();
    time.pass('P30D');
    expect(await of('lucia')).toMatchObject({ tasks: 2, late: 2, dueToday: 0 });
  });

  it('Of somebody who has more than are looked at, all are counted, and what is late to its end', async () => {
    const { of, openTask, time } = await aTeamAtWork();
    const many = 270;
    for (let part = 2; part < many + 2; part++)
      await openTask('consult', { caseId: first, parts: [part], assignee: 'berta', domain: 'technical' });
    expect(await of('berta')).toMatchObject({ tasks: many, late: 0, dueToday: 0 });
    time.pass('P30D');
    expect(await of('berta')).toMatchObject({ tasks: many, late: many, dueToday: 0 });
  });

  it.each([
    ['an owner', lucia],
    ['an expert', iker],
    ['an approver', elena],
  ])('It is not for %s', async (_, as) => {
    const { desk } = await aTeamAtWork();
    expect((await desk('GET', '/desk/workload', { as })).body.code).toBe('role-missing');
  });
});
