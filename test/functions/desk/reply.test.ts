import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { CASE_ID, caseFixture, MONDAY, policy } from '#test/support/case-fixture.ts';
import { aDesk, lucia, mateo, sofia } from '#test/support/desk.ts';
import { aCustomer, PAGE } from '#test/support/track.ts';

const CLOSED = { status: 'closed', stage: 'outcome', closedAt: MONDAY } as const;
const TASK = `${CASE_ID}.reply.1.1`;

/** A closed case whose customer wrote something on the tracking page. */
/** A field that the case of a test does not have is given as undefined; no table stores such a field. */
const withoutUndefined = (head: object): object =>
  Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined));

const written = async (text: string, head: object = {}) => {
  const fixture = caseFixture();
  await fixture.openCase({ head: withoutUndefined({ ...CLOSED, ...head }) });
  const { track } = aCustomer(fixture);
  fixture.clock.pass('PT1H');
  const say = (words: string) => track('POST', `${PAGE}/messages`, { json: { text: words } });
  expect((await say(text)).status).toBe(200);
  const { desk } = aDesk(fixture);
  const decide = (json: object, as = lucia) => desk('POST', `/desk/tasks/${TASK}/complete`, { as, json });
  return { ...fixture, desk, decide, say, track };
};

describe('words in a closed case', () => {
  it('What a customer writes waits for its owner, due and escalated by the policy', async () => {
    const { task, file, outbox } = await written('La caldera vuelve a hacer ruido.');
    expect(await task(TASK)).toMatchObject({ kind: 'reply', status: 'open', assignee: 'lucia', subject: 'words' });
    expect((await file()).head).toMatchObject({ ...CLOSED, cycle: 1 });
    expect((await outbox()).some((effect) => effect.effect === 'set-timer' && effect.name === `task-${TASK}-0`)).toBe(
      true,
    );
  });

  it.each(['¡Muchas gracias por todo!', '👍', 'Thank you so much'])('“%s” is noted and asks nobody', async (text) => {
    const { file } = await written(text);
    const { tasks, messages, events } = await file();
    expect(tasks).toEqual([]);
    expect(messages.at(-1)).toMatchObject({ direction: 'in', status: 'noted' });
    expect(events.at(-1)?.type).toBe('message-received');
  });

  it.each(['Gracias, pero sigue goteando', 'Gracias por nada', 'Gracias. ¿Y la factura?'])(
    '“%s” is more than thanks',
    async (text) => {
      expect((await (await written(text)).file()).tasks).toMatchObject([{ kind: 'reply', status: 'open' }]);
    },
  );

  it('What comes while somebody is asked already goes to that task, and they hear of it', async () => {
    const talk = await written('La caldera vuelve a hacer ruido.');
    await talk.say('Y ahora también gotea.');
    const { tasks, messages } = await talk.file();
    expect(tasks).toHaveLength(1);
    expect(messages.filter(({ template }) => template === 'staff-message')).toMatchObject([{ to: 'lucia' }]);
  });

  it('A case that was set aside asks its owner too', async () => {
    const { task } = await written('No era una felicitación: sigue rota.', {
      closedAt: undefined,
      status: 'set-aside',
      setAsideAt: MONDAY,
      kind: 'praise',
    });
    expect(await task(TASK)).toMatchObject({ status: 'open', assignee: 'lucia' });
  });
});

