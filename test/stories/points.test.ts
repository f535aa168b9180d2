import { describe, expect, it } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const complaint = {
  text: 'El paquete llegó una semana tarde, nadie me avisó y además me cobraron el envío urgente.',
  customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example', region: 'ES-MD' },
};
const LATE = { point: '¿Por qué llegó una semana tarde?' };
const CHARGED = {
  point: 'El envío urgente se cobró igualmente',
  answer: 'El cobro fue correcto según su pedido; se lo adjuntamos detallado.',
};
const WHY = 'El transportista lo extravió durante una semana; lo hemos comprobado con él.';

const examined = async (findings: Record<string, unknown> = {}) => {
  const amends = inMemoryAmends();
  const story = await cast(amends, complaint);
  const answer = await story.examines({
    cause: 'third-party',
    facts: 'El transportista tuvo el paquete una semana.',
    points: [LATE, CHARGED],
    ...findings,
  });
  const owner = String((await story.head()).owner);
  const notes = (body: unknown, by = owner) =>
    amends.call('POST', `/desk/cases/${story.caseId}/points`, { user: staff(by), body });
  const finalText = async () => {
    const { agreements, texts } = await story.file();
    return texts.get(String(agreements[0]?.textId)) ?? '';
  };
  const states = () => amends.entered.filter(({ machine }) => machine === 'settle').map(({ state }) => state);
  return { amends, story, answer, owner, notes, finalText, states };
};

