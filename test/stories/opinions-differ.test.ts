import { describe, expect, it } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const complaint = {
  text: 'La caldera que me instalaron hace un mes no calienta y nadie viene a verla.',
  customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example', region: 'ES-MD' },
};
const FACTORY = 'La placa venía mal de fábrica.';
const MISUSE = 'El aparato se abrió en casa y por eso dejó de calentar.';
const DOUBT = 'El número de serie no coincide con el albarán 77; lo comprobaría.';

const differing = async () => {
  const amends = inMemoryAmends();
  const story = await cast(amends, complaint);
  await story.examines({
    cause: 'third-party',
    facts: 'Visita del técnico.',
    questions: [
      { domain: 'technical', question: '¿Qué falló?' },
      { domain: 'legal', question: '¿Respondemos?' },
    ],
  });
  const answer = async (expert: string, body: object) => {
    const tasks = [...(await story.open('consult')), ...(await story.open('third-opinion'))];
    const task = tasks.find(({ assignee }) => assignee === expert);
    return amends.call('POST', `/desk/tasks/${task?.taskId}/complete`, { user: staff(expert), body });
  };
  const asks = (by: string, body: object) =>
    amends.call('POST', `/desk/cases/${story.caseId}/third-opinion`, { user: staff(by), body });
  const states = () => amends.entered.filter(({ machine }) => machine === 'settle').map(({ state }) => state);
  const view = async (by: string) =>
    (await amends.call('GET', `/desk/cases/${story.caseId}`, { user: staff(by) })).body;
  return { amends, story, answer, asks, states, view };
};

/** One says that we answer for it, one that we do not. */
const apart = async () => {
  const played = await differing();
  expect(
    (await played.answer('iker', { valid: true, liable: true, explanation: FACTORY, internal: DOUBT })).status,
  ).toBe(200);
  expect((await played.answer('carmen', { valid: true, liable: false, explanation: MISUSE })).status).toBe(200);
  return played;
};

