import { describe, expect, it } from 'vitest';
import { sha256 } from '#domain/case/history.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { refused } from '#test/support/refused.ts';
import { aNegotiation, user } from '../concede/negotiation.ts';
import { bodyOf, waiting } from './waiting.ts';

const RELEASE = `${CASE_ID}.release.1.1`;

describe('the release of an offer', () => {
  it('What is released is what was shown, byte for byte, with one hash in the history, at the offer and of the text', async () => {
    const talk = await waiting();
    const shown = await bodyOf(talk, 'letter-1-1');
    await talk.release({ taskId: talk.taskId });
    expect(await bodyOf(talk, 'offer-1-1')).toBe(shown);
    const { events, offers } = await talk.file();
    const hash = sha256(shown);
    expect(events.find(({ type }) => type === 'release-asked')?.data).toMatchObject({ sha256: hash });
    expect(events.find(({ type }) => type === 'released')).toMatchObject({
      actor: { kind: 'person', id: 'lucia' },
      data: { subject: 'offer', round: 1, messageId: 'offer-1-1', sha256: hash, changed: false },
    });
    expect(events.at(-1)).toMatchObject({ type: 'offered', data: { sha256: hash } });
    expect(offers).toMatchObject([{ status: 'open', sha256: hash, releasedBy: 'lucia' }]);
  });

  it('The same text goes out however much time passes between the two', async () => {
    const talk = await waiting();
    const shown = await talk.text('letter-1-1');
    talk.clock.pass('P3D');
    await talk.release({ taskId: talk.taskId });
    expect(await talk.text('offer-1-1')).toBe(shown);
  });

  it('The customer’s answer keeps the hash of what was released', async () => {
    const talk = await waiting();
    await talk.release({ taskId: talk.taskId });
    await talk.open(`${CASE_ID}.offer.1.1`);
    await talk.answer({ decision: 'accept', option: 'b' });
    const { events, offers } = await talk.file();
    expect(events.at(-1)?.data).toMatchObject({ sha256OfOffer: offers[0]?.sha256 });
  });

  it('An answer to another text than that of the open offer is refused', async () => {
    const talk = await waiting();
    await talk.release({ taskId: talk.taskId });
    await talk.open(`${CASE_ID}.offer.1.1`);
    const sha = sha256('something else');
    expect(await refused(talk.answer({ decision: 'accept', option: 'b', sha256: sha }))).toMatchObject({
      code: 'offer-is-another',
    });
    const hash = String((await talk.offers())[0]?.sha256);
    expect(await talk.answer({ decision: 'accept', option: 'b', sha256: hash })).toEqual({ decision: 'accept' });
  });

  it('Options can be chosen and added from the catalogue, and the letter says those', async () => {
    const talk = await waiting();
    await talk.release({ taskId: talk.taskId, decision: 'change', options: ['b'], add: ['refund-60'] });
    const [offer] = await talk.offers();
    expect(offer?.options.map(({ concession }) => concession)).toEqual(['bill-credit-10', 'refund-60']);
    expect(offer?.options[1]?.reasons).toMatchObject([{ code: 'releaser' }]);
    expect(offer).toMatchObject({ status: 'open', releasedBy: 'lucia' });
    const body = await bodyOf(talk, 'offer-1-1');
    for (const { title } of offer?.options ?? []) expect(body).toContain(title.replace(/[\u00a0\u202f]/g, ' '));
    expect(body).not.toContain('llamada de seguimiento');
    expect((await talk.file()).events.find(({ type }) => type === 'released')?.data).toMatchObject({ changed: true });
  });

  it('What is changed may come with the decision to release as well', async () => {
    const talk = await waiting();
    await talk.release({ taskId: talk.taskId, decision: 'release', options: ['b'] });
    expect((await talk.offers())[0]?.options.map(({ concession }) => concession)).toEqual(['bill-credit-10']);
    expect((await talk.file()).events.find(({ type }) => type === 'released')?.data).toMatchObject({ changed: true });
  });

  it('Edited words go out as they were written', async () => {
    const talk = await waiting();
    const text = 'Hola, Ana:\n\nLe escribo yo misma. Lucía';
    await talk.release({ taskId: talk.taskId, decision: 'change', text });
    expect(await bodyOf(talk, 'offer-1-1')).toBe(text);
    expect((await talk.offers())[0]?.sha256).toBe(sha256(text));
  });

  it('What is added alone stands beside as much of the proposal as fits, and answer and history say what gave way', async () => {
    const talk = await waiting();
    const change = { decision: 'change' as const, add: ['refund-60'], reason: 'Lleva dos meses así.' };
    const answer = await talk.release({ taskId: talk.taskId, ...change });
    const [offer] = await talk.offers();
    expect(offer?.options.map(({ concession }) => concession)).toEqual(['follow-up-call', 'refund-60']);
    expect(answer).toMatchObject({
      next: 'offer',
      leftOut: [{ concession: 'bill-credit-10', title: expect.stringContaining('10') }],
    });
    const { events } = await talk.file();
    expect(events.find(({ type }) => type === 'released')?.data).toMatchObject({ leftOut: ['bill-credit-10'] });
  });

  it('What goes back to approval says too what gave way', async () => {
    const talk = await waiting();
    await talk.release({ taskId: talk.taskId, decision: 'change', add: ['refund-150'] });
    const { events, offers } = await talk.file();
    expect(events.find(({ type }) => type === 'release-returned')?.data).toMatchObject({ leftOut: ['bill-credit-10'] });
    expect(offers.at(-1)?.options.map(({ concession }) => concession)).toEqual(['follow-up-call', 'refund-150']);
  });

  it('Words of their own may still name what would give way: they are refused until somebody says what stays', async () => {
    const talk = await waiting();
    const text = `${await bodyOf(talk, 'letter-1-1')}\n\nY le devolvemos 60,00 €.`;
    const change = { taskId: talk.taskId, decision: 'change' as const, add: ['refund-60'], text };
    expect(await refused(talk.release(change))).toMatchObject({ code: 'options-unfit', errors: [{ pointer: '/add' }] });
    expect(await talk.written()).toEqual([]);
  });

  it('What goes out as it was proposed leaves nothing out', async () => {
    const talk = await waiting();
    expect(await talk.release({ taskId: talk.taskId })).toEqual({ next: 'offer' });
    const released = (await talk.file()).events.find(({ type }) => type === 'released');
    expect(released?.data).not.toHaveProperty('leftOut');
  });

  it('Words that say another amount than an option is worth are refused, and the right one is asked for', async () => {
    const talk = await waiting();
    const shown = await bodyOf(talk, 'letter-1-1');
    const text = shown.replace(/10,00(?=\s€)/, '100,00');
    expect(text).not.toBe(shown);
    const problem = await refused(talk.release({ taskId: talk.taskId, text }));
    expect(problem).toMatchObject({ code: 'letter-incomplete', errors: [{ pointer: '/text' }] });
    expect(await talk.written()).toEqual([]);
    await talk.release({ taskId: talk.taskId, text: shown.replace('Hola', 'Buenos días') });
    expect(await bodyOf(talk, 'offer-1-1')).toContain('10,00');
  });

  it('Words that are sent back as they were shown are no change', async () => {
    const talk = await waiting();
    const text = await bodyOf(talk, 'letter-1-1');
    await talk.release({ taskId: talk.taskId, text });
    expect((await talk.file()).events.find(({ type }) => type === 'released')?.data).toMatchObject({ changed: false });
  });

  it.each([
    [{ add: ['nothing-like-it'], options: ['a'] }, 'options-unfit', '/add/0'],
    [{ options: ['z'] }, 'options-unfit', '/options/0'],
    [{ add: ['refund-400'], options: ['a', 'b'] }, 'options-unfit', '/add'],
    [{}, 'change-missing', '/decision'],
  ])('A change that does not fit is refused: %j', async (input, code, pointer) => {
    const talk = await waiting();
    const problem = await refused(talk.release({ taskId: talk.taskId, decision: 'change', ...input }));
    expect(problem).toMatchObject({ code, errors: [{ pointer }] });
    expect(await talk.written()).toEqual([]);
  });

  it('It is kept back with a reason, and stays open', async () => {
    const talk = await waiting();
    expect(await refused(talk.release({ taskId: talk.taskId, decision: 'hold' }))).toMatchObject({
      code: 'reason-missing',
    });
    for (const reason of ['Falta un dato.', 'Sigue faltando.'])
      await talk.release({ taskId: talk.taskId, decision: 'hold', reason });
    const { events, texts } = await talk.file();
    const held = events.filter(({ type }) => type === 'release-held');
    expect(held.map(({ data }) => texts.get(String('reasonTextId' in data && data.reasonTextId)))).toEqual([
      'Falta un dato.',
      'Sigue faltando.',
    ]);
    expect(await talk.task(talk.taskId)).toMatchObject({ status: 'open' });
    expect(await talk.written()).toEqual([]);
    await talk.release({ taskId: talk.taskId });
    expect((await talk.offers())[0]?.status).toBe('open');
  });

  it('The first decision holds, and a second learns of it', async () => {
    const talk = await waiting();
    const both = await Promise.allSettled([
      talk.release({ taskId: talk.taskId }),
      talk.release({ taskId: talk.taskId, user: user('sofia'), decision: 'change', options: ['b'] }),
    ]);
    const lost = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ code: 'task-decided-before', details: { decidedAt: expect.any(String) } });
    expect((await talk.events()).filter((type) => type === 'offered')).toHaveLength(1);
  });

  it('It is due before the answer of the case is', async () => {
    const talk = await aNegotiation({ head: { answerBy: '2026-11-23T15:00:00.000Z' } });
    await talk.propose();
    expect(String((await talk.task(RELEASE))?.dueAt) < '2026-11-23T15:00:00.000Z').toBe(true);
  });

  it('Where the complaint is about its owner a supervisor is asked', async () => {
    const talk = await aNegotiation({ cause: 'unfounded', text: 'La señora Lucía me colgó el teléfono.' });
    await talk.propose();
    expect(['sofia', 'andres']).toContain((await talk.task(RELEASE))?.assignee);
  });

  it('A supervisor may release it in their own name, unless the complaint is about them', async () => {
    const talk = await waiting();
    await talk.release({ taskId: talk.taskId, user: user('sofia') });
    expect((await talk.offers())[0]?.releasedBy).toBe('sofia');
    const named = talk.policy.people.find(({ id }) => id === 'sofia')?.name ?? '';
    const about = await waiting({ text: `Me insultó ${named}.` });
    expect(await refused(about.release({ taskId: about.taskId, user: user('sofia') }))).toMatchObject({
      code: 'not-your-task',
    });
  });

  it('Nobody of another case’s team releases it', async () => {
    const talk = await waiting();
    expect(await refused(talk.release({ taskId: talk.taskId, user: user('mateo') }))).toMatchObject({
      code: 'not-your-task',
    });
  });

  it('Where a short text goes to a phone, what is sent there is what was shown, with a hash of its own', async () => {
    const talk = await waiting({
      head: { channel: 'whatsapp' },
      complainant: {
        name: 'Ana',
        handles: [{ channel: 'whatsapp', id: '34600111222', lastHeardAt: '2026-11-23T08:00:00.000Z' }],
      },
    });
    const shown = await talk.text('short-letter-1-1');
    await talk.release({ taskId: talk.taskId });
    expect(await talk.text('short-offer-1-1')).toBe(shown);
    expect((await talk.file()).events.find(({ type }) => type === 'released')?.data).toMatchObject({
      sha256OfShort: sha256(shown),
    });
  });
});