describe('a broken promise', () => {
  it.each([
    'Todavía no me han devuelto el dinero.',
    'Quedaron en llamarme y nada.',
    'You said you would refund me and I have not seen a cent',
    'Me dijeron que vendría un técnico y aún no ha venido nadie',
  ])('“%s” outranks the first complaint, also while follow-up runs', async (text) => {
    const {
      file,
      task,
      written: letters,
    } = await written(text, {
      severity: { level: 2, points: 1, reasons: [] },
    });
    const { head, events } = await file();
    expect(head.severity).toMatchObject({ level: 3, reasons: [{ code: 'broken-promise' }] });
    expect(eventsOf(events, 'promise-claimed-broken')).toMatchObject([{ data: { before: 2, level: 3 } }]);
    expect(await task(TASK)).toMatchObject({ subject: 'broken-promise', assignee: 'lucia' });
    expect(await letters()).toContain('staff-escalation sofia');
  });

  it('Said again it raises no further, and makes a waiting task due sooner', async () => {
    const talk = await written('Una pregunta sobre la factura.', { severity: { level: 3, points: 5, reasons: [] } });
    const before = await talk.task(TASK);
    await talk.say('No han cumplido lo que acordamos.');
    await talk.say('Repito: no han cumplido.');
    const after = await talk.task(TASK);
    expect((await talk.file()).head.severity?.level).toBe(4);
    expect(after).toMatchObject({ subject: 'broken-promise', dueAt: talk.clock.after(talk.clock.now(), 'PT4H') });
    expect((after?.dueAt ?? '') < (before?.dueAt ?? '')).toBe(true);
  });

  it('In a first complaint, where nothing was promised yet, the same words raise nothing', async () => {
    const { file } = await written('No me han devuelto el dinero.', { closedAt: undefined, status: 'acknowledged' });
    expect(eventsOf((await file()).events, 'promise-claimed-broken')).toEqual([]);
  });
});

describe('POST /desk/tasks/{id}/complete of a reply', () => {
  it('Reopening begins another cycle, more serious, with the words kept', async () => {
    const { decide, file, outbox, task } = await written('No me han devuelto el dinero.');
    expect(await decide({ decision: 'reopen', reason: 'Falta el reembolso' })).toMatchObject({ status: 200 });
    const { head, events } = await file();
    expect(head).toMatchObject({ status: 'reopened', cycle: 2 });
    expect(head.closedAt).toBeUndefined();
    expect(eventsOf(events, 'reopened')).toMatchObject([{ data: { cycle: 1, next: 2, because: 'customer-words' } }]);
    expect(await task(TASK)).toMatchObject({ status: 'decided', decidedBy: 'lucia' });
    expect(await outbox()).toContainEqual(expect.objectContaining({ effect: 'start', machine: 'complaint', cycle: 2 }));
  });

  it('A linked case begins with the words and their date', async () => {
    const { decide, file, desk } = await written('Otra cosa: me han cobrado dos veces.');
    const { body } = await decide({ decision: 'linked-case', reason: 'Es otro asunto' });
    const opened = await file(String(body?.['caseId']));
    expect(opened.head).toMatchObject({
      linkedTo: CASE_ID,
      receivedAt: '2026-11-23T10:00:00.000Z',
      status: 'received',
    });
    expect(opened.events[0]?.data).toMatchObject({ linkedTo: CASE_ID });
    expect([...opened.texts.values()].join()).toContain('cobrado dos veces');
    expect((await desk('GET', `/desk/cases/${CASE_ID}`, { as: lucia })).body).toMatchObject({ status: 'closed' });
  });

  it('Noted means that the customer reads who read it', async () => {
    const { decide, file } = await written('Solo quería que lo supieran.');
    expect((await decide({ decision: 'note', reason: 'No pide nada' })).status).toBe(200);
    const { messages, texts } = await file();
    const receipt = messages.find(({ template }) => template === 'words-noted');
    expect(receipt).toMatchObject({ audience: 'customer', status: 'queued', channel: 'email' });
    expect(texts.get(receipt?.textId ?? '')).toContain(policy.people.find(({ id }) => id === 'lucia')?.name);
  });

  it('Words of the writer go out in place of the receipt, and their tone is checked', async () => {
    const { decide, file } = await written('Solo quería que lo supieran.');
    const wrong = { decision: 'note', reason: 'x', message: 'Usted debió leer el contrato: la culpa es suya.' };
    expect(await decide(wrong)).toMatchObject({ status: 422 });
    expect((await decide({ ...wrong, message: 'Gracias: se lo cuento a mi equipo.' })).status).toBe(200);
    const sent = (await file()).messages.filter(
      ({ audience, direction }) => audience === 'customer' && direction === 'out',
    );
    expect(sent.map(({ template }) => template)).toEqual(['customer-message']);
  });

  it('Somebody else cannot decide it, and nobody can twice', async () => {
    const { decide } = await written('La caldera vuelve a hacer ruido.');
    expect(await decide({ decision: 'note', reason: 'x' }, mateo)).toMatchObject({ status: 403 });
    expect((await decide({ decision: 'note', reason: 'x' }, sofia)).status).toBe(200);
    expect(await decide({ decision: 'reopen', reason: 'x' })).toMatchObject({
      status: 409,
      body: { decidedBy: 'sofia' },
    });
  });

  it('A parked case that is a complaint after all goes on where it stood', async () => {
    const { decide, file } = await written('Sigue rota.', {
      closedAt: undefined,
      status: 'set-aside',
      setAsideAt: MONDAY,
      kind: 'praise',
    });
    expect((await decide({ decision: 'reopen', reason: 'Es una queja' })).status).toBe(200);
    const { head } = await file();
    expect(head).toMatchObject({ kind: 'complaint', cycle: 1 });
    expect(head.setAsideAt).toBeUndefined();
  });
});

