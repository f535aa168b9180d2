import { describe, expect, it } from 'vitest';
import { combine } from '#domain/case/change.ts';
import { askedForTheirData } from '#domain/tasks/ask-personal-data.ts';
import { datesOfRequest } from '#domain/tasks/data-request.ts';
import type { Instant } from '#domain/time.ts';
import { gatherTimers } from '#functions/desk/evidence/gather-timers.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { deskDeps, sofia } from '#test/support/desk.ts';
import { aCustomer, pageOf } from '#test/support/track.ts';
import { A, aDeskWithCases, B, because, C } from './desk-with-cases.ts';

const WORDS = 'Borren todos mis datos.';

/** Cases of a desk whose customers may ask about their data. */
const aDeskThatIsAsked = async (ids?: string[]) => {
  const fixture = await aDeskWithCases(ids);
  const deps = deskDeps(fixture);
  const asks = (caseId: string, since?: Instant) => {
    const at = fixture.clock.now();
    const said = { text: WORDS, textId: `m-${caseId}`, since };
    return fixture.cases.change(caseId, at, (file) => combine(askedForTheirData({ file, at, deps }, said)));
  };
  const requests = async (caseId: string) =>
    (await fixture.file(caseId)).tasks.filter(({ kind }) => kind === 'escalation');
  const mergeAnothers = () => fixture.post(B, 'merge', { into: A, ...because, acknowledgeDifferentPeople: true });
  const answers = (taskId: string, message: string) =>
    fixture.desk('POST', `/desk/tasks/${taskId}/complete`, { as: sofia, json: { done: 'Hecho.', message } });
  return { ...fixture, asks, requests, mergeAnothers, answers };
};

describe('what was asked about personal data in a case that is merged', () => {
  it('goes along, by the date it had', async () => {
    const { asks, requests, merge, clock } = await aDeskThatIsAsked();
    await asks(B);
    const [before] = await requests(B);
    clock.pass('PT10M');
    await merge(B, A);
    expect(await requests(A)).toMatchObject([{ status: 'open', assignee: 'sofia', dueAt: before?.dueAt }]);
    expect(await requests(B)).toMatchObject([{ status: 'withdrawn' }]);
  });

  it('is one with what was asked in the other, by the earlier date, and its timer', async () => {
    const { asks, requests, merge, clock, outbox, file } = await aDeskThatIsAsked();
    const timers = async () =>
      (await outbox(A)).flatMap((item) =>
        item.effect === 'set-timer' && item.name.includes('escalation') ? [[item.name, item.at]] : [],
      );
    await asks(B);
    const [early] = await requests(B);
    clock.pass('P3D');
    await asks(A);
    const [late] = await requests(A);
    const [before = []] = await timers();
    await merge(B, A);
    expect(await requests(A)).toMatchObject([{ taskId: late?.taskId, status: 'open', dueAt: early?.dueAt }]);
    const [name, at = ''] = (await timers()).at(-1) ?? [];
    expect(name).toBe(before[0]);
    expect(at < String(before[1])).toBe(true);
    const { events, tasks } = await file(A);
    const [task] = tasks.filter(({ kind }) => kind === 'escalation');
    expect(task && datesOfRequest(events, task)).toMatchObject({ askedAt: MONDAY });
  });

  it('has the month from the day of the words, in the case that takes them in too', async () => {
    const { asks, requests, merge, clock, file } = await aDeskThatIsAsked();
    clock.pass('P5D');
    await asks(B, MONDAY);
    await merge(B, A);
    const { messages, texts } = await file(A);
    const [task] = await requests(A);
    const notice = messages.find(({ messageId }) => messageId === `opened-${task?.taskId}`);
    expect(texts.get(notice?.textId ?? '')).toContain('desde el lunes 23 de noviembre de 2026');
  });

  it('goes on through two merges', async () => {
    const { asks, requests, merge } = await aDeskThatIsAsked([A, B, C]);
    await asks(C);
    await merge(C, B);
    await merge(B, A);
    expect(await requests(A)).toMatchObject([{ status: 'open' }]);
    expect((await requests(B)).map(({ status }) => status)).toEqual(['withdrawn']);
  });
});

