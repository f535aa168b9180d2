import { describe, expect, it } from 'vitest';
import { readsOfOnePerson } from '#cases/store/reads.ts';
import { worthWrites } from '#cases/store/worths.ts';
import { formatMoney } from '#domain/money.ts';
import { CASE_ID, policy } from '#test/support/case-fixture.ts';
import { aDesk, anOffer, carmen, elena, iker, lucia, mateo, sofia, storeOffer } from '#test/support/desk.ts';
import { anEvent } from '#test/support/events.ts';

const rosa = { id: 'rosa', groups: ['supervisor'] };
const limitOfElena = policy.people.find(({ id }) => id === 'elena')?.limit ?? policy.negotiation.authority.approver;

/** A case of Lucía's with an offer that waits for Elena's approval. */
const aProposal = async () => {
  const fixture = aDesk();
  await fixture.openCase({ head: { severity: { level: 2, points: 0, reasons: [] } } });
  const task = await fixture.openTask('approve', { assignee: 'elena', parts: [1], subject: '1' });
  await storeOffer(fixture, anOffer(task, { status: 'needs-approval' }));
  await fixture.openTask('consult', { assignee: 'iker', parts: [1], domain: 'technical' });
  const get = (what: string, as: { id: string; groups: string[] }, language = 'en') =>
    fixture.desk('GET', `/desk/tasks/${task.taskId}/${what}`, { as, headers: { 'accept-language': language } });
  return { ...fixture, task, get };
};

describe('GET /desk/tasks/{id}/room', () => {
  it.each([
    ['the approver', elena],
    ['the owner', lucia],
    ['a supervisor', rosa],
  ])('What a case may cost is told to %s, with the reasons, kept nowhere and recorded as a reading', async (_, as) => {
    const { get, table, clock } = await aProposal();
    const { status, body, headers } = await get('room', as);
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(body.most).toEqual({ amount: policy.negotiation.ceiling['2'], currency: 'EUR' });
    expect(body.room.amount).toBeLessThanOrEqual(body.most.amount);
    expect(body.reasons[0]).toContain(`severity 2`);
    expect(body.reasons[0]).toContain(formatMoney(body.most, 'en'));
    const reads = await readsOfOnePerson(table, as.id, clock.now().slice(0, 10));
    expect(reads).toMatchObject([{ view: 'GET /desk/tasks/{id}/room', cases: [CASE_ID] }]);
  });

  it('What the customer is worth stands beside what the proposal costs, by what they have proved; it is in no other answer', async () => {
    const { get, desk, cases, clock, table, file } = await aProposal();
    expect((await get('room', elena)).body.worth).toMatchObject({ known: false, why: expect.stringMatching(/proved/) });
    const proof = { how: 'opened-link', at: clock.now() } as const;
    const identities = [{ kind: 'email', key: 'customer-1', proof } as const];
    await cases.change(CASE_ID, clock.now(), () => ({
      set: { identities },
      events: [anEvent('identity-proved', { identity: 'email', how: 'opened-link' }, { kind: 'customer' })],
    }));
    const record = { customer: 'c', value: 987_654_300, since: '2014', asOf: clock.now(), ttl: 0 };
    await table.write(worthWrites(['customer-1'], record));
    const { worth } = (await get('room', elena)).body;
    expect(worth).toMatchObject({ known: true, value: { amount: 987_654_300 }, since: '2014' });
    const { offers } = await file();
    const cost = Math.max(...offers.flatMap(({ options }) => options.map((option) => option.cost.amount)));
    expect(worth.timesCost).toBe(Math.floor(987_654_300 / cost));
    for (const as of [elena, lucia, rosa, iker]) {
      const shown = await desk('GET', `/desk/cases/${CASE_ID}`, { as });
      expect(JSON.stringify(shown.body)).not.toContain('987654300');
    }
  });

  it('An approver may grant up to their own limit, and a supervisor more', async () => {
    const { get } = await aProposal();
    const room = (await get('room', elena)).body.room.amount;
    expect((await get('room', elena)).body.yours.amount).toBe(Math.min(room, limitOfElena));
    expect((await get('room', elena, 'es')).body.reasons).toContain(
      `Usted puede conceder hasta ${formatMoney({ amount: limitOfElena, currency: 'EUR' }, 'es')} por caso`,
    );
  });

  it('Whoever had a part in a proposal may grant nothing of it, and is told why', async () => {
    const { get } = await aProposal();
    const { body } = await get('room', lucia, 'es');
    expect(body.yours.amount).toBe(0);
    expect(body.reasons.at(-1)).toContain('llevó el caso');
  });

  it.each([
    ['an expert with a question', iker, 'role-missing'],
    ['another expert', carmen, 'role-missing'],
    ['another owner', mateo, 'not-your-task'],
    ['another approver', { id: 'nuria', groups: ['approver'] }, 'not-your-task'],
    ['somebody without a role', { id: 'eve', groups: [] }, 'not-in-care-team'],
  ])('It is told to nobody else: not to %s', async (_, as, code) => {
    const { get } = await aProposal();
    for (const what of ['room', 'options']) {
      const answer = await get(what, as);
      expect(answer).toMatchObject({ status: 403, body: { code } });
      expect(answer.text).not.toContain(String(policy.negotiation.ceiling['2']));
    }
  });

  it('The assignee of a consultation learns it neither, whatever other role they have', async () => {
    const { desk } = await aProposal();
    const as = { id: 'iker', groups: ['expert', 'owner'] };
    const answer = await desk('GET', `/desk/tasks/${CASE_ID}.consult.1.1/room`, { as });
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-your-task' } });
  });

  it('Nothing is told where nothing is decided that costs, not even to the owner', async () => {
    const { openTask, desk } = await aProposal();
    const { taskId } = await openTask('contact', { assignee: 'lucia' });
    const answer = await desk('GET', `/desk/tasks/${taskId}/room`, { as: lucia });
    expect(answer).toMatchObject({ body: { code: 'task-of-another-kind' } });
    expect(answer.text).not.toContain('most');
  });

  it('Nothing is told of what is decided, or is not there', async () => {
    const { get, desk, table, task } = await aProposal();
    await table.write([
      {
        update: { pk: `CASE#${CASE_ID}`, sk: `TASK#${task.taskId}` },
        expect: {},
        set: { status: 'decided', decidedBy: 'sofia' },
      },
    ]);
    expect(await get('room', elena)).toMatchObject({ status: 409, body: { code: 'task-decided-before' } });
    expect(await desk('GET', `/desk/tasks/${CASE_ID}.approve.9/room`, { as: elena })).toMatchObject({ status: 404 });
  });
});

