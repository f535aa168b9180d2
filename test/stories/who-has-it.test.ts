import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { splitMessageText } from '#domain/messages/compose.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const begun = async () => {
  const amends = inMemoryAmends();
  const story = await cast(amends, {
    text: 'El paquete llegó una semana tarde y nadie me avisó.',
    customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example' },
  });
  const owner = String((await story.head()).owner);
  const other = owner === 'mateo' ? 'lucia' : 'mateo';
  const name = (id: string) => amends.policy.people.find((person) => person.id === id)?.name ?? id;
  const letters = async (template: string) => {
    const { messages, texts } = await story.file();
    return messages
      .filter((message) => message.template === template)
      .map(({ textId, channel }) => ({ channel, ...splitMessageText(texts.get(textId) ?? '') }));
  };
  const handOver = async (to: string) => {
    const [task] = await story.open('examine');
    const body = { to, reason: 'Conoce mejor el reparto.' };
    return amends.call('POST', `/desk/tasks/${task?.taskId}/hand-over`, { user: staff('sofia'), body });
  };
  const desk = (path: string, body: unknown, by: string) =>
    amends.call('POST', `/desk/cases/${story.caseId}/${path}`, { user: staff(by), body });
  return { amends, story, owner, other, name, letters, handOver, desk };
};

const minutesLater = (amends: ReturnType<typeof inMemoryAmends>, minutes: number) =>
  amends.pass(new Date(Date.parse(amends.now()) + minutes * 60_000).toISOString());

describe('whoever writes signs', () => {
  it.each([
    [
      'messages',
      { text: 'He hablado con el almacén y mañana le digo algo.', reason: 'La responsable no está y esto no espera.' },
      'customer-message',
    ],
    [
      'completion',
      { missing: 'El número de seguimiento del paquete.', reason: 'La responsable no está y esto no espera.' },
      'completion-request',
    ],
  ])('What a supervisor writes by %s is signed by the supervisor, not by the owner', async (path, body, template) => {
    const { owner, name, letters, desk } = await begun();
    expect((await desk(path, body, 'sofia')).status).toBe(201);
    const [letter] = await letters(template);
    expect(letter?.body).toContain(`Un saludo,\n${name('sofia')}\n`);
    expect(letter?.body).not.toContain(name(owner));
  });

  it('What the owner writes is signed by the owner', async () => {
    const { owner, name, letters, desk } = await begun();
    await desk('messages', { text: 'Mañana le llamo.' }, owner);
    expect((await letters('customer-message'))[0]?.body).toContain(`Un saludo,\n${name(owner)}\n`);
  });
});

describe('a case that gets another owner', () => {
  it('A hand-over tells the customer who has the case now, once, on their channel', async () => {
    const { story, other, name, letters, handOver } = await begun();
    expect((await handOver(other)).status).toBe(200);
    const told = await letters('owner-changed');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ channel: 'email', subject: expect.stringContaining(name(other)) });
    expect(told[0]?.body).toMatch(new RegExp(`^Hola:\n\nDesde ahora ${name(other)} lleva`));
    const { events } = await story.file();
    expect(eventsOf(events, 'owner-announced')).toMatchObject([{ data: { owner: other } }]);
  });

  it('A hand-back within minutes is not told at once, and the customer is left with the right name', async () => {
    const { amends, other, name, letters, handOver } = await begun();
    // After some hand-overs only supervisors may be given the case.
    await handOver('sofia');
    await minutesLater(amends, 3);
    await handOver(other);
    expect(await letters('owner-changed')).toHaveLength(1);
    await minutesLater(amends, 3);
    await handOver('sofia');
    await minutesLater(amends, 60);
    // It came back to whom the customer knows of.
    expect(await letters('owner-changed')).toHaveLength(1);
    await handOver('andres');
    const told = await letters('owner-changed');
    expect(told).toHaveLength(2);
    expect(told[1]?.subject).toContain(name('andres'));
  });

  it('A hand-back that stays is told once it stands still', async () => {
    const { amends, owner, other, name, letters, handOver } = await begun();
    await handOver(other);
    await minutesLater(amends, 3);
    await handOver(owner);
    await minutesLater(amends, 20);
    expect((await letters('owner-changed')).map(({ subject }) => subject)).toEqual([
      expect.stringContaining(name(other)),
      expect.stringContaining(name(owner)),
    ]);
  });

  it('A substitution by the escalation policy is told as well', async () => {
    const { amends, story, owner, name, letters } = await begun();
    await minutesLater(amends, 60 * 24 * 2 + 30);
    const now = String((await story.head()).owner);
    expect(now).not.toBe(owner);
    expect((await letters('owner-changed')).at(-1)?.subject).toContain(name(now));
  });

  it('A case that is taken back is told as well', async () => {
    const { amends, other, name, letters, handOver, desk } = await begun();
    await handOver(other);
    await minutesLater(amends, 30);
    expect((await desk('take-back', { reason: 'Lo sigo yo.' }, 'sofia')).status).toBe(200);
    expect((await letters('owner-changed')).at(-1)?.subject).toContain(name('sofia'));
  });

  it('A task that is handed over without the case tells the customer nothing', async () => {
    const { amends, story, letters } = await begun();
    await story.examines({ questions: [{ domain: 'technical', question: '¿Qué pasó?' }] });
    const [consult] = await story.open('consult');
    const to = amends.policy.people.find(
      ({ id, domains }) => id !== consult?.assignee && domains.includes('technical'),
    );
    await amends.call('POST', `/desk/tasks/${consult?.taskId}/hand-over`, {
      user: staff('sofia'),
      body: { to: to?.id ?? 'sofia', reason: 'Sabe más.' },
    });
    expect(await letters('owner-changed')).toEqual([]);
  });
});

describe('the end of an escalation', () => {
  const raised = async () => {
    const all = await begun();
    await all.amends.call('POST', `${all.story.path}/escalate`, { body: {} });
    return all;
  };

  it('An escalation ends with words for the customer, signed by whoever ends it', async () => {
    const { amends, story, owner, name, letters } = await raised();
    const message = 'He revisado su caso: el envío sale mañana y le llamo yo.';
    const answer = await story.complete('escalation', { done: 'Hablado con el almacén.', message }, 'sofia');
    expect(answer.status, answer.text).toBe(200);
    const [letter] = await letters('customer-message');
    expect(letter?.body).toContain(`${message}\n`);
    expect(letter?.body).toContain(`Un saludo,\n${name('sofia')}\n`);
    expect(letter?.body).not.toContain(name(owner));
    expect((await amends.call('GET', story.path)).text).not.toContain('Hablado con el almacén');
  });

  it.each([
    [{ done: 'Visto.' }, 400],
    [{ done: 'Visto.', message: '' }, 400],
    [{ done: 'Visto.', message: 'La culpa es suya: debería haber leído las condiciones.' }, 422],
  ])('An escalation does not end with %j', async (body, status) => {
    const { story } = await raised();
    expect((await story.complete('escalation', body, 'sofia')).status).toBe(status);
    expect(await story.open('escalation')).toHaveLength(1);
  });
});
