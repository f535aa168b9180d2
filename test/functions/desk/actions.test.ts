import { describe, expect, it } from 'vitest';
import { refusals } from '#domain/refusal.ts';
import { refusalsInSpanish } from '#domain/refusal-words.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { aDesk, anOffer, elena, iker, lucia, mateo, sofia, storeOffer } from '#test/support/desk.ts';

type Action = { action: string; allowed: boolean; why?: string; code?: string };

const path = `/desk/cases/${CASE_ID}`;

/** A case that Lucía examines; its offer waits for Elena. */
const aCase = async () => {
  const fixture = aDesk();
  await fixture.openCase();
  await fixture.openTask('examine', { assignee: 'lucia' });
  const seen = async (as: typeof lucia, language = 'es') =>
    (await fixture.desk('GET', path, { as, headers: { 'accept-language': language } })).body as {
      actions: Action[];
      tasks: { id: string; kind: string; actions?: Action[] }[];
    };
  const onCase = async (as: typeof lucia, action: string, language?: string) =>
    (await seen(as, language)).actions.find((one) => one.action === action);
  const onTask = async (as: typeof lucia, kind: string, language?: string) =>
    (await seen(as, language)).tasks.find((task) => task.kind === kind)?.actions ?? [];
  return { ...fixture, onCase, onTask };
};

describe('What may be done to a case', () => {
  it('The owner of a case under examination may ask for its completion, and reads why nothing can be reopened', async () => {
    const { onCase } = await aCase();
    expect(await onCase(lucia, 'completion')).toEqual({ action: 'completion', allowed: true });
    expect(await onCase(lucia, 'reopen')).toEqual({
      action: 'reopen',
      allowed: false,
      why: 'El caso no está cerrado',
      code: 'case-not-closed',
    });
    expect(await onCase(lucia, 'reopen', 'en')).toMatchObject({ why: 'The case is not closed' });
  });

  it.each([
    ['completion', lucia, {}, 'completion'],
    ['acceptance', lucia, { option: 'a', how: 'phone', evidence: { text: 'Dijo que sí' } }, 'acceptance'],
    ['end-offer', lucia, { reason: 'x' }, 'end-offer'],
    ['take-back', mateo, { reason: 'x' }, 'take-back'],
    ['undo', lucia, {}, 'undo'],
    ['legal-hold', lucia, { hold: true, reason: 'x' }, 'legal-hold'],
    ['messages', iker, { text: 'Hola' }, 'messages'],
    ['motive', lucia, { motive: 'delay', reason: 'x' }, 'motive'],
  ])('What is said of %s is what doing it is refused with, if it is', async (_, as, json, action) => {
    const { desk, onCase, openTask } = await aCase();
    await openTask('consult', { parts: [1], assignee: 'iker', domain: 'technical' });
    const said = await onCase(as, action);
    const { status, body } = await desk('POST', `${path}/${action}`, { as, json });
    if (said?.allowed) expect([200, 201, 400, 422]).toContain(status);
    else expect([body.code, body.detail]).toEqual([said?.code, said?.why]);
  });

  it('An expert may write a note and nothing else', async () => {
    const { onCase, openTask, desk } = await aCase();
    await openTask('consult', { parts: [1], assignee: 'iker', domain: 'technical' });
    expect(await onCase(iker, 'notes')).toMatchObject({ allowed: true });
    const { actions } = (await desk('GET', path, { as: iker })).body;
    expect(actions.filter(({ allowed }: Action) => allowed).map(({ action }: Action) => action)).toEqual(['notes']);
    expect(await onCase(iker, 'merge')).toMatchObject({
      code: 'role-missing',
      why: expect.stringContaining('supervisores'),
    });
  });

  it('Of a blocked case only the legal hold is left', async () => {
    const { onCase, cases, clock } = await aCase();
    await cases.change(CASE_ID, clock.now(), () => ({
      set: { blockedAt: clock.now() },
      events: [{ type: 'note-added', actor: { kind: 'person', id: 'sofia' }, data: { messageId: 'n' } }],
    }));
    expect(await onCase(sofia, 'notes')).toMatchObject({ allowed: false, code: 'case-blocked' });
    expect(await onCase(sofia, 'legal-hold')).toMatchObject({ allowed: true });
  });
});

describe('What may be done with a task', () => {
  it('Its assignee may complete it and hand it over; another owner reads whose it is', async () => {
    const { onTask } = await aCase();
    expect(await onTask(lucia, 'examine')).toEqual([
      { action: 'complete', allowed: true },
      { action: 'hand-over', allowed: true },
    ]);
    expect(await onTask(mateo, 'examine')).toMatchObject([
      {
        allowed: false,
        why: 'Esta tarea solo la puede decidir Lucía Ferrándiz o un supervisor',
        code: 'not-your-task',
      },
      { allowed: false, why: 'Solo puede traspasarla Lucía Ferrándiz o un supervisor' },
    ]);
  });

  it('Whoever had a part in a proposal may send it back and not approve it, and reads why', async () => {
    const fixture = await aCase();
    await storeOffer(
      fixture,
      anOffer(await fixture.openTask('approve', { parts: [1], assignee: 'elena', subject: '1' }), {
        status: 'needs-approval',
      }),
    );
    const byAction = async (as: typeof lucia) =>
      Object.fromEntries(
        (await fixture.onTask(as, 'approve')).map(({ action, allowed, code }) => [action, allowed || code]),
      );
    expect(await byAction(elena)).toEqual({
      complete: true,
      approve: true,
      change: true,
      refuse: true,
      'hand-over': true,
    });
    const both = { id: 'lucia', groups: ['owner', 'supervisor'] };
    expect(await byAction(both)).toMatchObject({ approve: 'own-proposal', change: 'own-proposal', refuse: true });
  });

  it('A decided task asks nothing of anybody', async () => {
    const { desk, onTask } = await aCase();
    const json = { cause: 'company-error', facts: 'Es así.', questions: [] };
    await desk('POST', `/desk/tasks/${CASE_ID}.examine.1/complete`, { as: lucia, json });
    expect(await onTask(lucia, 'examine')).toEqual([]);
  });
});

describe('A refusal at the desk', () => {
  it.each([
    ['es', 'La tarea ya estaba decidida'],
    ['en', 'The task was decided before'],
  ])('It says why in the language of its reader: %s', async (language, detail) => {
    const { desk } = await aCase();
    const json = { cause: 'company-error', facts: 'Es así.', questions: [] };
    const complete = () =>
      desk('POST', `/desk/tasks/${CASE_ID}.examine.1/complete`, {
        as: lucia,
        json,
        headers: { 'accept-language': language },
      });
    await complete();
    expect((await complete()).body).toMatchObject({
      code: 'task-decided-before',
      title: 'The task was decided before',
      detail,
    });
  });

  it('Every refusal has words in both languages', () => {
    expect(Object.keys(refusalsInSpanish).sort()).toEqual(Object.keys(refusals).sort());
  });
});
