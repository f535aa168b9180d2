import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const broken = {
  text: 'La caldera que instalaron ayer echa humo y huele a gas. Tengo un bebé en casa y estoy asustada.',
  customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example' },
};
const questions = [
  { domain: 'technical', question: '¿Es peligrosa la fuga?' },
  { domain: 'legal', question: '¿Respondemos de los daños?' },
];

const begun = async () => {
  const amends = inMemoryAmends();
  return { amends, story: await cast(amends, broken) };
};

/** What an open queue of somebody holds, by kind. */
const queueOf = async (amends: ReturnType<typeof inMemoryAmends>, id: string): Promise<string[]> => {
  const { body } = await amends.call('GET', '/desk/tasks', { user: staff(id), query: { view: 'mine' } });
  return (body['tasks'] as { kind: string }[]).map(({ kind }) => kind);
};

/** Bugs that users of other ticket and complaint systems reported: each by its project and the number of the issue there. */
describe('what went wrong elsewhere', () => {
  it('What went wrong elsewhere: glpi 841: what was decided is in nobody’s to-do list any more', async () => {
    const { amends, story } = await begun();
    await story.examines({ questions });
    await story.complete('consult', { valid: true, liable: true, explanation: 'La junta estaba mal montada.' });
    await story.complete('consult', { valid: true, liable: true, explanation: 'Respondemos.' });
    await amends.call('POST', `${story.path}/escalate`, { body: {} });
    await amends.call('POST', `${story.path}/person`, { body: {} });
    expect(await queueOf(amends, 'sofia')).toContain('escalation');
    const [contact] = await story.open('contact');
    const caller = String(contact?.assignee);
    expect(await queueOf(amends, caller)).toContain('contact');

    expect((await story.answers({ decision: 'accept', option: 'a' })).status).toBe(200);
    const { tasks, events } = await story.file();
    expect(await queueOf(amends, 'sofia')).not.toContain('escalation');
    expect(await queueOf(amends, caller)).not.toContain('contact');
    const left = tasks.filter(({ status }) => status === 'withdrawn').map(({ kind }) => kind);
    expect(left.toSorted()).toEqual(['contact', 'escalation']);
    expect(events.find(({ type }) => type === 'withdrawn')?.data).toMatchObject({
      because: 'settled',
      taskIds: expect.arrayContaining([contact?.taskId]),
    });
    expect([...amends.timers.keys()].filter((name) => /contact|escalation/.test(name))).toEqual([]);
    const late = await amends.call('POST', `/desk/tasks/${contact?.taskId}/complete`, {
      user: staff(caller),
      body: { how: 'phone', note: 'Tarde.' },
    });
    expect(late.status).toBe(409);
  });

  it.each([
    [true, false],
    [false, true],
  ])(
    'What went wrong elsewhere: glpi 24399: each request keeps its own verdict (%s, then %s)',
    async (first, second) => {
      const { story } = await begun();
      await story.examines({ questions });
      const [one, other] = await story.open('consult');
      await story.complete('consult', { valid: first, liable: first, explanation: 'Mi opinión.' });
      await story.complete('consult', { valid: second, liable: second, explanation: 'La mía.' });
      const { opinions } = await story.file();
      const of = (taskId?: string) => opinions.find((opinion) => opinion.taskId === taskId);
      expect(of(one?.taskId)).toMatchObject({ valid: first, liable: first });
      expect(of(other?.taskId)).toMatchObject({ valid: second, liable: second });
    },
  );

  it('What went wrong elsewhere: glpi 24399: a refusal after an approval is a refusal', async () => {
    const { amends, story } = await begun();
    // So that every round that costs anything has to be approved.
    for (const person of amends.policy.people.filter(({ roles }) => roles.includes('owner'))) person.limit = 0;
    await story.examines({ customerWish: 'Que cambien la caldera.' });
    const untilAsked = async () => {
      for (let turns = 0; (await story.open('approve')).length === 0 && turns < 5; turns++)
        await story.answers({ decision: 'counter', message: 'Necesito más.' });
      return (await story.open('approve'))[0]?.taskId;
    };
    const approved = await untilAsked();
    expect((await story.complete('approve', { decision: 'approve', reason: 'Esto sí.' })).status).toBe(200);
    const refused = await untilAsked();
    expect(refused).toBeDefined();
    expect((await story.complete('approve', { decision: 'refuse', reason: 'Esto ya no.' })).status).toBe(200);
    const { events, offers } = await story.file();
    const verdicts = eventsOf(events, 'verdict-given');
    expect(verdicts.map(({ data }) => [data.taskId, data.decision])).toEqual([
      [approved, 'approve'],
      [refused, 'refuse'],
    ]);
    expect(offers.find(({ taskId }) => taskId === refused)?.approvedBy).toBeUndefined();
  });

  it.each([
    ['both experts answered', 2],
    ['one answered and one was silent', 1],
    ['both were silent', 0],
  ])('What went wrong elsewhere: glpi 25571: step two starts when %s', async (_, answers) => {
    const { amends, story } = await begun();
    await story.examines({ questions });
    for (let answered = 0; answered < answers; answered++)
      await story.complete('consult', { valid: true, liable: true, explanation: 'Es nuestro fallo.' });
    await amends.pass('2026-12-01T09:00:00.000Z');
    expect(await story.open('consult')).toEqual([]);
    expect((await story.file()).offers.length).toBeGreaterThan(0);
    expect(amends.executions.get(`${story.caseId}-settle`)).toBe('RUNNING');
  });

  it('What went wrong elsewhere: chatwoot 10178: thanks after the end start no timer, open nothing and set nothing late', async () => {
    const { amends, story } = await begun();
    await story.examines({});
    await story.answers({ decision: 'accept', option: 'a' });
    await story.keepsPromises();
    await amends.pass('2026-11-28T09:00:00.000Z');
    await story.scores(5);
    const before = await story.file();
    const timers = [...amends.timers.keys()];
    await amends.call('POST', `${story.path}/messages`, { body: { text: 'Muchas gracias por todo.' } });
    const after = await story.file();
    expect([...amends.timers.keys()]).toEqual(timers);
    expect(after.head).toMatchObject({ status: 'kept', closedAt: before.head.closedAt, timers: before.head.timers });
    expect(after.tasks).toEqual(before.tasks);
    await amends.pass('2027-11-23T09:00:00.000Z');
    const types = (await story.eventTypes()).slice(before.events.length);
    expect(types).toEqual(['message-received']);
  });
});
