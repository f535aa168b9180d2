import { afterEach, describe, expect, it, vi } from 'vitest';
import { channels } from '#channels/names.ts';
import { eventsOf } from '#domain/case/events.ts';
import { askedInWords, askPerson } from '#domain/tasks/ask-person.ts';
import { CASE_ID, policy } from '#test/support/case-fixture.ts';
import { aDesk, lucia, mateo, sofia } from '#test/support/desk.ts';
import { anEvent } from '#test/support/events.ts';

const CONTACT = `${CASE_ID}.contact.1.1`;

const aCase = async (text?: string, owner: string | undefined = 'lucia', people = policy.people) => {
  const fixture = aDesk();
  await fixture.openCase({ head: { owner }, ...(text && { text }) });
  const deps = { ...fixture, channels, policy: { ...fixture.policy, people }, deskUrl: 'https://amends.example/desk' };
  const ask = (wish: Partial<Parameters<typeof askPerson>[1]> = {}) => {
    const at = fixture.clock.now();
    return fixture.cases.change(CASE_ID, at, (file) => {
      const asked = askPerson({ file, at, deps }, { supervisor: false, channel: 'tracking-page', ...wish });
      return asked.events.length > 0 ? asked : undefined;
    });
  };
  const report = (json: unknown, as = lucia, taskId = CONTACT) =>
    fixture.desk('POST', `/desk/tasks/${taskId}/complete`, { as, json });
  return { ...fixture, deps, ask, report };
};

describe('a person on request', () => {
  it('A supervisor gets in touch in place of the owner without a word of why, and the history has it all the same', async () => {
    const { ask, report, file } = await aCase();
    await ask({ phone: '+34 600 123 456' });
    const said = { how: 'phone', note: 'Hablé con ella.' };
    expect((await report(said, mateo)).status).toBeGreaterThanOrEqual(400);
    expect((await report(said, sofia)).status).toBe(200);
    const [event] = eventsOf((await file()).events, 'intervened');
    expect(event).toMatchObject({ actor: { id: 'sofia' }, data: { act: 'contact', of: 'lucia', taskId: CONTACT } });
    expect(event?.data.reasonTextId).toBeUndefined();
  });

  it('The owner gets in touch with a customer who asks for a person, who learns who and until when', async () => {
    const { ask, file, written } = await aCase();
    await ask({ phone: '+34 600 123 456' });
    const { tasks, events, texts, messages } = await file();
    expect(tasks).toMatchObject([{ taskId: CONTACT, kind: 'contact', status: 'open', assignee: 'lucia' }]);
    expect(events.at(-1)).toMatchObject({
      type: 'person-asked',
      actor: { kind: 'customer' },
      data: { taskId: CONTACT, supervisor: false, channel: 'tracking-page' },
    });
    expect(JSON.stringify(events)).not.toContain('600 123');
    expect(texts.get(tasks[0]?.textId ?? '')).toBe('+34 600 123 456');
    expect((await written()).sort()).toEqual(['person-will-call customer', 'staff-task lucia']);
    const told = texts.get(messages.find(({ template }) => template === 'person-will-call')?.textId ?? '');
    expect(told).toContain('Quién se pondrá en contacto con usted: Lucía Ferrándiz');
  });

  it('A person is asked for once at a time', async () => {
    const { ask, file, report } = await aCase();
    await ask();
    await ask();
    expect((await file()).tasks).toHaveLength(1);
    await report({ how: 'phone', note: 'Hablado.' });
    await ask();
    expect((await file()).tasks.map(({ status }) => status)).toEqual(['decided', 'open']);
  });

  it('A supervisor gets in touch where one is asked for, also when the owner was to call', async () => {
    const { ask, file, written } = await aCase();
    await ask();
    await ask({ supervisor: true });
    await ask({ supervisor: true });
    const { tasks, events } = await file();
    expect(tasks).toMatchObject([{ assignee: 'sofia', status: 'open' }]);
    expect(eventsOf(events, 'person-asked').map(({ data }) => data.supervisor)).toEqual([false, true]);
    expect((await written()).sort()).toEqual([
      'person-will-call customer',
      'person-will-call customer',
      'staff-task lucia',
      'staff-task sofia',
    ]);
  });

  it('A supervisor who was to call, and is asked for once a colleague has it, is named in a letter of its own', async () => {
    const { ask, desk, file, cases, clock } = await aCase();
    const owned = (owner: string) =>
      cases.change(CASE_ID, clock.now(), () => ({ set: { owner }, events: [anEvent('note-added')] }));
    await owned('sofia');
    await ask();
    await owned('lucia');
    const to = { to: 'mateo', reason: 'Le conoce.' };
    expect((await desk('POST', `/desk/tasks/${CONTACT}/hand-over`, { as: sofia, json: to })).status).toBe(200);
    await ask({ supervisor: true });
    const { messages, tasks } = await file();
    expect(tasks).toMatchObject([{ assignee: 'sofia' }]);
    expect(messages.filter(({ template }) => template === 'person-will-call')).toHaveLength(2);
  });

  const absences = [{ from: '2026-11-23', to: '2026-11-23' }];
  const away = policy.people.map((person) => (person.id === 'lucia' ? { ...person, absences } : person));
  it.each<{ who: string; text?: string; owner?: string; people: typeof policy.people; to: string }>([
    { who: 'the stand-in, where the owner is away', owner: 'lucia', people: away, to: 'mateo' },
    {
      who: 'not the owner, where it is about the owner',
      text: 'Lucía Ferrándiz me colgó.',
      owner: 'lucia',
      people: policy.people,
      to: 'mateo',
    },
    { who: 'a supervisor, where nobody has the case yet', people: policy.people, to: 'sofia' },
  ])('Who gets in touch is $who', async ({ text, owner, people, to }) => {
    const fixture = await aCase(text, owner ?? '', people);
    if (!owner)
      await fixture.cases.change(CASE_ID, fixture.clock.now(), () => ({
        clear: ['owner'],
        events: [anEvent('stalled')],
      }));
    await fixture.ask();
    expect((await fixture.file()).tasks).toMatchObject([{ assignee: to }]);
  });

  it('A message on any channel can ask for a person', async () => {
    const { cases, clock, deps, file } = await aCase();
    const at = clock.now();
    const said = (text: string) =>
      cases.change(CASE_ID, at, (current) => {
        const asked = askedInWords({ file: current, at, deps }, { text, channel: 'whatsapp' });
        return asked.events.length > 0 ? asked : undefined;
      });
    await said('La caldera sigue igual.');
    expect((await file()).tasks).toEqual([]);
    await said('Esto no se entiende, quiero hablar con una persona');
    expect((await file()).events.at(-1)?.data).toMatchObject({ supervisor: false, channel: 'whatsapp' });
    await said('Pásame con un supervisor');
    expect((await file()).tasks).toMatchObject([{ assignee: 'sofia' }]);
  });
});

