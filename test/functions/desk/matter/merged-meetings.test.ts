import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { aCustomer, pageOf } from '#test/support/track.ts';
import { A, aDeskWithCases, B, because, references } from './desk-with-cases.ts';

const THURSDAY = '2026-11-26T09:30:00.000Z';
const FRIDAY = '2026-11-27T15:00:00.000Z';
const MONDAY_AFTER = '2026-11-30T09:00:00.000Z';
const WORDS = 'Prefiero que lo hablemos con calma, y así le explico qué podemos hacer.';

/** Two cases of Ana, A and B, with her pages. */
const aDesk = async () => {
  const fixture = await aDeskWithCases();
  const identities = [{ kind: 'email', key: 'key-of-ana', proof: { how: 'authenticated-mail', at: MONDAY } }];
  await fixture.table.write([
    ...[A, B].map((caseId) => ({ update: keys.head(caseId), set: { identities } })),
    { put: { ...keys.complainant(B), name: 'Ana', email: 'ana@example.com' } },
  ]);
  const { track } = aCustomer(fixture);
  const propose = (caseId: string, over: object = {}) =>
    fixture.post(caseId, 'meeting', {
      ...{ how: 'phone', with: 'owner', dates: ['2026-11-26T10:30', '2026-11-27T16:00'], text: WORDS },
      ...over,
    });
  const take = (caseId: string, json: object) => track('POST', `${pageOf(caseId)}/meeting`, { json });
  const seen = async (caseId: string) =>
    (await track('GET', pageOf(caseId), { headers: { accept: 'application/json' } })).body['meeting'];
  const meeting = async (caseId: string) => (await fixture.file(caseId)).head.meeting;
  const work = async (caseId: string) =>
    (await fixture.file(caseId)).tasks
      .filter(({ kind, status }) => kind === 'meeting' && status === 'open')
      .map(({ subject, dueAt, assignee }) => ({ subject, dueAt, assignee }));
  /** What was last said of each timer of a meeting: when it fires, or that it is dropped. */
  const timers = async (caseId: string) =>
    Object.fromEntries(
      (await fixture.outbox(caseId)).flatMap((item) => {
        if (item.effect !== 'set-timer' && item.effect !== 'drop-timer') return [];
        const [, name] = /^meeting-.*-(\d+-\w+)$/.exec(item.name) ?? [];
        return name ? [[name, item.effect === 'set-timer' ? item.at : 'dropped']] : [];
      }),
    );
  return { ...fixture, propose, take, seen, meeting, work, timers };
};

