import { describe, expect, it } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

/** A Wednesday, ten at night in Madrid: the company serves again on Thursday at nine. */
const EVENING = '2026-11-25T21:00:00.000Z';
const OPENING = '2026-11-26T08:00:00.000Z';
const customer = { name: 'Ana Prieto', email: 'ana@example.com', phone: '+34 600 100 200' };
const minutesAfter = (from: string, minutes: number) => new Date(Date.parse(from) + minutes * 60_000).toISOString();

const begin = async (text: string, start = EVENING) => {
  const amends = inMemoryAmends({ start });
  return { amends, story: await cast(amends, { text, customer }) };
};

const BILL = 'La factura de marzo trae un importe que no entiendo.';

describe('Service time', () => {
  it('counts for who asks for a person at night about nothing dangerous', async () => {
    const { story } = await begin(`${BILL} Quiero hablar con una persona.`);
    expect((await story.open('contact'))[0]?.dueAt).toBe(minutesAfter(OPENING, 60));
  });

  it('is shorter for who goes first', async () => {
    const { story } = await begin(`${BILL} Tengo 78 años y quiero hablar con una persona.`);
    expect((await story.open('contact'))[0]).toMatchObject({ dueAt: minutesAfter(OPENING, 30), priority: true });
  });

  it('does not hold while a basic service is cut off', async () => {
    const { story } = await begin('Llevo horas sin luz. Quiero hablar con una persona.');
    expect((await story.open('contact'))[0]?.dueAt).toBe(minutesAfter(EVENING, 60));
  });
});

describe('Whoever goes first', () => {
  it.each([
    ['Mi abuela depende de esto.', true],
    ['Soy una persona con discapacidad.', true],
    ['Mi marido, de 71 años, no entiende la carta.', true],
    ['I am 80 years old and do not understand it.', true],
    ['Soy sorda y no me contestan.', true],
    ['Mi hijo de 12 años no entiende la carta.', false],
    ['I am sick of waiting for two weeks.', false],
  ])('%s is seen: %s', async (words, priority) => {
    const { amends, story } = await begin(`${BILL} ${words}`);
    const shown = await amends.call('GET', `/desk/cases/${story.caseId}`, { user: staff('sofia') });
    expect(shown.body['priority']).toBe(priority);
    expect((await story.open('examine'))[0]?.priority).toBe(priority ? true : undefined);
  });

  it('is seen in later words too, and asks for a person sooner', async () => {
    const { amends, story } = await begin(BILL);
    await amends.call('POST', `${story.path}/messages`, { body: { text: 'Tengo 81 años y no veo bien la letra.' } });
    const shown = await amends.call('GET', `/desk/cases/${story.caseId}`, { user: staff('sofia') });
    expect(shown.body['priority']).toBe(true);
    expect((await story.open('examine'))[0]?.priority).toBe(true);
    expect(await story.open('call')).toEqual([]);
    await amends.call('POST', `${story.path}/messages`, { body: { text: 'Quiero hablar con una persona.' } });
    expect((await story.open('contact'))[0]).toMatchObject({ dueAt: minutesAfter(OPENING, 30), priority: true });
  });

  it('goes first with experts and those who release too', async () => {
    const { story } = await begin(`${BILL} Tengo 78 años.`);
    await story.examines({ questions: [{ domain: 'legal', question: '¿Es correcto el importe?' }] });
    await story.complete('consult', { valid: true, liable: true, explanation: 'La lectura fue estimada.' });
    const { tasks } = await story.file();
    const first = tasks.filter(({ priority }) => priority).map(({ kind }) => kind);
    expect(first.toSorted()).toEqual(['consult', 'examine', 'offer', 'release']);
  });

  it('has every task of the way to the survey before those of others, the customer’s own too', async () => {
    const { amends, story } = await begin('El paquete llegó una semana tarde y tengo 78 años.');
    await story.examines({ cause: 'third-party' });
    const option = (await story.sees()).offer?.options[0]?.option;
    await amends.call('POST', `${story.path}/messages`, { body: { text: `Acepto la opción ${option}.` } });
    await story.complete('acceptance', { accepted: true });
    await story.keepsPromises();
    const { tasks } = await story.file();
    expect([...new Set(tasks.map(({ kind }) => kind))].toSorted()).toEqual([
      'acceptance',
      'examine',
      'offer',
      'promise',
      'release',
      'survey',
    ]);
    expect(tasks.filter(({ priority }) => !priority)).toEqual([]);
  });

  it('has somebody call where later words make the case critical', async () => {
    const { amends, story } = await begin('Estamos sin calefacción. Pondré una denuncia y mi madre tiene 90 años.');
    expect((await story.head()).severity?.level).toBe(4);
    const before = await begin('Estamos sin calefacción. Pondré una denuncia.');
    expect((await before.story.head()).severity?.level).toBe(3);
    await before.amends.call('POST', `${before.story.path}/messages`, { body: { text: 'Mi madre tiene 90 años.' } });
    expect(await before.story.open('call')).toHaveLength(1);
    expect(await story.open('call')).toHaveLength(1);
    expect(amends.mails.some(({ subject }) => subject.startsWith('URGENTE'))).toBe(true);
  });

  it('stands before others in the queues, and urgent calls before all', async () => {
    const amends = inMemoryAmends({ start: EVENING });
    await cast(amends, { text: BILL, customer });
    await cast(amends, { text: `${BILL} Tengo 78 años.`, customer });
    await cast(amends, { text: 'Huele a gas en la cocina.', customer });
    const { tasks } = (await amends.call('GET', '/desk/tasks', { user: staff('sofia'), query: { view: 'breaching' } }))
      .body as { tasks: { kind: string }[] };
    expect(tasks[0]?.kind).toBe('call');
    const whole = await Promise.all(
      ['lucia', 'mateo', 'nadia'].map(async (id) => {
        const page = await amends.call('GET', '/desk/tasks', { user: staff(id), query: { view: 'mine' } });
        return (page.body['tasks'] as { kind: string; priority?: true; dueAt: string }[]).map((task) =>
          task.kind === 'call' ? 0 : task.priority ? 1 : 2,
        );
      }),
    );
    for (const ranks of whole) expect(ranks).toEqual(ranks.toSorted());
    expect(whole.flat().toSorted()).toEqual([0, 1, 2, 2]);
  });
});

