import { describe, expect, it } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const late = {
  text: 'El pedido no ha llegado y nadie contesta a mis correos desde hace tres semanas.',
  customer: { name: 'Julia Sanz', email: 'julia.sanz@correo.example' },
};
const dangerous = {
  text: 'La caldera que instalaron ayer echa humo y huele a gas. Tengo un bebé en casa y estoy asustada.',
  customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example' },
};

const begun = async (complaint: Record<string, unknown> = late) => {
  const amends = inMemoryAmends();
  const story = await cast(amends, complaint);
  const post = (name: string, body: unknown = {}) => amends.call('POST', `${story.path}/${name}`, { body });
  const requests = async () =>
    (await amends.call('GET', story.path)).body['requests'] as Record<string, { who?: string } | undefined>;
  const told = () => amends.mails.map(({ to, subject }) => `${to}: ${subject}`);
  return { amends, story, post, requests, told };
};

describe('a customer who wants somebody with more say', () => {
  it('A customer who wants somebody with more say gets a supervisor, then the head, who keeps the case and ends it', async () => {
    const { amends, story, post, requests, told } = await begun();
    expect((await post('escalate', { message: 'Llevo tres semanas así.' })).status).toBe(200);
    expect((await requests())['escalation']?.who).toBe('Sofía Arrizabalaga');
    expect(told().some((line) => line.includes('julia.sanz') && line.includes('más responsabilidad'))).toBe(true);
    await amends.pass('2026-11-25T09:00:00.000Z');
    expect((await post('escalate')).status).toBe(200);
    expect((await requests())['escalation']?.who).toBe('Andrés Echevarría');
    expect((await post('escalate')).status).toBe(429);

    expect(
      (
        await story.complete(
          'escalation',
          { done: 'Me ocupo yo.', message: 'Lo hemos visto y le llamamos hoy.', takeOver: true },
          'andres',
        )
      ).status,
    ).toBe(200);
    expect((await story.head()).owner).toBe('andres');
    expect(await story.open('examine')).toMatchObject([{ assignee: 'andres' }]);
    await story.examines({});
    expect((await story.answers({ decision: 'accept', option: 'a' })).status).toBe(200);
    expect((await story.file()).outcomes).toMatchObject([{ result: 'agreed' }]);
  });

  it('A customer who wants somebody with more say is heard when the supervisor is silent: the escalation takes it to the head, and nobody closes it', async () => {
    const { amends, story, post } = await begun();
    await post('escalate');
    await amends.pass('2027-11-23T09:00:00.000Z');
    const mine = (await story.file()).tasks.filter(({ subject }) => subject?.startsWith('customer:'));
    expect(mine).toMatchObject([{ assignee: 'andres', level: 'head', status: 'open' }]);
    expect((await story.head()).closedAt).toBeUndefined();
  });

  it('A customer who wants somebody with more say whose case went up comes down again: the supervisor gives it to whoever is best placed', async () => {
    const { amends, story, post } = await begun();
    const before = (await story.head()).owner;
    const to = before === 'nadia' ? 'mateo' : 'nadia';
    await post('escalate');
    await story.complete(
      'escalation',
      { done: 'Lo llevará otra persona.', message: 'Lo hemos visto y le llamamos hoy.', backTo: to },
      'sofia',
    );
    expect(await story.open('examine')).toMatchObject([{ assignee: to }]);
    const taken = await amends.call('POST', `/desk/cases/${story.caseId}/take-back`, {
      user: staff(String(before)),
      body: { reason: 'Ya casi lo tenía.' },
    });
    expect(taken.status, taken.text).toBe(200);
    expect(await story.head()).toMatchObject({ owner: before, handOvers: 2 });
  });
});

describe('a customer who wants a person', () => {
  it('A customer who wants a person: in the first words is told with the acknowledgment who calls; the call is measured', async () => {
    const { amends, story, told, requests } = await begun({
      ...late,
      text: `${late.text} No quiero más correos: quiero hablar con una persona.`,
    });
    const { owner } = await story.head();
    expect(await story.open('contact')).toMatchObject([{ assignee: owner }]);
    expect(told().filter((line) => line.includes('julia.sanz'))).toHaveLength(2);
    await amends.pass('2026-11-23T09:02:00.000Z');
    expect((await story.complete('contact', { how: 'phone', note: 'Hemos hablado.' })).status).toBe(200);
    const reached = (await story.file()).events.findLast(({ type }) => type === 'person-reached');
    expect(reached?.data).toMatchObject({ how: 'phone', seconds: 120 });
    expect((await requests())['person']).toBeUndefined();
  });

  it('A customer who wants a person is never left without one: a silent owner’s call climbs to the head', async () => {
    const { amends, story, post } = await begun();
    await post('person', { phone: '600 123 456' });
    await amends.pass('2026-11-24T09:00:00.000Z');
    const [contact] = await story.open('contact');
    expect(contact?.assignee).toBe('andres');
    expect(contact?.step).toBe(amends.policy.deadlines.tasks.contact.escalation.length);
    expect((await story.complete('contact', { how: 'not-reached', note: 'No contesta.' })).status).toBe(200);
    expect(await story.open('contact')).toHaveLength(1);
  });
});

describe('somebody on leave', () => {
  it('Somebody on leave is not asked to approve: who is there is asked at once, without waiting for an escalation', async () => {
    const { amends, story } = await begun(dangerous);
    const absences = [{ from: '2026-11-01', to: '2026-12-31' }];
    for (const person of amends.policy.people.filter(({ id }) => ['elena', 'javier'].includes(id)))
      person.absences = absences;
    await story.examines({ customerWish: 'Que cambien la caldera.' });
    for (let turns = 0; (await story.open('approve')).length === 0 && turns < 5; turns++)
      await story.answers({ decision: 'counter', message: 'Necesito más.' });
    expect(await story.open('approve')).toMatchObject([{ assignee: 'sofia', step: 0 }]);
  });

  it('Somebody on leave when a promise falls due is stood in for from its first day', async () => {
    const { amends, story } = await begun();
    const owner = String((await story.head()).owner);
    const substitute = amends.policy.people.find(({ id }) => id === owner)?.substitute;
    await story.examines({});
    await story.answers({ decision: 'counter', message: 'Necesito más.' });
    for (const person of amends.policy.people.filter(({ id }) => id === owner))
      person.absences = [{ from: '2026-11-01', to: '2026-12-31' }];
    await story.answers({ decision: 'accept', option: 'a' });
    const { agreements } = await story.file();
    expect(agreements[0]?.commitments.map((promise) => promise.owner)).toContain(owner);
    const promises = await story.open('promise');
    expect(new Set(promises.map(({ assignee }) => assignee))).toEqual(new Set([substitute]));
  });
});