describe('completing a contact', () => {
  afterEach(() => vi.restoreAllMocks());

  it('A completed contact keeps how it went and how long it took, and is measured without naming anybody', async () => {
    const lines = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    const { ask, report, clock, file, desk } = await aCase();
    await ask();
    clock.pass('PT2M30S');
    expect((await report({ how: 'phone', note: 'Le he llamado.' })).status).toBe(200);
    const { tasks, events, texts } = await file();
    expect(tasks).toMatchObject([{ status: 'decided', decidedBy: 'lucia' }]);
    const event = eventsOf(events.slice(-1), 'person-reached')[0];
    expect(event).toMatchObject({ type: 'person-reached', data: { taskId: CONTACT, how: 'phone', seconds: 150 } });
    expect(texts.get(event?.data.textId ?? '')).toBe('Le he llamado.');
    expect(lines).toHaveBeenCalledWith({ message: 'person reached', how: 'phone', seconds: 150 });
    const shown = (await desk('GET', `/desk/cases/${CASE_ID}`, { as: lucia })).body;
    expect(shown.history.at(-1).text).toBe('Le he llamado.');
  });

  it('A contact that did not reach the customer keeps the attempt and stays open', async () => {
    const { ask, report, events, task } = await aCase();
    await ask();
    expect((await report({ how: 'not-reached', note: 'No contesta.' })).status).toBe(200);
    expect(await task(CONTACT)).toMatchObject({ status: 'open' });
    expect(await events()).toContain('person-not-reached');
    expect(await events()).not.toContain('person-reached');
    expect((await report({ how: 'phone', note: 'Ahora sí.' })).status).toBe(200);
    expect((await report({ how: 'phone', note: 'Otra vez.' })).status).toBe(409);
  });

  it.each([
    [mateo, { how: 'phone', note: 'Hecho.' }, 403],
    [sofia, { how: 'phone', note: 'Hecho.', reason: 'Quien lo tiene está de baja.' }, 200],
    [sofia, { how: 'phone', note: 'Hecho.' }, 200],
    [lucia, { how: 'pigeon', note: 'Hecho.' }, 400],
    [lucia, { how: 'phone' }, 400],
  ])('A contact report by %o with %j is answered with %i', async (as, json, status) => {
    const { ask, report } = await aCase();
    await ask();
    expect((await report(json, as)).status).toBe(status);
  });

  it('A contact is handed over to an owner, or to nobody below a supervisor where one was asked for', async () => {
    const { ask, desk } = await aCase();
    const give = (to: string, as = lucia) =>
      desk('POST', `/desk/tasks/${CONTACT}/hand-over`, { as, json: { to, reason: 'Le conoce.' } });
    await ask();
    expect((await give('iker')).status).toBe(422);
    expect((await give('mateo')).status).toBe(200);
    await ask({ supervisor: true });
    expect((await give('nadia', sofia)).status).toBe(422);
    expect((await give('andres', sofia)).status).toBe(200);
  });
});
