import { expect, test } from 'vitest';
import { instantAfter } from '#domain/time.ts';
import { passOnOfAbsent } from '#functions/incident-members/pass-on-of-absent.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const COMPLAINT = {
  text: 'El pedido llegó tarde y con un golpe; nadie respondió a mis correos.',
  customer: { name: 'Ana Roca', email: 'ana.roca@correo.example' },
};

const aTeam = async () => {
  const amends = inMemoryAmends();
  const opened = () => cast(amends, COMPLAINT);
  const absent = async (person: string, absence: object) => {
    const { headers } = await amends.call('GET', '/desk/staff', { user: staff('sofia') });
    return amends.call('POST', '/desk/staff', {
      user: staff('sofia'),
      headers: { 'if-match': headers['etag'] ?? '' },
      body: { change: 'absence', person, absence },
    });
  };
  /** As the clock does: whoever is away has what they have until then. */
  const aMinuteLater = async () => {
    amends.moveTo(instantAfter(amends.now(), 60_000));
    await amends.deps.beforeRun();
    await passOnOfAbsent(amends.deps);
    await amends.settle();
  };
  return { amends, opened, absent, aMinuteLater };
};

test('Whoever is away on the desk gets no new complaint, and what they had goes to whoever stands in, who is told; the customer is too', async () => {
  const { amends, opened, absent, aMinuteLater } = await aTeam();
  const first = await opened();
  const owner = String((await first.head()).owner);
  expect((await absent(owner, { from: '2026-11-23', to: '2026-11-27' })).status).toBe(200);
  await aMinuteLater();
  const { head, tasks, events } = await first.file();
  expect(head.owner).not.toBe(owner);
  expect(tasks.filter(({ status }) => status === 'open').map(({ assignee }) => assignee)).toEqual([head.owner]);
  expect(events.filter(({ type }) => type === 'reassigned').map(({ data }) => data)).toContainEqual(
    expect.objectContaining({ from: owner, to: head.owner, because: 'absence' }),
  );
  expect(events.map(({ type }) => type)).toContain('owner-announced');
  const { seq } = head;
  await aMinuteLater();
  expect((await first.head()).seq).toBe(seq);
  for (let turn = 0; turn < 3; turn++) expect((await (await opened()).head()).owner).not.toBe(owner);
  expect(amends.policy.people.find(({ id }) => id === owner)?.absences).toHaveLength(1);
});

test('A short absence leaves work where it is, and so does one of which the desk says so', async () => {
  const { opened, absent, aMinuteLater } = await aTeam();
  const first = await opened();
  const owner = String((await first.head()).owner);
  await absent(owner, { from: '2026-11-23', to: '2026-11-23' });
  await aMinuteLater();
  expect((await first.head()).owner).toBe(owner);
  await absent(owner, { from: '2026-11-23', to: '2026-12-23', work: 'keep' });
  await aMinuteLater();
  expect((await first.head()).owner).toBe(owner);
});

test('In a long absence a case goes on to somebody else while it waits for the customer', async () => {
  const { opened, absent, aMinuteLater } = await aTeam();
  const first = await opened();
  const owner = String((await first.head()).owner);
  await first.examines({});
  await first.sees();
  const theirs = (await first.file()).tasks.filter(({ status, assignee }) => status === 'open' && assignee === owner);
  expect(theirs.map(({ kind }) => kind)).toEqual([]);
  await absent(owner, { from: '2026-11-23', to: '2026-12-23' });
  await aMinuteLater();
  expect((await first.head()).owner).not.toBe(owner);
});

test('What takes a second person does not go to whoever proposed it when the other one is away', async () => {
  const { amends, opened, absent, aMinuteLater } = await aTeam();
  const first = await opened();
  const { caseId } = await first.head();
  const [examination] = await first.open('examine');
  await amends.call('POST', `/desk/tasks/${examination?.taskId}/hand-over`, {
    user: staff('sofia'),
    body: { to: 'andres', reason: 'Es de su zona.' },
  });
  const body = { kind: 'spam', reason: 'Es publicidad.' };
  const { status } = await amends.call('POST', `/desk/cases/${caseId}/kind`, { user: staff('sofia'), body });
  expect(status).toBe(200);
  expect(await first.open('second-person')).toMatchObject([{ assignee: 'andres' }]);
  await absent('andres', { from: '2026-11-23', to: '2026-12-23' });
  await aMinuteLater();
  const [task] = await first.open('second-person');
  expect(['andres', 'sofia']).not.toContain(task?.assignee);
});