describe('POST /desk/cases/{id}/reopen', () => {
  const path = `/desk/cases/${CASE_ID}/reopen`;
  const aClosed = async (head: object = CLOSED) => {
    const fixture = caseFixture();
    await fixture.openCase({ head });
    return aDesk(fixture);
  };

  it('Its owner opens a closed case again, once however often the request comes', async () => {
    const { desk, file, outbox, events } = await aClosed();
    const request = {
      as: lucia,
      json: { reason: 'Podemos ofrecer algo mejor', message: 'Volvemos a estudiar su caso.' },
    };
    expect(await desk('POST', path, request)).toMatchObject({ status: 200, body: { caseId: CASE_ID, cycle: 2 } });
    expect(await desk('POST', path, request)).toMatchObject({ status: 200, body: { cycle: 2 } });
    expect((await file()).head).toMatchObject({ status: 'reopened', cycle: 2 });
    expect((await events()).filter((type) => type === 'reopened')).toHaveLength(1);
    expect((await file()).messages.filter(({ template }) => template === 'customer-message')).toHaveLength(1);
    expect(await outbox()).toContainEqual(expect.objectContaining({ effect: 'start', cycle: 2 }));
  });

  it('A survey about the old cycle is not asked any more, and its follow-up goes on to its end', async () => {
    const { desk, openTask, task, outbox } = await aClosed();
    const survey = await openTask('survey', { assignee: 'customer' });
    await desk('POST', path, { as: sofia, json: { reason: 'x' } });
    expect(await task(survey.taskId)).toMatchObject({ status: 'decided', decidedBy: 'nobody' });
    expect(await outbox()).toContainEqual(expect.objectContaining({ effect: 'resume', taskId: survey.taskId }));
  });

  it.each([
    { state: 'open', head: {}, as: lucia, code: 'case-not-closed', status: 409 },
    { state: 'merged', head: { setAsideAt: MONDAY, mergedInto: 'x' }, as: lucia, code: 'case-merged', status: 409 },
    { state: 'blocked', head: { ...CLOSED, blockedAt: MONDAY }, as: lucia, code: 'case-blocked', status: 409 },
    { state: 'of somebody else', head: CLOSED, as: mateo, code: 'not-your-case', status: 403 },
  ])('A case that is $state is refused with $code', async ({ head, as, code, status }) => {
    const { desk, file } = await aClosed(head);
    const answer = await desk('POST', path, { as, json: { reason: 'x' } });
    expect(answer).toMatchObject({ status, body: { type: expect.stringContaining(code) } });
    expect((await file()).head.cycle).toBe(1);
  });
});