describe('the points of a complaint', () => {
  it('The points of a complaint hold a declined case back until each has an answer, which then goes out in the final answer', async () => {
    const { amends, story, answer, owner, finalText, states } = await examined();
    expect(answer.status, answer.text).toBe(200);
    expect((await story.answers({ decision: 'decline' })).status).toBe(200);
    expect(states().at(-1)).toBe('Points');
    const [task] = await story.open('points');
    expect(task).toMatchObject({ assignee: owner });
    expect((await story.file()).agreements).toEqual([]);
    expect((await amends.call('GET', story.path)).body['nextStep']).toMatch(/contesta por escrito a cada punto/);

    const empty = await story.complete('points', { answers: [] });
    expect(empty.status).toBe(422);
    expect(JSON.stringify(empty.body['errors'])).toContain('p1');
    const unknown = await story.complete('points', {
      answers: [
        { pointId: 'p1', answer: WHY },
        { pointId: 'p9', answer: WHY },
      ],
    });
    expect(unknown.body['errors']).toMatchObject([{ pointer: '/answers/1/pointId' }]);
    expect((await story.complete('points', { answers: [{ pointId: 'p1', answer: WHY }] }, 'elena')).status).toBe(403);
    expect((await story.complete('points', { answers: [{ pointId: 'p1', answer: WHY }] })).status).toBe(200);

    expect(states().slice(-6)).toEqual(['Points', 'Concede', 'Release', 'Offer', 'NextStep', 'Agree']);
    const text = await finalText();
    expect(text).toContain(`1. ${LATE.point}\n${WHY}\n\n2. ${CHARGED.point}\n${CHARGED.answer}`);
    expect(text).toContain('Arbitraje de consumo de la Comunidad de Madrid');
    expect((await story.head()).status).toBe('closed');
    expect(amends.carried.join('')).not.toContain('extravió');
    expect(JSON.stringify((await story.file()).events)).not.toMatch(/extravió|envío urgente/);
  });

  it('The points of a complaint cost the happy path no transition: an accepted offer goes straight to its text, open points or not', async () => {
    const { story, states, finalText } = await examined();
    const { offer } = await story.sees();
    await story.answers({ decision: 'accept', option: offer?.options[0]?.option });
    expect(states()).toEqual(['Concede', 'Release', 'Offer', 'Answer', 'Agree']);
    expect(await finalText()).toContain(`1. ${CHARGED.point}`);
    expect(await finalText()).not.toContain(LATE.point);
  });

  it('The points of a complaint do not hold a case back whose points were answered on the way', async () => {
    const { story, notes, states } = await examined();
    expect((await notes({ points: [{ pointId: 'p1', answer: WHY }] })).status).toBe(200);
    await story.answers({ decision: 'decline' });
    expect(states()).toEqual([
      ...['Concede', 'Release', 'Offer', 'Answer'],
      ...['Concede', 'Release', 'Offer', 'NextStep', 'Agree'],
    ]);
  });

  it('The points of a complaint can be added, worded anew and answered while the case is open; the desk shows them', async () => {
    const { amends, story, owner, notes } = await examined({ points: undefined });
    const proposed = (await story.file()).events.flatMap(({ type, data }) =>
      type === 'points-proposed' ? data.pointIds : [],
    );
    expect(proposed).toEqual(['s1']);
    const asked = await notes({
      points: [{ pointId: 's1', removed: true }, LATE, { point: 'Una pregunta', answer: 'Una respuesta.' }],
    });
    expect(asked.body['points']).toEqual([
      { pointId: 'p1', ...LATE },
      { pointId: 'p2', point: 'Una pregunta', answer: 'Una respuesta.', answeredBy: owner, answeredAt: amends.now() },
    ]);
    expect(
      (
        await notes(
          {
            points: [{ pointId: 'p1', point: 'La causa del retraso', answer: WHY }],
            reason: 'Quien lo lleva no está hoy.',
          },
          'sofia',
        )
      ).status,
    ).toBe(200);
    const shown = await amends.call('GET', `/desk/cases/${story.caseId}`, { user: staff(owner) });
    expect(shown.body['points']).toMatchObject([
      { point: 'La causa del retraso', answeredBy: 'sofia' },
      { pointId: 'p2' },
    ]);
    expect((await notes({ points: [{ pointId: 'p7', answer: WHY }] })).status).toBe(422);
    const twice = { pointId: 'p1', answer: WHY };
    expect((await notes({ points: [twice, twice] })).body['errors']).toMatchObject([{ pointer: '/points/1/pointId' }]);
    expect((await notes({ points: [{ answer: WHY }] })).status).toBe(400);
    expect((await notes({ points: [{ pointId: 'p1' }] })).status).toBe(400);
    expect((await notes({ points: [LATE] }, 'iker')).status).toBe(403);
    await story.answers({ decision: 'decline' });
    expect((await notes({ points: [LATE] })).status).toBe(409);
  });

  it('The points of a complaint are answered in a decent tone, unless their writer insists, which the history keeps', async () => {
    const { story, notes } = await examined();
    const rude = { points: [{ pointId: 'p1', answer: 'Es culpa suya, tendría que haber leído las condiciones.' }] };
    const refused = await notes(rude);
    expect(refused.status).toBe(422);
    expect(refused.body['errors']).toContainEqual(expect.objectContaining({ pointer: '/points/0/answer' }));
    const kept = await notes({ ...rude, acceptTone: true });
    expect(kept.status).toBe(200);
    expect(kept.body['tone']).not.toEqual([]);
    expect((await story.file()).events.at(-1)).toMatchObject({
      type: 'points-answered',
      data: { toneAccepted: expect.arrayContaining([expect.any(String)]) },
    });
  });

  it('The points of a complaint are asked for again by their escalation, up to the head, and never answered by a timer', async () => {
    const { amends, story } = await examined();
    await story.answers({ decision: 'decline' });
    await amends.pass('2027-11-23T09:00:00.000Z');
    const [task] = await story.open('points');
    expect(task?.assignee).toBe('andres');
    expect((await story.file()).agreements).toEqual([]);
    await story.complete('points', { answers: [{ pointId: 'p1', answer: WHY }] });
    expect((await story.file()).outcomes).toMatchObject([{ result: 'answered' }]);
  });

  it('The points of a complaint wait as well where the rounds are spent', async () => {
    const { story, states } = await examined();
    for (let rounds = 0; rounds < 9 && (await story.open('points')).length === 0; rounds++) {
      if ((await story.open('approve')).length > 0)
        await story.complete('approve', { decision: 'approve', reason: 'Sí.' });
      else await story.answers({ decision: 'counter', message: 'No es suficiente.' });
    }
    expect(states().at(-1)).toBe('Points');
  });
});