describe('An examination', () => {
  it('is due when the policy says where the law leaves time', async () => {
    const { story } = await begin(BILL, '2026-11-25T10:00:00.000Z');
    expect((await story.open('examine'))[0]?.dueAt).toBe('2026-11-27T10:00:00.000Z');
  });

  it('of an outage is due while the law leaves time for the answer, and escalates by then', async () => {
    const start = '2027-01-13T10:00:00.000Z';
    const { amends, story } = await begin('Llevo horas sin luz en casa.', start);
    const head = await story.head();
    expect(head).toMatchObject({ answerBy: minutesAfter(start, 120), regime: { id: 'es-sac', class: 'continuity' } });
    const [task] = await story.open('examine');
    expect(task?.dueAt).toBe(minutesAfter(start, 60));
    await amends.pass(minutesAfter(start, 61));
    const steps = (await story.file()).events.filter(({ type }) => type === 'escalated' || type === 'reminded');
    expect(steps.some(({ type, data }) => type === 'escalated' && data.taskId === task?.taskId)).toBe(true);
  });

  it('moves forward when the complaint turns out to be an outage', async () => {
    const start = '2027-01-13T10:00:00.000Z';
    const { amends, story } = await begin(BILL, start);
    const before = (await story.open('examine'))[0]?.dueAt ?? '';
    await amends.call('POST', `/desk/cases/${story.caseId}/class`, {
      user: staff('sofia'),
      body: { class: 'continuity', reason: 'Está sin luz.' },
    });
    const after = (await story.open('examine'))[0]?.dueAt ?? '';
    expect(after < before).toBe(true);
    expect(after <= (await story.head()).answerBy).toBe(true);
    expect(await story.open('outage-update')).toHaveLength(1);
  });
});

describe('A single outage', () => {
  const OUTAGE = 'Llevo horas sin luz en casa.';

  it.each([
    ['2026-11-25T10:00:00.000Z', 'before the law binds'],
    ['2027-01-13T10:00:00.000Z', 'under Ley 10/2025'],
    ['2027-01-13T02:00:00.000Z', 'at night'],
  ])('of %s (%s) is explained within two hours by a person, and the acknowledgment says until when', async (start) => {
    const { amends, story } = await begin(OUTAGE, start);
    const [task] = await story.open('outage-update');
    expect(task?.dueAt).toBe(minutesAfter(start, 120));
    expect((await story.head()).nextWordBy <= minutesAfter(start, 120)).toBe(true);
    const acknowledgment = amends.mails.find(({ to }) => to === customer.email)?.body;
    expect(acknowledgment).toContain('averiguamos la causa del corte');
    expect(acknowledgment).not.toContain('con calma');
    const done = await story.complete('outage-update', {
      causes: 'Una avería en el transformador de su calle.',
      restoration: 'Hoy a las 14:00.',
    });
    expect(done.status).toBe(200);
    const told = amends.mails.findLast(({ to }) => to === customer.email)?.body;
    expect(told).toContain('Una avería en el transformador de su calle.');
    expect(told).toContain('Hoy a las 14:00.');
  });

  it('that was explained has kept its two hours; what is left is answered like any complaint', async () => {
    const start = '2027-01-13T10:00:00.000Z';
    const { amends, story } = await begin(OUTAGE, start);
    await story.complete('outage-update', { causes: 'Una avería.', restoration: 'Hoy a las 14:00.' });
    expect((await story.head()).answerBy > '2027-01-30').toBe(true);
    await amends.pass(minutesAfter(start, 125));
    expect(await story.eventTypes()).not.toContain('timer-breached');
  });

  it('is explained in a decent tone', async () => {
    const { story } = await begin(OUTAGE);
    const done = await story.complete('outage-update', {
      causes: 'Obviamente usted no ha pagado.',
      restoration: 'Ya veremos.',
    });
    expect(done.status).toBe(422);
    expect(await story.open('outage-update')).toHaveLength(1);
  });
});
