import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

/** A customer who came to a shop and left a phone number, or nothing. */
const entered = async (entry: Record<string, unknown> = {}) => {
  const amends = inMemoryAmends();
  const receipt = await amends.call('POST', '/desk/complaints', {
    user: staff('sofia'),
    body: {
      text: 'El paquete llegó una semana tarde y nadie me avisó.',
      customer: { name: 'Rosa Pineda', phone: '910 111 222' },
      enteredFor: 'shop',
      ...entry,
    },
  });
  const caseId = String(receipt.body['caseId']);
  const file = async () => {
    const found = await amends.cases.load(caseId);
    if (!found) throw new Error('The case is gone');
    return found;
  };
  const open = async (kind: string) =>
    (await file()).tasks.filter((task) => task.kind === kind && task.status === 'open');
  const complete = async (kind: string, given: object, by = 'sofia') => {
    const [task] = await open(kind);
    const body = kind === 'deliver' ? { ...given, reason: 'Quien lleva el caso no está.' } : given;
    return amends.call('POST', `/desk/tasks/${task?.taskId}/complete`, { user: staff(by), body });
  };
  return { amends, caseId, file, open, complete };
};

const told = { how: 'phone', note: 'Le he leído la propuesta; quiere pensarla.' };

describe('a customer whom no channel reaches', () => {
  it('Somebody is asked to call or write a letter, and the customer can agree on the phone', async () => {
    const { amends, caseId, file, open, complete } = await entered();
    const [first] = await open('deliver');
    expect(first).toMatchObject({ subject: 'acknowledge-1', assignee: (await file()).head.owner });
    expect((await complete('deliver', { how: 'in-person', note: 'Se lo entrego impreso.' })).status).toBe(200);

    await complete('examine', { cause: 'third-party', facts: 'Comprobado.', questions: [] });
    await complete('release', { decision: 'release' });
    expect((await file()).offers).toMatchObject([{ status: 'open' }]);
    expect(await open('deliver')).toMatchObject([{ subject: 'offer-1-1' }]);
    expect((await complete('deliver', { how: 'not-reached', note: 'Comunica.' })).status).toBe(200);
    expect(await open('deliver')).toHaveLength(1);
    expect((await complete('deliver', told)).status).toBe(200);
    expect(await open('deliver')).toEqual([]);

    const body = {
      option: 'a',
      how: 'phone',
      evidence: 'Llamada de las 17:30: acepta la opción a.',
      reason: 'Llamó cuando quien lleva el caso no estaba.',
    };
    const accepted = await amends.call('POST', `/desk/cases/${caseId}/acceptance`, { user: staff('sofia'), body });
    expect(accepted.status, accepted.text).toBe(200);
    const { agreements, events } = await file();
    expect(agreements).toMatchObject([{ kind: 'agreement', acceptance: { how: 'phone' } }]);
    // The agreement has to reach them too.
    expect(await open('deliver')).toMatchObject([{ subject: 'agreement-1' }]);
    expect(eventsOf(events, 'delivered-by-person').map(({ data }) => data.how)).toEqual([
      'in-person',
      'not-reached',
      'phone',
    ]);
    expect(JSON.stringify(events)).not.toContain('Comunica');
  });

  it('Nobody is asked where a channel reaches the customer, or the customer has the link to the page and nothing else', async () => {
    const mailed = await entered({ customer: { name: 'Rosa', email: 'rosa@correo.example' } });
    expect(await mailed.open('deliver')).toEqual([]);
    const amends = inMemoryAmends();
    const { body } = await amends.call('POST', '/complaints', { body: { text: 'El paquete llegó tarde.' } });
    const file = await amends.cases.load(String(body['caseId']));
    expect(file?.tasks.filter(({ kind }) => kind === 'deliver')).toEqual([]);
  });

  it('Somebody is asked once, however much waits for the customer', async () => {
    const { amends, caseId, open } = await entered();
    for (const text of ['Hemos hablado con el transportista.', 'Mañana sabremos más.'])
      await amends.call('POST', `/desk/cases/${caseId}/messages`, { user: staff('sofia'), body: { text } });
    expect(await open('deliver')).toHaveLength(1);
  });

  it('A customer who wishes to hear by post is written to by a person', async () => {
    const { open } = await entered({ customer: { name: 'Rosa' }, enteredFor: 'post', preferredChannel: 'post' });
    expect(await open('deliver')).toHaveLength(1);
  });
});
