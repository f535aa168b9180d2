import { describe, expect, test } from 'vitest';
import { figuresBetween } from '#cases/store/figures.ts';
import { makeFigures } from '#functions/figures/make-figures.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const sofia = staff('sofia');

/** A ticket of Monday, three weeks before the stories begin, unless something else is said. */
const ticket = (over: object = {}) => ({
  from: 'zendesk',
  ticket: '35436',
  receivedAt: '2026-11-17T10:00:00+01:00',
  acknowledged: true,
  complaint: {
    text: 'El técnico no vino y llevo tres días sin agua caliente.',
    customer: { name: 'Ana Prieto', email: 'ana@example.com' },
  },
  channel: 'email',
  verified: ['email'],
  messages: [
    { id: '1', at: '2026-11-18T09:00:00Z', by: 'company', text: 'Lo estamos mirando.' },
    { id: '2', at: '2026-11-18T09:30:00Z', by: 'note', text: 'Es el tercer aviso de esta zona.' },
    { id: '3', at: '2026-11-19T08:00:00Z', by: 'customer', text: '¿Y cuándo vendrán?' },
  ],
  ...over,
});

const CLOSED = {
  ticket: '35001',
  receivedAt: '2026-03-02T09:00:00Z',
  closedAt: '2026-03-20T09:00:00Z',
  topic: 'billing',
};

const aMove = () => {
  const amends = inMemoryAmends();
  const bring = (body: object, user = sofia) => amends.call('POST', '/desk/cases/bring-in', { body, user });
  const file = async (caseId: unknown) => {
    const found = await amends.cases.load(String(caseId));
    if (!found) throw new Error('No such case');
    return found;
  };
  return { ...amends, bring, file };
};