describe('dates of a meeting in a case that is merged', () => {
  it('They can be taken in the other case, from either link, and nobody is asked to propose them anew', async () => {
    const { propose, merge, take, seen, meeting, work, timers } = await aDesk();
    await propose(B, { where: 'La llamamos nosotros' });
    const before = await timers(B);
    expect((await merge(B, A)).status).toBe(200);
    const dates = [THURSDAY, FRIDAY];
    expect(await seen(A)).toMatchObject({ number: 1, state: 'proposed', dates, where: 'La llamamos nosotros' });
    expect(await seen(B)).toMatchObject({ number: 1, state: 'proposed', dates });
    expect(await timers(A)).toEqual(before);
    expect(await timers(B)).toEqual({ '1-answer': 'dropped' });
    expect((await take(B, { number: 1, date: FRIDAY })).status).toBe(200);
    expect(await meeting(A)).toMatchObject({ state: 'chosen', chosen: FRIDAY });
    expect(await work(A)).toMatchObject([{ subject: 'held:1', assignee: 'lucia' }]);
  });

  it('A date that was taken goes on as work of the owner with its date and its reminder', async () => {
    const { propose, merge, take, seen, work, timers, file } = await aDesk();
    await propose(A, { how: 'video', dates: ['2026-11-30T10:00'] });
    await propose(B);
    await take(B, { number: 1, date: THURSDAY });
    const [held] = await work(B);
    await merge(B, A);
    expect(await seen(A)).toMatchObject({ number: 2, state: 'chosen', chosen: THURSDAY });
    expect(await work(A)).toEqual([{ ...held, subject: 'held:2' }]);
    expect(await timers(A)).toMatchObject({ '1-answer': 'dropped', '2-before': '2026-11-25T09:30:00.000Z' });
    const { events } = await file(A);
    expect(events.find(({ type }) => type === 'merged-in')?.data).toMatchObject({ meeting: { number: 2, was: 1 } });
  });

  it('A customer with dates in both is asked once, and may take any of them where it is the same meeting', async () => {
    const { propose, merge, seen, take } = await aDesk();
    await propose(A, { dates: ['2026-11-30T10:00', '2026-11-26T10:30'] });
    await propose(B);
    await merge(B, A);
    expect(await seen(A)).toMatchObject({ number: 1, dates: [THURSDAY, FRIDAY, MONDAY_AFTER] });
    expect((await take(A, { number: 1, date: FRIDAY })).status).toBe(200);
  });

  it('Where it is another kind of meeting, or a date was taken already, that of the other case stands', async () => {
    const { propose, merge, seen, take, work } = await aDesk();
    await propose(A, { dates: ['2026-11-30T10:00'] });
    await take(A, { number: 1, date: MONDAY_AFTER });
    await propose(B, { how: 'video' });
    await merge(B, A);
    expect(await seen(A)).toMatchObject({ number: 1, how: 'phone', state: 'chosen', chosen: MONDAY_AFTER });
    expect(await work(A)).toHaveLength(1);
    const other = await aDesk();
    await other.propose(A);
    await other.propose(B, { how: 'video' });
    await other.merge(B, A);
    expect(await other.seen(A)).toMatchObject({ how: 'phone', dates: [THURSDAY, FRIDAY] });
  });

  it('Other dates that the customer asked for are still to be proposed', async () => {
    const { propose, merge, take, work } = await aDesk();
    await propose(B);
    await take(B, { number: 1, date: 'none' });
    const [asked] = await work(B);
    await merge(B, A);
    expect(await work(A)).toEqual([{ ...asked, subject: 'other-dates:1' }]);
  });

  it('An owner who proposed none of the dates hears of them', async () => {
    const { propose, merge, table, file } = await aDesk();
    await propose(B);
    await table.write([{ update: keys.head(A), set: { owner: 'mateo' } }]);
    await merge(B, A);
    const { messages, texts } = await file(A);
    const notice = messages.find(
      ({ audience, to, template }) => audience === 'staff' && to === 'mateo' && template === 'staff-task',
    );
    expect(texts.get(notice?.textId ?? '')).toContain(references[B]);
  });

  it('Two dates that were taken, or one that another person would read of, are called off by a person first', async () => {
    const { propose, merge, take, post, meeting } = await aDesk();
    await propose(A);
    await propose(B);
    const apart = await post(B, 'merge', { into: A, ...because, acknowledgeDifferentPeople: true });
    expect(apart.body).toMatchObject({ status: 409, code: 'meeting-pending' });
    await take(A, { number: 1, date: THURSDAY });
    await take(B, { number: 1, date: FRIDAY });
    expect((await merge(B, A)).body).toMatchObject({ status: 409, code: 'meeting-pending' });
    expect(await meeting(B)).toMatchObject({ state: 'chosen', chosen: FRIDAY });
    expect((await post(B, 'cancel-meeting', { text: 'Nos vemos el jueves, y lo hablamos todo.' })).status).toBe(200);
    expect((await merge(B, A)).status).toBe(200);
  });
});

describe('dates of a meeting once a merge is undone', () => {
  it('They go back with their timers, and with the work there was about them', async () => {
    const { propose, merge, take, post, seen, meeting, work, timers } = await aDesk();
    await propose(B);
    await take(B, { number: 1, date: THURSDAY });
    const [held] = await work(B);
    await merge(B, A);
    expect((await post(B, 'undo', because)).status).toBe(200);
    expect(await seen(B)).toMatchObject({ number: 1, state: 'chosen', chosen: THURSDAY });
    expect(await work(B)).toEqual([held]);
    expect(await timers(B)).toMatchObject({ '1-before': '2026-11-25T09:30:00.000Z' });
    expect(await meeting(A)).toMatchObject({ state: 'cancelled' });
    expect(await work(A)).toEqual([]);
    expect(await timers(A)).toMatchObject({ '1-before': 'dropped' });
  });

  it('What the customer has answered since stays where they did', async () => {
    const { propose, merge, take, post, seen, meeting, work } = await aDesk();
    await propose(B);
    await merge(B, A);
    await take(A, { number: 1, date: THURSDAY });
    await post(B, 'undo', because);
    expect(await seen(A)).toMatchObject({ state: 'chosen', chosen: THURSDAY });
    expect(await work(A)).toHaveLength(1);
    expect(await meeting(B)).toMatchObject({ state: 'cancelled' });
    expect(await work(B)).toEqual([]);
  });
});
