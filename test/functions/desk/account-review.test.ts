import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { aDesk, lucia, mateo, sofia } from '#test/support/desk.ts';

const reason = 'Es la tercera vez en el año.';

const aDeskWithCase = async () => {
  const fixture = aDesk();
  await fixture.openCase({ text: 'Otra vez la factura.', complainant: { name: 'Ana', email: 'ana@example.com' } });
  const ask = (as = lucia) => fixture.desk('POST', `/desk/cases/${CASE_ID}/account-review`, { as, json: { reason } });
  const end = (taskId: string, json: object, as = sofia) =>
    fixture.desk('POST', `/desk/tasks/${taskId}/complete`, { as, json });
  const letters = async () => {
    const { messages, texts } = await fixture.file();
    return messages
      .filter(({ messageId }) => messageId.startsWith('reviewed-'))
      .map((message) => ({ ...message, text: texts.get(message.textId) ?? '' }));
  };
  return { ...fixture, ask, end, letters };
};

describe('a look back over all cases of a customer', () => {
  it('is asked for by whoever has one of them, and becomes the task of a supervisor; one at a time', async () => {
    const { ask, file } = await aDeskWithCase();
    expect((await ask(mateo)).body.code).toBe('not-your-case');
    const { status, body } = await ask();
    expect(status).toBe(201);
    const { tasks, events, texts } = await file();
    expect(tasks.find(({ taskId }) => taskId === body.taskId)).toMatchObject({
      ...{ kind: 'account-review', status: 'open', assignee: 'sofia', dueAt: body.dueAt },
    });
    const [asked] = eventsOf(events, 'account-review-asked');
    expect(asked).toMatchObject({ actor: { kind: 'person', id: 'lucia' } });
    expect(texts.get(asked?.data.reasonTextId ?? '')).toBe(reason);
    expect((await ask()).body.code).toBe('review-asked-before');
  });

  it('ends with what the customer is recommended, in a letter of whoever looked; its tone is looked at before', async () => {
    const { ask, end, letters, file } = await aDeskWithCase();
    const { taskId } = (await ask()).body;
    const findings = 'La misma lectura errónea cada vez.';
    const rude = { findings, recommendation: 'Es culpa suya y no vamos a hacer nada.' };
    expect((await end(taskId, rude)).body.code).toBe('tone-wrong');
    const recommendation = 'Le proponemos un contador nuevo, sin coste.';
    expect((await end(taskId, { findings, recommendation }, lucia)).status).toBe(403);
    expect((await end(taskId, { findings, recommendation })).body).toMatchObject({ messageId: `reviewed-${taskId}` });
    const [letter, ...others] = await letters();
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ channel: 'email', status: 'queued' });
    expect(letter?.text).toContain(recommendation);
    expect(letter?.text).not.toContain(findings);
    const { tasks, events } = await file();
    expect(tasks.find((task) => task.taskId === taskId)).toMatchObject({ status: 'decided', decidedBy: 'sofia' });
    expect(events.map(({ type }) => type)).toContain('account-reviewed');
  });

  it('tells the customer nothing where there is nothing to tell, and may be asked for again', async () => {
    const { ask, end, letters } = await aDeskWithCase();
    const { taskId } = (await ask()).body;
    expect((await end(taskId, { findings: 'Son asuntos distintos, todos resueltos.' })).status).toBe(200);
    expect(await letters()).toEqual([]);
    expect((await ask()).body.taskId).not.toBe(taskId);
  });
});