describe('a case of the system before', () => {
  test('A date of before that cannot be is left away, and the complaint is kept', async () => {
    const { bring, file } = aMove();
    const { complaint } = ticket();
    const brought = async (over: object) => (await file((await bring(ticket(over))).body['caseId'])).head;
    const wrong = await brought({ complaint: { ...complaint, occurredAt: '2062-11-15' } });
    expect(wrong.occurredAt).toBeUndefined();
    const right = await brought({ ticket: '35437', complaint: { ...complaint, occurredAt: '2026-11-15' } });
    expect(right.occurredAt).toBe('2026-11-15T00:00:00.000Z');
  });

  test('An open one goes on: its dates count from when it was received there, it has an owner, and nobody is written to', async () => {
    const { bring, file, mails, entered } = aMove();
    const { status, body } = await bring(ticket());
    expect(status).toBe(200);
    expect(body).toMatchObject({ result: 'opened', answerBy: '2026-12-02T22:59:59.999Z' });
    const { head, events, messages } = await file(body['caseId']);
    expect(head).toMatchObject({ channel: 'email', status: 'acknowledged', receivedAt: '2026-11-17T09:00:00.000Z' });
    expect(head.owner).toBeDefined();
    expect(head.timers.some(({ timer }) => timer === 'acknowledge')).toBe(false);
    expect(events.slice(0, 2)).toMatchObject([
      { type: 'complaint-received' },
      {
        type: 'brought-in',
        actor: { kind: 'person', id: 'sofia' },
        data: { ticket: '35436', state: 'open', messages: 3 },
      },
    ]);
    expect(entered.some(({ state }) => String(state).includes('xamine'))).toBe(true);
    expect(mails.filter(({ to }) => to === 'ana@example.com')).toEqual([]);
    expect(messages.filter(({ broughtIn }) => broughtIn).map(({ audience }) => audience)).toEqual([
      'customer',
      'note',
      'customer',
    ]);
  });

  test('One that was not acknowledged there is, with the day it was received', async () => {
    const { bring, mails } = aMove();
    await bring(ticket({ acknowledged: false, messages: [] }));
    const [mail] = mails.filter(({ to }) => to === 'ana@example.com');
    expect(mail?.body).toContain('Fecha de recepción: martes 17 de noviembre de 2026 a las 10:00');
  });

  test('One whose answer is overdue comes before a person at once, and no letter names a date that has passed', async () => {
    const { bring, file, mails, pass, now } = aMove();
    const { body } = await bring(ticket({ receivedAt: '2026-09-01T10:00:00Z', acknowledged: false, messages: [] }));
    await pass(now());
    const { head, events } = await file(body['caseId']);
    expect(head.answerBy < now()).toBe(true);
    expect(events.some(({ type, data }) => type === 'timer-breached' && data.timer === 'answer')).toBe(true);
    expect(mails.filter(({ to }) => to === 'ana@example.com')).toEqual([]);
    expect(head.status).toBe('acknowledged');
  });

  test('Danger in what the customer wrote there later has somebody called at once; in what is over, nobody', async () => {
    const { bring, file } = aMove();
    const messages = [{ id: '9', at: '2026-11-20T09:00:00Z', by: 'customer', text: 'Huele a gas en toda la casa.' }];
    const open = await bring(ticket({ messages }));
    expect((await file(open.body['caseId'])).events.some(({ type }) => type === 'call-needed')).toBe(true);
    const over = await bring(ticket({ ...CLOSED, messages }));
    expect((await file(over.body['caseId'])).tasks).toEqual([]);
  });

  test('What its customer asked about their data is put to a supervisor, by the month from when they wrote it there', async () => {
    const { bring, file } = aMove();
    const words = (text: string) => ({ id: '9', at: '2026-11-18T09:00:00Z', by: 'customer', text });
    const asked = async (over: object) =>
      (await file((await bring(ticket(over))).body['caseId'])).tasks.filter(
        ({ subject }) => subject === 'personal-data:asked',
      );
    const later = { messages: [words('¿Y bien?'), { ...words('Borren mis datos.'), id: '10' }] };
    for (const acknowledged of [true, false])
      expect(await asked({ ticket: `${acknowledged}`, acknowledged, ...later })).toMatchObject([
        { status: 'open', assignee: 'sofia', dueAt: '2026-12-09T09:00:00.000Z' },
      ]);
    const { complaint } = ticket();
    const first = { ...complaint, text: `${complaint.text} Quiero una copia de mis datos.` };
    expect(await asked({ ticket: '3', complaint: first })).toMatchObject([{ dueAt: '2026-12-08T09:00:00.000Z' }]);
    expect(await asked({ ...CLOSED, ...later })).toEqual([]);
  });

  test('A closed one starts nothing, writes to nobody, counts in the figures of its days and among what its customer had before', async () => {
    const { bring, file, mails, executions, deps, call } = aMove();
    const { body } = await bring(ticket(CLOSED));
    expect(body).toMatchObject({ result: 'opened', status: 'kept' });
    expect(body['answerBy']).toBeUndefined();
    const { head, tasks } = await file(body['caseId']);
    expect(head).toMatchObject({
      timers: [],
      receivedAt: '2026-03-02T09:00:00.000Z',
      closedAt: '2026-03-20T09:00:00.000Z',
    });
    expect([tasks, mails, executions.size]).toEqual([[], [], 0]);
    await makeFigures({}, deps);
    const days = await figuresBetween(deps.table, { by: 'topic', from: '2026-03-01', to: '2026-03-31' });
    expect(days.map(({ period, values }) => ({ period, ...values['billing'] }))).toEqual([
      { period: '2026-03-02', received: 1 },
      { period: '2026-03-20', ended: 1 },
    ]);
    const [march] = await figuresBetween(deps.table, { by: 'all', from: '2026-03', to: '2026-03' });
    expect(march?.values['all']).toMatchObject({ received: 1, ended: 1 });
    const next = await bring(ticket());
    const { body: seen } = await call('GET', `/desk/cases/${next.body['caseId']}`, { user: sofia });
    expect(JSON.stringify(seen)).toContain(String(body['reference']));
  });

  test('Days are counted anew when more of them is brought in, however long after', async () => {
    const { bring, deps, moveTo } = aMove();
    const ended = async () => {
      await makeFigures({}, deps);
      const [day] = await figuresBetween(deps.table, { by: 'all', from: '2026-03-20', to: '2026-03-20' });
      return day?.values['all']?.['ended'];
    };
    await bring(ticket(CLOSED));
    expect(await ended()).toBe(1);
    moveTo('2027-06-01T09:00:00.000Z');
    await bring(ticket({ ...CLOSED, ticket: '35002' }));
    expect(await ended()).toBe(2);
    expect(await ended()).toBe(2);
  });

  test('The same ticket is brought in once, whoever brings it and however often; another account has its own', async () => {
    const { bring, memory } = aMove();
    const first = await bring(ticket());
    const cases = () => memory.all().filter(({ sk }) => sk === 'CASE').length;
    const again = await bring(ticket({ messages: [] }), staff('andres'));
    expect(again.body).toMatchObject({ result: 'known', caseId: first.body['caseId'] });
    const both = await Promise.all([bring(ticket({ ticket: 'x' })), bring(ticket({ ticket: 'x' }))]);
    expect(new Set(both.map(({ body }) => body['caseId'])).size).toBe(1);
    expect(cases()).toBe(2);
    expect((await bring(ticket({ account: 'other' }))).body).toMatchObject({ result: 'opened' });
  });

  test('Only supervisors bring cases in; dates to come, and topics there are not, are refused', async () => {
    const { bring } = aMove();
    expect((await bring(ticket(), staff('lucia'))).status).toBe(403);
    expect((await bring(ticket({ receivedAt: '2027-01-01T00:00:00Z' }))).body).toMatchObject({
      code: 'day-impossible',
    });
    expect((await bring(ticket({ ...CLOSED, closedAt: '2026-02-01T00:00:00Z' }))).body).toMatchObject({
      errors: [{ pointer: '/closedAt' }],
    });
    expect((await bring(ticket({ topic: 'weather' }))).body).toMatchObject({ code: 'topic-unknown' });
    expect((await bring(ticket({ receivedAt: 'yesterday' }))).status).toBe(400);
  });

  test('What was said there is neither counted against the limits of the day nor taken for a way that a link went', async () => {
    const { bring, file } = aMove();
    const { body } = await bring(ticket());
    const { correspondence } = (await file(body['caseId'])).head;
    expect(correspondence).toMatchObject({ said: 2, ways: {} });
    expect(correspondence?.today?.counts).toEqual({ email: 1 });
  });
});