describe('what was asked about personal data where a merge is undone', () => {
  it('goes back to the case it was asked in, and is not asked for twice', async () => {
    const { asks, requests, merge, post } = await aDeskThatIsAsked();
    await asks(B);
    const [before] = await requests(B);
    await merge(B, A);
    await post(B, 'undo', {});
    expect(await requests(B)).toMatchObject([{ taskId: before?.taskId, status: 'open', dueAt: before?.dueAt }]);
    expect(await requests(A)).toMatchObject([{ status: 'withdrawn' }]);
  });

  it('stays with the other case where it was asked there', async () => {
    const { asks, requests, merge, post } = await aDeskThatIsAsked();
    await asks(B);
    await asks(A);
    await merge(B, A);
    await post(B, 'undo', {});
    for (const caseId of [A, B]) expect(await requests(caseId)).toMatchObject([{ status: 'open' }]);
  });

  it('is not asked again where it was answered meanwhile', async () => {
    const { asks, requests, merge, post, answers } = await aDeskThatIsAsked();
    await asks(B);
    await merge(B, A);
    const [task] = await requests(A);
    expect((await answers(String(task?.taskId), 'Hemos borrado sus datos.')).status).toBe(200);
    await post(B, 'undo', {});
    expect(await requests(B)).toMatchObject([{ status: 'withdrawn' }]);
    expect(await requests(A)).toMatchObject([{ status: 'decided' }]);
    await merge(B, A);
    await post(B, 'undo', {});
    expect(await requests(B)).toMatchObject([{ status: 'withdrawn' }]);
  });
});

describe('what another person asked about their data whose case is merged', () => {
  it('is apart from what the customer asked, and each is answered alone', async () => {
    const desk = await aDeskThatIsAsked();
    await desk.asks(A);
    await desk.asks(B);
    await desk.mergeAnothers();
    const open = await desk.requests(A);
    expect(open.map(({ subject, status }) => [subject, status])).toEqual([
      ['personal-data:asked', 'open'],
      [`personal-data:person-${B}`, 'open'],
    ]);
    const text = 'Hemos borrado los datos que teníamos de usted.';
    expect((await desk.answers(String(open[1]?.taskId), text)).status).toBe(200);
    const { track } = aCustomer(desk);
    const seen = async (caseId: string) =>
      JSON.stringify((await track('GET', pageOf(caseId), { headers: { accept: 'application/json' } })).body);
    expect(await seen(B)).toContain(text);
    expect(await seen(A)).not.toContain(text);
    expect((await desk.requests(A)).map(({ status }) => status)).toEqual(['open', 'decided']);
  });

  it('is theirs too where they ask after the merge, once however often', async () => {
    const desk = await aDeskThatIsAsked();
    await desk.asks(A);
    await desk.mergeAnothers();
    const { track } = aCustomer(desk);
    const says = (text: string) =>
      track('POST', `${pageOf(B)}/messages`, { headers: { accept: 'application/json' }, json: { text } });
    expect((await says(WORDS)).status).toBe(200);
    expect((await says(`Insisto: ${WORDS}`)).status).toBe(200);
    expect((await desk.requests(A)).map(({ subject }) => subject)).toEqual([
      'personal-data:asked',
      `personal-data:person-${B}`,
    ]);
  });

  it('goes back with the case that theirs was merged into before, open once, and answered once', async () => {
    const desk = await aDeskThatIsAsked([A, B, C]);
    await desk.asks(B);
    await desk.post(B, 'merge', { into: C, ...because, acknowledgeDifferentPeople: true });
    await desk.merge(C, A);
    const theirs = async (caseId: string) =>
      (await desk.requests(caseId))
        .filter(({ subject }) => subject === `personal-data:person-${B}`)
        .map(({ status }) => status);
    expect(await theirs(A)).toEqual(['open']);
    await desk.post(C, 'undo', {});
    expect([await theirs(A), await theirs(C)]).toEqual([['withdrawn'], ['open']]);
    await desk.merge(C, A);
    const task = (await desk.requests(A)).find(({ status }) => status === 'open');
    expect((await desk.answers(String(task?.taskId), 'Hemos borrado sus datos.')).status).toBe(200);
    await desk.post(C, 'undo', {});
    expect(await theirs(C)).toEqual(['withdrawn']);
  });

  it('stands in the evidence as theirs, with the month of the law, and in the case it left not at all', async () => {
    const desk = await aDeskThatIsAsked();
    await desk.asks(A);
    await desk.asks(B);
    await desk.mergeAnothers();
    const timing = deskDeps(desk);
    const stated = async (caseId: string) =>
      gatherTimers(await desk.file(caseId), timing).flatMap(({ id, title, dueAt }) =>
        id.startsWith('personal-data:') ? [[title.es, dueAt.slice(0, 10)]] : [],
      );
    expect(await stated(A)).toEqual([
      ['la respuesta a lo que se pide sobre datos personales', '2026-12-23'],
      ['la respuesta a lo que pide sobre sus datos otra persona, cuyo caso se unió a este', '2026-12-23'],
    ]);
    expect(await stated(B)).toEqual([]);
  });
});
