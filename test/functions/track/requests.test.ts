import { describe, expect, it } from 'vitest';
import { deskEndpoints } from '#functions/desk/endpoints.ts';
import { trackEndpoints } from '#functions/track/endpoints.ts';
import { caller } from '#test/support/call.ts';
import { CASE_ID, policy } from '#test/support/case-fixture.ts';
import { deskDeps, lucia, sofia } from '#test/support/desk.ts';
import { aCustomer, PAGE } from '#test/support/track.ts';

const aCase = async () => {
  const fixture = aCustomer();
  await fixture.openCase();
  const post = (name: string, json: unknown = {}) => fixture.track('POST', `${PAGE}/${name}`, { json });
  const send = (name: string, form: Record<string, string> = {}) => fixture.track('POST', `${PAGE}/${name}`, { form });
  const desk = caller(deskEndpoints, deskDeps(fixture));
  const escalations = async () => (await fixture.file()).tasks.filter(({ kind }) => kind === 'escalation');
  return { ...fixture, post, send, desk, escalations };
};

describe('POST /t/{token}/escalate', () => {
  it('A customer’s escalation goes to a supervisor, and the customer sees and is notified who has it and until when', async () => {
    const { post, see, written, file, page } = await aCase();
    expect((await see()).requests).toEqual({ mayEscalate: true });
    const answer = await post('escalate', { message: 'Nadie me hace caso.' });
    expect(answer.status).toBe(200);
    expect(answer.body.requests).toEqual({
      escalation: { who: 'Sofía Arrizabalaga', by: '2026-11-24T09:00:00.000Z' },
      mayEscalate: false,
    });
    const { tasks, events, messages, texts } = await file();
    expect(tasks).toMatchObject([{ kind: 'escalation', assignee: 'sofia', level: 'supervisor' }]);
    expect(texts.get(tasks[0]?.textId ?? '')).toBe('Nadie me hace caso.');
    expect(JSON.stringify(events)).not.toContain('Nadie');
    expect(messages.filter(({ direction }) => direction === 'in')).toHaveLength(2);
    expect(events.at(-1)).toMatchObject({ type: 'escalation-raised', actor: { kind: 'customer' } });
    expect((await written()).sort()).toEqual([
      'escalated-for-you customer',
      'staff-escalated sofia',
      'staff-message lucia',
    ]);
    expect(await page()).toContain('Sofía Arrizabalaga está viendo su reclamación');
  });

  it('A second escalation is refused while somebody sees to the first; then it goes to the head, and no higher', async () => {
    const { post, clock, escalations, events, desk } = await aCase();
    await post('escalate');
    expect((await post('escalate')).status).toBe(409);
    clock.pass(policy.requests.customerEscalation.again);
    expect((await post('escalate')).status).toBe(200);
    expect(await escalations()).toMatchObject([
      { assignee: 'sofia', status: 'withdrawn' },
      { assignee: 'andres', status: 'open', level: 'head' },
    ]);
    expect(await events()).toContain('withdrawn');
    const shown = (await desk('GET', `/desk/cases/${CASE_ID}`, { as: lucia })).body.escalations;
    expect(shown).toMatchObject([{ to: 'sofia', endedAt: expect.any(String) }, { to: 'andres' }]);
    clock.pass('P30D');
    expect((await post('escalate')).status).toBe(429);
  });

  it('A second escalation right after the first was answered goes to the head', async () => {
    const { post, escalations, desk } = await aCase();
    await post('escalate');
    const [first] = await escalations();
    const done = { done: 'He hablado con la clienta.', message: 'Lo hemos visto y le llamamos hoy.' };
    expect((await desk('POST', `/desk/tasks/${first?.taskId}/complete`, { as: sofia, json: done })).status).toBe(200);
    expect((await post('escalate')).status).toBe(200);
    expect((await escalations()).map(({ assignee, status }) => [assignee, status])).toEqual([
      ['sofia', 'decided'],
      ['andres', 'open'],
    ]);
  });

  it('An escalation by the form lands on the page again, with thanks or with what is wrong', async () => {
    const { send, page } = await aCase();
    const answer = await send('escalate', { message: '' });
    expect(answer).toMatchObject({ status: 303, headers: { location: expect.stringContaining('?done=escalate') } });
    expect(await page({ done: 'escalate' })).toContain('Hemos pasado su reclamación a alguien con más responsabilidad');
    const again = await send('escalate');
    expect(again.status).toBe(409);
    expect(again.text).toContain('Alguien con más responsabilidad ya tiene su reclamación');
  });

  it('Opening a link escalates nothing: reading changes nothing', async () => {
    const { page, events } = await aCase();
    await page();
    expect(await events()).toEqual(['complaint-received']);
    const deciding = trackEndpoints.filter(({ path }) => /(escalate|person)$/.test(path));
    expect(deciding.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });
});

describe('POST /t/{token}/person', () => {
  it('A customer who asks for a person learns who calls and until when, on the page and by message', async () => {
    const { post, written, page } = await aCase();
    const answer = await post('person', { phone: '+34 600 123 456' });
    expect(answer.body.requests.person).toEqual({
      who: 'Lucía Ferrándiz',
      by: expect.any(String),
      supervisor: false,
    });
    expect((await written()).sort()).toEqual(['person-will-call customer', 'staff-task lucia']);
    const text = await page();
    expect(text).toContain('Lucía Ferrándiz se va a poner en contacto con usted');
    expect(text).not.toContain('600 123');
  });

  it('The tick of the form asks for a supervisor', async () => {
    const { send, see } = await aCase();
    expect((await send('person', { supervisor: 'true', phone: '' })).status).toBe(303);
    expect((await see()).requests.person).toMatchObject({ who: 'Sofía Arrizabalaga', supervisor: true });
  });

  it('A second request for a person is refused with a reason while a call is on its way, unless it has to come from higher up', async () => {
    const { post, send } = await aCase();
    await post('person');
    const again = await send('person');
    expect(again).toMatchObject({ status: 409 });
    expect(again.text).toContain('Ya hay una persona avisada');
    expect((await send('person', { supervisor: 'true' })).status).toBe(303);
    expect((await send('person', { supervisor: 'true' })).status).toBe(409);
  });

  it('A number that is given once a call is on its way is what is called, and whoever calls is told', async () => {
    const { post, file, written, events } = await aCase();
    await post('messages', { text: 'Por favor, quiero hablar con una persona.' });
    const before = (await written()).length;
    expect((await post('person', { phone: '+34 600 123 456' })).status).toBe(200);
    const number = async () => {
      const { tasks, texts } = await file();
      return texts.get(tasks.find(({ kind }) => kind === 'contact')?.textId ?? '');
    };
    expect(await number()).toBe('+34600123456');
    expect((await written()).slice(before)).toEqual(['staff-task lucia']);
    expect((await post('person', { phone: '600 123 456' })).status).toBe(409);
    expect((await post('person', { phone: '+34 611 222 333', supervisor: true })).status).toBe(200);
    expect(await number()).toBe('+34611222333');
    expect((await file()).tasks.filter(({ kind }) => kind === 'contact')).toMatchObject([{ assignee: 'sofia' }]);
    expect(JSON.stringify(await events())).not.toContain('600123');
  });

  it.each(['no es un número', '12', `${'9'.repeat(41)}`])('A customer’s phone number cannot be %s', async (phone) => {
    const { send, events } = await aCase();
    const answer = await send('person', { phone });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('href="#person-phone"');
    expect(answer.text).toContain('aria-invalid="true"');
    expect(await events()).toEqual(['complaint-received']);
  });

  it('A message on the page can ask for a person', async () => {
    const { post, see } = await aCase();
    await post('messages', { text: 'Por favor, quiero hablar con una persona.' });
    expect((await see()).requests.person).toMatchObject({ who: 'Lucía Ferrándiz' });
  });
});
