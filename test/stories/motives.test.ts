import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { policy } from '#test/support/case-fixture.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

/** Whoever has a task is written to at once, though they are at the desk. */
const tellsAtOnce: Policy = { ...policy, limits: { ...policy.limits, noticeAtDesk: undefined } };

const begin = async (text: string, changed = tellsAtOnce) => {
  const amends = inMemoryAmends({ policy: changed });
  const story = await cast(amends, { text, customer: { name: 'Rosa Pineda', email: 'rosa@correo.example' } });
  const { owner = '' } = await story.head();
  const shown = async () =>
    (await amends.call('GET', `/desk/cases/${story.caseId}`, { user: staff(owner) })).body['motive'];
  const corrects = (motive: string, by = owner) =>
    amends.call('POST', `/desk/cases/${story.caseId}/motive`, {
      user: staff(by),
      body: { motive, reason: 'Hablé con ella.' },
    });
  const notice = async (of = 'examine') => {
    const { messages, texts, tasks } = await story.file();
    const task = tasks.find(({ kind }) => kind === of);
    return texts.get(messages.find(({ messageId }) => messageId === `opened-${task?.taskId}`)?.textId ?? '') ?? '';
  };
  return { amends, story, owner, shown, corrects, notice };
};

describe('Poor communication', () => {
  it('asks the owner for a call before any letter, and keeps what came of it', async () => {
    const { story, shown, notice } = await begin('El recibo subió y nadie me avisó. Tampoco me responden.');
    expect(await notice()).toContain('Mala comunicación');
    expect(await notice()).toContain('- Llame al cliente antes de escribirle nada');
    expect(await shown()).toMatchObject({
      id: 'poor-communication',
      reason: 'Se le informó mal, tarde o nada',
      advice: expect.stringContaining('quién le informa') as string,
      steps: [{ step: 'call-first', done: false }],
    });
    await story.examines({ firstCall: 'reached' });
    expect(await shown()).toMatchObject({ steps: [{ step: 'call-first', done: true }] });
    expect(eventsOf((await story.file()).events, 'examined')[0]?.data.firstCall).toBe('reached');
  });
});

describe('A result that depends on others', () => {
  it('asks the owner for the third party’s answer by a date', async () => {
    const { story, shown, notice } = await begin('La culpa es del transportista y del instalador, se pasan la pelota.');
    // Three days by the motive, but the examination that needs it is due in two.
    const asked = { step: 'ask-third-party', dueAt: '2026-11-25T09:00:00.000Z' };
    expect(await shown()).toMatchObject({ id: 'depends-on-others', steps: [{ ...asked, done: false }] });
    expect(await notice()).toMatch(/- Pida su respuesta al tercero .* \(antes del .*25 de noviembre/);
    await story.examines({ thirdParty: 'no-answer' });
    expect(await shown()).toMatchObject({ steps: [{ ...asked, done: true }] });
  });
});

describe('Unmet expectations and unrealistic goals', () => {
  it('ask for an explanation of what is possible, which is done once one is written', async () => {
    const { story, shown, notice } = await begin('Exijo que hoy me den todo gratis de por vida.');
    expect(await shown()).toMatchObject({
      id: 'unrealistic-goals',
      steps: [
        { step: 'call-first', done: false },
        { step: 'explain-possible', done: false },
      ],
    });
    await story.examines({ explanation: 'Hoy podemos devolverle la cuota de este mes.' });
    expect(await notice('release')).toContain('- Llame al cliente antes de escribirle nada');
    expect(await notice('release')).not.toContain('Explique al cliente qué es posible');
    expect(await shown()).toMatchObject({ steps: [{ done: false }, { step: 'explain-possible', done: true }] });
  });
});

describe('Abuse of power', () => {
  const ABUSE = 'Es un abuso: me obligan a pagar sin mi consentimiento.';
  const manager = (id: string) => policy.people.find((person) => person.id === id)?.manager;

  it('has a supervisor look who is not the owner’s own manager, where nobody stands outside the line', async () => {
    const { story, owner, amends } = await begin(ABUSE);
    const [task] = await story.open('escalation');
    expect(task?.subject).toBe('abuse-of-power:1');
    expect(task?.assignee).not.toBe(manager(owner));
    expect(task?.assignee).toBe('andres');
    expect(amends.mails.some(({ body }) => body.includes('víctima de un abuso'))).toBe(true);
    expect(eventsOf((await story.file()).events, 'escalation-raised')).toMatchObject([
      { data: { reason: 'abuse-of-power', to: 'andres' } },
    ]);
  });

  it('goes to whoever stands outside the line, where there is somebody', async () => {
    const [first] = policy.people;
    if (!first) throw new Error('Nobody');
    const { manager: _, substitute: __, ...rest } = first;
    const outside = { ...rest, id: 'pilar', name: 'Pilar Rueda', roles: ['supervisor' as const], limit: 9_000_000 };
    const { story } = await begin(ABUSE, { ...policy, people: [...policy.people, outside] });
    expect((await story.open('escalation'))[0]?.assignee).toBe('pilar');
  });

  it('is no matter for a refused refund: only for what is forced, threatened or done without leave', async () => {
    const { story } = await begin('Se niegan a devolverme el dinero de la lavadora.');
    expect(await story.open('escalation')).toEqual([]);
  });
});

describe('A motive that a person corrects', () => {
  it('changes what is asked, is in the history with its reason, and asks nothing twice', async () => {
    const { story, shown, corrects } = await begin('El paquete llegó una semana tarde.');
    expect(await shown()).toMatchObject({ id: 'unmet-expectations' });
    expect((await corrects('depends-on-others')).body).toEqual({
      motive: 'depends-on-others',
      steps: ['ask-third-party'],
    });
    expect(await shown()).toMatchObject({ id: 'depends-on-others', reason: 'Hablé con ella.' });
    expect((await corrects('abuse-of-power')).body).toMatchObject({ steps: [] });
    expect((await corrects('abuse-of-power')).status).toBe(200);
    expect((await corrects('different-perceptions')).status).toBe(200);
    expect((await corrects('abuse-of-power')).status).toBe(200);
    expect(await story.open('escalation')).toHaveLength(1);
    expect(eventsOf((await story.file()).events, 'motive-changed').map(({ data }) => data.to)).toEqual([
      'depends-on-others',
      'abuse-of-power',
      'different-perceptions',
      'abuse-of-power',
    ]);
  });

  it('is refused to experts, and in a case that nobody works on', async () => {
    const { amends, story, owner, corrects } = await begin('El paquete llegó una semana tarde.');
    expect((await corrects('depends-on-others', 'iker')).status).toBe(403);
    await amends.call('POST', `/desk/cases/${story.caseId}/kind`, {
      user: staff(owner),
      body: { kind: 'spam', reason: 'Es publicidad.' },
    });
    expect((await corrects('depends-on-others', 'sofia')).status).toBe(409);
  });

  it('asks nothing of a case that is a question', async () => {
    const { amends, story, corrects, shown } = await begin('El paquete llegó una semana tarde.');
    await amends.call('POST', `/desk/cases/${story.caseId}/kind`, {
      user: staff('sofia'),
      body: { kind: 'question', reason: 'Solo pregunta.' },
    });
    expect((await corrects('abuse-of-power')).status).toBe(200);
    expect(await story.open('escalation')).toEqual([]);
    expect(await shown()).not.toHaveProperty('advice');
  });
});
