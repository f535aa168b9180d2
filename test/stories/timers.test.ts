import { describe, expect, it } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

type Row = { reference: string; id: string; dueAt: string };
type Shown = { timers: { id: string; dueAt: string; explanation: string[] }[] };

/** A complaint of January 2027, when Ley 10/2025 binds, as its owner and a supervisor see its timers. */
const complaint = async () => {
  const amends = inMemoryAmends({ start: '2027-01-11T09:00:00.000Z' });
  const story = await cast(amends, {
    text: 'El pedido no ha llegado y nadie contesta a mis correos desde hace tres semanas.',
    customer: { name: 'Julia Sanz', email: 'julia.sanz@correo.example' },
  });
  const owner = String((await story.head()).owner);
  const listed = async (view: string, by: string, timer = 'answer') => {
    const { body } = await amends.call('GET', '/desk/timers', { user: staff(by), query: { view, timer } });
    return (body['timers'] as Row[]).map(({ id }) => id);
  };
  const tells = (verb: string, body: unknown, by = owner) =>
    amends.call('POST', `/desk/cases/${story.caseId}/${verb}`, { user: staff(by), body });
  const shown = async () =>
    (await amends.call('GET', `/desk/cases/${story.caseId}`, { user: staff(owner) })).body as unknown as Shown;
  return { amends, story, owner, listed, tells, shown };
};

describe('the date of an answer', () => {
  it('The date of an answer is seen coming: mine, then breaching, then breached, until the answer is given', async () => {
    const { amends, story, owner, listed } = await complaint();
    expect(await listed('mine', owner)).toEqual(['answer']);
    expect(await listed('breaching', 'sofia')).toEqual([]);
    await amends.pass('2027-02-01T12:00:00.000Z');
    expect(await listed('breaching', 'sofia')).toEqual(['answer']);
    expect(await listed('breached', 'sofia')).toEqual([]);
    await amends.pass('2027-02-02T12:00:00.000Z');
    expect(await listed('breaching', 'sofia')).toEqual([]);
    expect(await listed('breached', 'sofia')).toEqual(['answer']);
    expect(await story.eventTypes()).toContain('timer-breached');
    expect((await story.examines({})).status).toBe(200);
    expect((await story.answers({ decision: 'decline' })).status).toBe(200);
    expect(await listed('breached', 'sofia')).toEqual([]);
  });

  it('The date of an answer is told to the customer with how it came about, and moves with what the law calls the complaint', async () => {
    const { amends, story, tells, shown } = await complaint();
    const why = async () => ((await amends.call('GET', story.path)).body['why'] as string[]).at(-1);
    expect(await why()).toContain('lunes 1 de febrero de 2027 a las 23:59');
    await amends.pass('2027-01-12T09:00:00.000Z');
    const reason = 'Lo que reclama es un cobro.';
    expect((await tells('class', { class: 'billing', topic: 'billing', reason })).status).toBe(200);
    expect(await why()).toContain('sábado 16 de enero de 2027 a las 23:59');
    const answer = (await shown()).timers.find(({ id }) => id === 'answer');
    expect(answer?.explanation.join(' ')).toContain('artículo 17.3');
    await amends.pass('2027-01-17T09:00:00.000Z');
    const breach = (await story.file()).events.find(
      ({ type, data }) => type === 'timer-breached' && data.timer === 'answer',
    );
    expect(breach?.data).toMatchObject({ rule: 'answer-billing', dueAt: '2027-01-16T22:59:59.999Z' });
  });

  it('The date of an answer cannot be put off where the law gives no more time', async () => {
    const { story, tells } = await complaint();
    const before = await story.head();
    const { status, body } = await tells('late-notice', { reason: 'Esperamos el informe del transportista.' });
    expect([status, body['title']]).toEqual([409, expect.stringContaining('art. 17.1')]);
    expect((await story.head()).answerBy).toBe(before.answerBy);
  });
});
