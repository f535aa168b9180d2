import { describe, expect, it } from 'vitest';
import { type CaseEvent, type EventType, eventsOf } from '#domain/case/events.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const MISSING = 'Una foto de la placa de la caldera y la fecha de la última revisión.';

const incomplete = async () => {
  const amends = inMemoryAmends();
  const story = await cast(amends, {
    text: 'La caldera no funciona y quiero una solución.',
    customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example' },
  });
  const owner = String((await story.head()).owner);
  const ask = (by = owner, missing = MISSING) => {
    const body = { missing, ...(by !== owner && { reason: 'Quien lo lleva no está hoy.' }) };
    return amends.call('POST', `/desk/cases/${story.caseId}/completion`, { user: staff(by), body });
  };
  /** Notices that the owner got just now. */
  const told = async () =>
    (await story.file()).messages
      .filter(({ to, at }) => to === owner && at === amends.now())
      .map(({ template }) => template);
  return { amends, story, owner, ask, told };
};

const lastOf = <Type extends EventType>(events: CaseEvent[], type: Type) => eventsOf(events, type).at(-1);

describe('an incomplete complaint', () => {
  it('An incomplete complaint is completed by the customer on the page, in the time given; its owner is told', async () => {
    const { amends, story, ask, told } = await incomplete();
    const asked = await ask();
    expect(asked.status, asked.text).toBe(201);
    const dueAt = String(asked.body['dueAt']);
    expect(Date.parse(dueAt) - Date.parse(amends.now())).toBeGreaterThanOrEqual(14 * 24 * 3600_000);
    const mail = amends.mails.at(-1);
    expect(JSON.stringify(mail)).toContain(MISSING);
    // The Consumer Act knows no new term; Ley 10/2025 will from 28 December 2026.
    expect(JSON.stringify(mail)).toMatch(/el plazo para contestarle sigue siendo el mismo/);
    expect(JSON.stringify(mail)).toMatch(/decidiremos con lo que ya tenemos/);
    const shown = (await amends.call('GET', story.path)).body;
    expect(shown['completion']).toEqual({ missing: MISSING, dueAt });
    expect((await ask()).status).toBe(409);

    await amends.pass('2026-11-26T09:00:00.000Z');
    expect((await amends.call('POST', `${story.path}/messages`, { body: { text: 'Aquí la tienen.' } })).status).toBe(
      200,
    );
    const { events } = await story.file();
    expect(lastOf(events, 'completed')).toMatchObject({
      actor: { kind: 'customer' },
      data: { taskId: asked.body['taskId'], messageId: expect.any(String) },
    });
    expect(await told()).toContain('staff-completed');
    expect(await story.open('completion')).toEqual([]);
    expect((await amends.call('GET', story.path)).body['completion']).toBeUndefined();
    expect(await story.open('examine')).toHaveLength(1);
    const again = await ask();
    expect(again.status).toBe(201);
    expect(again.body['taskId']).not.toBe(asked.body['taskId']);
  });

  it('An incomplete complaint goes on with what there is when nothing comes: reminded once, nothing closed, the owner told', async () => {
    const { amends, story, owner, ask } = await incomplete();
    const asked = await ask();
    await amends.pass('2026-12-09T09:00:00.000Z');
    expect(amends.mails.filter(({ subject }) => subject.includes('Aún puede completar'))).toHaveLength(1);
    await amends.pass(String(asked.body['dueAt']));
    const { head, tasks, events, messages } = await story.file();
    expect(tasks.find(({ taskId }) => taskId === asked.body['taskId'])).toMatchObject({
      status: 'decided',
      decidedBy: 'nobody',
    });
    expect(lastOf(events, 'no-answer')).toMatchObject({ data: { taskId: asked.body['taskId'], kind: 'completion' } });
    expect(messages.filter(({ template }) => template === 'staff-incomplete')).toMatchObject([{ to: owner }]);
    expect(head.closedAt).toBeUndefined();
    expect(amends.executions.get(story.caseId)).toBe('RUNNING');
    expect((await story.examines({})).status).toBe(200);
  });

  it('An incomplete complaint leaves the case with its owner while the customer has time: the escalation waits, and goes on after', async () => {
    const { amends, story, owner, ask } = await incomplete();
    const asked = await ask();
    await amends.pass(String(asked.body['dueAt']));
    expect((await story.open('examine'))[0]).toMatchObject({ assignee: owner, step: 0 });
    await amends.pass(amends.deps.clock.after(String(asked.body['dueAt']), 'P3D'));
    expect((await story.open('examine'))[0]?.assignee).not.toBe(owner);
  });

  it('An incomplete complaint has its escalation go on sooner when it is completed sooner', async () => {
    const { amends, story, ask } = await incomplete();
    await ask();
    await amends.pass('2026-11-25T10:00:00.000Z');
    await amends.call('POST', `${story.path}/messages`, { body: { text: 'Aquí la tienen.' } });
    await amends.pass('2026-11-26T09:59:00.000Z');
    expect((await story.open('examine'))[0]?.step).toBe(0);
    await amends.pass('2026-11-26T10:01:00.000Z');
    expect((await story.open('examine'))[0]?.step).toBe(1);
  });

  it('An incomplete complaint is completed by a person of ours who was told, with a note', async () => {
    const { amends, story, owner, ask } = await incomplete();
    await ask();
    const note = 'Llamó: la última revisión fue en marzo.';
    expect((await story.complete('completion', { note }, 'elena')).status).toBe(403);
    expect((await story.complete('completion', { note, reason: 'Quien lo lleva no está hoy.' }, 'sofia')).status).toBe(
      200,
    );
    const { events, texts, messages } = await story.file();
    const completed = lastOf(events, 'completed');
    expect(completed).toMatchObject({ actor: { kind: 'person', id: 'sofia' } });
    expect(texts.get(eventsOf(events, 'completed').at(-1)?.data.noteTextId ?? '')).toBe(note);
    expect(messages.filter(({ template }) => template === 'staff-completed')).toMatchObject([{ to: owner }]);
    const shown = await amends.call('GET', story.path);
    expect(shown.text).not.toContain(note);
  });

  it('An incomplete complaint needs no completion any more once its owner has examined it', async () => {
    const { story, ask } = await incomplete();
    await ask();
    await story.examines({});
    expect(await story.eventTypes()).toEqual(expect.arrayContaining(['completed', 'examined']));
    expect(await story.open('completion')).toEqual([]);
    expect((await ask()).status).toBe(409);
  });

  it('An incomplete complaint is asked for by owners and supervisors, in a decent tone, while it is examined', async () => {
    const { story, ask } = await incomplete();
    expect((await ask('iker')).status).toBe(403);
    const rude = await ask(undefined, 'Es culpa suya: no nos mandó la foto.');
    expect(rude.status).toBe(422);
    expect(rude.body['errors']).toMatchObject([{ pointer: '/missing' }]);
    expect(await story.open('completion')).toEqual([]);
    expect((await ask('sofia')).status).toBe(201);
    expect(JSON.stringify((await story.file()).events)).not.toContain('placa');
  });
});