describe('GET /desk/tasks/{id}/options', () => {
  it('Options of the proposal come first, then what the catalogue has within the room, each with its cost', async () => {
    const { get } = await aProposal();
    const { body } = await get('options', elena);
    const room = (await get('room', elena)).body.room.amount;
    expect(body.options[0]).toMatchObject({ id: 'a', proposed: true, cost: { amount: 9_077 } });
    const others = body.options.slice(1) as { id: string; cost: { amount: number }; allowed: boolean; why?: string }[];
    expect(others.map(({ id }) => id)).not.toContain('repair-visit');
    expect(others.length).toBeGreaterThan(0);
    for (const { cost, allowed, why } of others) {
      expect(cost.amount).toBeLessThanOrEqual(room);
      expect(allowed).toBe(cost.amount <= limitOfElena);
      expect(why === undefined).toBe(allowed);
    }
    expect(body.most).toBe(policy.negotiation.optionsPerRound);
  });
});

describe('GET /desk/tasks/{id}/candidates', () => {
  it('Who may be given a task comes first, the others with the reason that the hand-over would be refused with', async () => {
    const { get, desk, task } = await aProposal();
    const { body } = await get('candidates', elena, 'es');
    const people = body.people as { id: string; allowed: boolean; why?: string }[];
    expect(people.map(({ id }) => id).toSorted()).toEqual(policy.people.map(({ id }) => id).toSorted());
    const of = (id: string) => people.find((person) => person.id === id);
    expect(of('elena')).toMatchObject({ allowed: false, why: 'ya tiene esta tarea' });
    expect(of('lucia')?.why).toContain('llevó el caso');
    expect(of('iker')?.why).toContain('no tiene el papel');
    for (const { id, allowed } of people.slice(0, 3).concat(people.slice(-2))) {
      if (allowed) continue;
      const answer = await desk('POST', `/desk/tasks/${task.taskId}/hand-over`, {
        as: elena,
        json: { to: id, reason: 'Pruebo.' },
      });
      expect(answer).toMatchObject({ status: 422, body: { code: 'person-unfit' } });
    }
    const [first] = people;
    expect(first?.allowed).toBe(true);
    const given = { to: first?.id, reason: 'Está de baja.' };
    expect((await desk('POST', `/desk/tasks/${task.taskId}/hand-over`, { as: elena, json: given })).status).toBe(200);
  });

  it('They are told to whoever may give the task away', async () => {
    const { get } = await aProposal();
    expect(await get('candidates', mateo)).toMatchObject({ status: 403, body: { code: 'not-your-task' } });
    expect((await get('candidates', sofia)).status).toBe(200);
  });
});