describe('experts who differ', () => {
  it('Opinions that agree cost no step and no wait', async () => {
    const { answer, states } = await differing();
    await answer('iker', { valid: true, liable: true, explanation: FACTORY });
    await answer('carmen', { valid: true, liable: true, explanation: 'Está en garantía.' });
    expect(states()).toEqual(['Concede', 'Release']);
  });

  it('Opinions that differ go to the lead of the policy before anything is proposed, and no letter says both', async () => {
    const { amends, story, states, view } = await apart();
    expect(states()).toEqual(['Concede', 'Release', 'NextStep', 'Reconcile']);
    const [task] = await story.open('reconcile');
    expect(task).toMatchObject({ assignee: 'sofia' });
    expect((await story.file()).offers).toEqual([]);
    expect((await view('sofia'))['disagreements']).toMatchObject([{ about: ['liable'], lead: 'sofia' }]);

    const ruling = {
      valid: true,
      liable: true,
      remedy: 'free-repair',
      reason: 'La fábrica confirma el lote defectuoso.',
    };
    const own = String((await story.head()).owner);
    const refused = await story.complete('reconcile', ruling, own);
    expect(refused.status).toBe(403);
    expect((await story.complete('reconcile', ruling)).status).toBe(200);
    expect(states().slice(0, 6)).toEqual(['Concede', 'Release', 'NextStep', 'Reconcile', 'Concede', 'Release']);

    const letter = (await story.file()).texts.get('letter-1-1') ?? '';
    expect(letter).toContain(FACTORY);
    expect(letter).not.toContain(MISUSE);
    expect((await story.file()).offers[0]?.options.map(({ concession }) => concession)).toContain('free-repair');
    const told = [
      letter,
      amends.carried.join(''),
      JSON.stringify((await story.file()).events),
      ...amends.mails.map(({ body }) => body),
    ].join('');
    expect(told).not.toContain('lote defectuoso');
    expect(told).not.toContain('albarán');
    expect((await view('sofia'))['disagreements']).toMatchObject([
      {
        ruling: { by: 'sofia', liable: true, remedy: 'free-repair', reason: 'La fábrica confirma el lote defectuoso.' },
      },
    ]);
  });

  it('The lead can put their own words in place of what the experts wrote', async () => {
    const { story } = await apart();
    const explanation = 'La hemos revisado dos veces y la pieza venía mal.';
    await story.complete('reconcile', { valid: true, liable: true, reason: 'Visto.', explanation });
    const letter = (await story.file()).texts.get('letter-1-1') ?? '';
    expect(letter).toContain(explanation);
    expect(letter).not.toContain(FACTORY);
  });

  it('A third opinion is asked of somebody who was not heard, the time of the decision stands still, and its answer lets it run on', async () => {
    const { amends, story, answer, asks, view } = await apart();
    const [before] = await story.open('reconcile');
    const question = { domain: 'technical', question: '¿Qué dice usted?' };
    expect((await asks('mateo', question)).body).toMatchObject({ code: 'not-your-case' });
    expect((await asks('sofia', { ...question, expert: 'iker' })).body).toMatchObject({ code: 'person-unfit' });
    const asked = await asks('sofia', question);
    expect(asked.body).toMatchObject({ expert: 'berta' });
    expect((await asks('sofia', question)).body).toMatchObject({ code: 'third-opinion-asked-before' });

    await amends.pass('2026-11-24T15:00:00.000Z');
    const [waiting] = await story.open('reconcile');
    expect(waiting).toMatchObject({ assignee: 'sofia', step: 0 });
    expect((await answer('berta', { valid: true, liable: true, explanation: 'Es de fábrica.' })).status).toBe(200);
    const [after] = await story.open('reconcile');
    const moved = Date.parse(after?.dueAt ?? '') - Date.parse(before?.dueAt ?? '');
    expect(moved).toBe(30 * 3_600_000);
    expect(((await view('sofia'))['opinions'] as unknown[]).length).toBe(3);
    expect((await story.complete('reconcile', { valid: true, liable: true, reason: 'Dos de tres.' })).status).toBe(200);
    expect((await asks('sofia', question)).body).toMatchObject({ code: 'no-opinions-differ' });
  });

  it('A third opinion that nobody gives ends as no answer, and the decision goes on', async () => {
    const { amends, story, asks } = await apart();
    await asks('sofia', { domain: 'legal', question: '¿Qué dice usted?' });
    await amends.pass('2026-11-27T09:00:00.000Z');
    const file = await story.file();
    expect(file.events.filter(({ type }) => type === 'no-answer')).toHaveLength(1);
    expect(await story.open('third-opinion')).toEqual([]);
    expect(await story.open('reconcile')).toHaveLength(1);
    expect((await story.complete('reconcile', { valid: true, liable: false, reason: 'Visto.' })).status).toBe(200);
  });

  it('A decision without the third opinion withdraws it', async () => {
    const { story, asks } = await apart();
    await asks('sofia', { domain: 'legal', question: '¿Qué dice usted?' });
    await story.complete('reconcile', { valid: true, liable: true, reason: 'No hace falta esperar.' });
    const third = (await story.file()).tasks.find(({ kind }) => kind === 'third-opinion');
    expect(third?.status).toBe('withdrawn');
  });

  it('Whoever cannot tell says so without a yes or a no; where nobody can, the lead decides', async () => {
    const { story, answer, view } = await differing();
    const missing = await answer('iker', {});
    expect(missing.body['errors']).toMatchObject([
      { pointer: '/valid' },
      { pointer: '/liable' },
      { pointer: '/explanation' },
    ]);
    expect((await answer('iker', { cannotTell: 'Habría que abrirla.' })).status).toBe(200);
    expect((await answer('carmen', { cannotTell: true, valid: true, liable: true })).status).toBe(200);
    const { opinions } = await story.file();
    for (const opinion of opinions) expect(opinion).not.toHaveProperty('liable');
    const shown = await view('sofia');
    expect(shown['opinions']).toMatchObject([
      { cannotTell: true, internal: 'Habría que abrirla.' },
      { cannotTell: true },
    ]);
    expect(shown['disagreements']).toMatchObject([{ about: ['cannot-tell'] }]);
  });

  it('Nobody decides between their own opinion and another: a lead who answered as an expert is passed over', async () => {
    const { amends, story, answer } = await differing();
    const consult = (await story.open('consult')).find(({ assignee }) => assignee === 'iker');
    await amends.call('POST', `/desk/tasks/${consult?.taskId}/complete`, {
      user: staff('sofia'),
      body: { valid: true, liable: true, explanation: FACTORY, reason: 'Está fuera.' },
    });
    await answer('carmen', { valid: true, liable: false, explanation: MISUSE });
    const [task] = await story.open('reconcile');
    expect(task?.assignee).toBe('andres');
    const refused = await story.complete('reconcile', { valid: true, liable: true, reason: 'Visto.' }, 'sofia');
    expect(refused.body).toMatchObject({ code: 'own-proposal' });
  });
});
