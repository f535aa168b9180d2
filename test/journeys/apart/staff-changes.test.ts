import { join } from 'node:path';
import { expect, test } from 'vitest';
import { amendsHome } from '#local/paths.ts';
import { type ApiClient, succeeded } from '#tools/api-client.ts';
import { newCustomer } from '../support/customers.ts';
import { eventually } from '../support/eventually.ts';
import { stage } from '../support/stage.ts';
import { tasksOf } from '../support/tasks.ts';
import { ownEmulator } from './own-emulator.ts';

// An emulator of its own: who is away and who may grant what would change every other journey.
const running = ownEmulator(join(amendsHome, 'staff-changes'));

/** What a supervisor does to the team as it is now. */
const changing = (api: ApiClient) => async (who: string, act: object) => {
  const desk = await api.as(who);
  const { version } = succeeded(await desk.staff());
  return desk.changeStaff(act, version);
};

const BOILER =
  'La caldera nueva se ha parado tres veces desde que la instalaron y nadie la arregla. Pondré una denuncia en consumo.';

/** A complaint up to the approval of what it takes. @returns who is asked for it */
const askedToApprove = async (api: ApiClient): Promise<{ taskId: string; caseId: string; assignee: string }> => {
  const { opened, complete } = tasksOf(api);
  const { caseId } = succeeded(await api.complain({ text: BOILER, customer: newCustomer() }));
  // By a supervisor: while functions still know of the absence that ended a moment ago, the task may go from one owner to another.
  const examine = await opened(caseId, 'examine');
  const supervisor = await api.as('sofia');
  const examined = await supervisor.complete(examine.id, {
    cause: 'company-error',
    facts: 'La placa viene mal de fábrica.',
    explanation: 'La placa de su caldera venía mal de fábrica.',
    points: [{ point: 'La caldera se para.', answer: 'La placa venía mal de fábrica.' }],
    questions: [{ domain: 'technical', question: '¿Hay que cambiar el aparato?' }],
  });
  succeeded(examined);
  await complete(caseId, 'consult', {
    valid: true,
    liable: true,
    remedy: 'replacement',
    explanation: 'Conviene cambiar el aparato.',
  });
  const { id, assignee = '' } = await opened(caseId, 'approve');
  return { caseId, taskId: id, assignee };
};

test('A limit that two supervisors raised is used by an approver, and the desk shows who changed what', {
  timeout: 1_800_000,
}, async () => {
  const { api } = stage(running().run);
  const change = changing(api);
  succeeded(await change('sofia', { change: 'person', person: 'elena', set: { limit: 100 } }));
  await eventually(
    'an approval that goes past a limit too low',
    async () => (await askedToApprove(api)).assignee !== 'elena',
    900,
  );
  const asked = succeeded(await change('sofia', { change: 'person', person: 'elena', set: { limit: 60_000 } }));
  const [{ seq } = { seq: 0 }] = asked.asked;
  expect((await change('sofia', { change: 'confirm', asked: seq })).status).toBe(403);
  succeeded(await change('andres', { change: 'confirm', asked: seq }));
  const raised = await eventually(
    'an approval within the limit that was raised',
    async () => {
      const approval = await askedToApprove(api);
      return approval.assignee === 'elena' && approval;
    },
    900,
  );
  const elena = await api.as('elena');
  succeeded(await elena.complete(raised.taskId, { decision: 'approve', reason: 'La placa era nuestra.' }));
  const { record, isWhole } = succeeded(await (await api.as('andres')).staff());
  expect(isWhole).toBe(true);
  expect(record.slice(0, 3)).toMatchObject([
    { type: 'confirmed', by: { id: 'andres' }, asked: seq },
    { type: 'asked', by: { id: 'sofia' }, change: { person: 'elena', set: { limit: 60_000 } } },
    { type: 'changed', by: { id: 'sofia' }, change: { person: 'elena', set: { limit: 100 } } },
  ]);
});

test('Customers read on the form and on their page that a channel does not work, until it is said to work again', {
  timeout: 300_000,
}, async () => {
  const { api } = stage(running().run);
  const change = changing(api);
  const { trackingUrl } = succeeded(await api.complain({ text: BOILER, customer: newCustomer() }));
  const places = [trackingUrl, trackingUrl.replace(/\/t\/.*$/, '/')];
  const readers = async (): Promise<number> => {
    const pages = places.map(async (url) => (await fetch(url, { headers: { accept: 'text/html' } })).text());
    return (await Promise.all(pages)).filter((page) => page.includes('tenemos problemas con WhatsApp')).length;
  };
  expect(await readers()).toBe(0);
  succeeded(await change('sofia', { change: 'disruption', channels: ['whatsapp'], forHours: 1 }));
  await eventually('both pages saying so', async () => (await readers()) === places.length);
  succeeded(await change('andres', { change: 'no-disruption' }));
  await eventually('neither page saying so', async () => (await readers()) === 0);
});

// Last: whoever was away an instant ago may be so for another function.
test('An owner who is marked as away on the desk gets no more complaints, and what they had goes to somebody else', {
  timeout: 1_200_000,
}, async () => {
  const { api } = stage(running().run);
  const change = changing(api);
  const { opened } = tasksOf(api);
  const first = succeeded(
    await api.complain({ text: 'El pedido llegó tarde y con un golpe.', customer: newCustomer() }),
  );
  const { assignee: owner = '' } = await opened(first.caseId, 'examine');
  // From yesterday on, in whichever zone: the day of the company may be another than that of UTC.
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const absence = { from: day(-1), to: day(30), work: 'cases' };
  succeeded(await change('sofia', { change: 'absence', person: owner, absence }));
  await eventually('a complaint that goes to somebody else', async () => {
    const { caseId } = succeeded(
      await api.complain({ text: 'El pedido llegó tarde y con un golpe.', customer: newCustomer() }),
    );
    return (await opened(caseId, 'examine')).assignee !== owner;
  });
  const desk = await api.as('andres');
  const passed = await eventually('the first complaint with somebody else', async () => {
    const view = succeeded(await desk.case(first.caseId));
    return view.tasks.some(({ kind, assignee }) => kind === 'examine' && assignee !== owner) && view;
  });
  expect(passed.history.find(({ type }) => type === 'reassigned')?.data).toMatchObject({
    from: owner,
    because: 'absence',
  });
});
