import { describe, expect, it } from 'vitest';
import { notePoints } from '#domain/agreement/note-points.ts';
import { sha256 } from '#domain/case/history.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { refused } from '#test/support/refused.ts';
import { user } from '../concede/negotiation.ts';
import { declined } from './waiting.ts';

describe('the release of a final answer', () => {
  it('A no, with words or without, ends nothing: nothing is sent before a person has released it', async () => {
    const talk = await declined();
    talk.clock.pass('P90D');
    const { agreements, messages } = await talk.file();
    expect(agreements).toEqual([]);
    expect(messages.filter(({ template }) => template === 'final-answer')).toEqual([]);
    expect(await talk.task(talk.taskId)).toMatchObject({ status: 'open', subject: 'final-answer', assignee: 'lucia' });
  });

  it('What is released is what was shown, byte for byte: the document, its hash, the mail', async () => {
    const talk = await declined();
    const text = await talk.shown();
    talk.clock.pass('P2D');
    await talk.release({ taskId: talk.taskId });
    const { agreements, events, head } = await talk.file();
    expect(await talk.text('agreement-text-1')).toBe(text);
    expect(await talk.text('agreement-1')).toContain(text);
    expect(agreements).toMatchObject([{ kind: 'final-answer', sha256: sha256(text), releasedBy: 'lucia' }]);
    expect(
      events.find(({ type, data }) => type === 'released' && 'subject' in data && data.subject === 'final-answer'),
    ).toMatchObject({
      actor: { id: 'lucia' },
      data: { sha256: sha256(text), changed: false, messageId: 'agreement-1' },
    });
    expect(head).toMatchObject({ status: 'answered', stage: 'agree' });
    expect((await talk.task(talk.taskId))?.output).toEqual({ next: 'agree', taskId: talk.taskId });
  });

  it('Stage agree, called after it as often as may be, writes nothing more', async () => {
    const talk = await declined();
    await talk.release({ taskId: talk.taskId });
    const items = talk.table.all();
    expect(await talk.propose()).toEqual({ caseId: CASE_ID, cycle: 1, next: 'agree' });
    expect(await talk.write()).toMatchObject({ result: 'answered' });
    expect(await talk.write()).toMatchObject({ result: 'answered' });
    expect(talk.table.all()).toEqual(items);
  });

  it('Edited words go out as they were written, where they hold what a final answer must', async () => {
    const talk = await declined();
    const text = `${await talk.shown()}\n\nMe gustaría llamarle mañana para explicárselo.`;
    await talk.release({ taskId: talk.taskId, decision: 'change', text });
    expect(await talk.text('agreement-text-1')).toBe(text);
    expect((await talk.file()).agreements).toMatchObject([{ sha256: sha256(text) }]);
  });

  it('Words that leave out the bodies outside the company or who answers are refused, with what is missing', async () => {
    const talk = await declined();
    const problem = await refused(talk.release({ taskId: talk.taskId, decision: 'change', text: 'No podemos más.' }));
    expect(problem).toMatchObject({ code: 'letter-incomplete' });
    expect(problem.errors.map(({ message }) => message).join()).toMatch(/Lucía/);
    expect((await talk.file()).agreements).toEqual([]);
  });

  it('It is refused while a point of the complaint is open', async () => {
    const talk = await declined();
    await talk.cases.change(CASE_ID, talk.clock.now(), (file) =>
      notePoints(file, [{ point: '¿Por qué?' }], { by: 'lucia' }),
    );
    expect(await refused(talk.release({ taskId: talk.taskId }))).toMatchObject({ code: 'points-unanswered' });
  });

  it('A better offer can go out instead of it, as another round, beside what was offered before', async () => {
    const talk = await declined();
    await talk.release({ taskId: talk.taskId, decision: 'change', add: ['refund-60'] });
    const { offers, agreements } = await talk.file();
    expect(agreements).toEqual([]);
    expect(offers[1]).toMatchObject({ round: 2, status: 'open', releasedBy: 'lucia' });
    expect(offers[1]?.options.find(({ openSince }) => openSince === undefined)).toMatchObject({
      concession: 'refund-60',
    });
    expect(await talk.text('offer-1-2')).toContain('60,00');
    const next = `${CASE_ID}.offer.1.2`;
    expect((await talk.task(talk.taskId))?.output).toEqual({ next: 'offer', taskId: next });
    await talk.open(next);
    const option = offers[1]?.options[0]?.optionId ?? '';
    expect(await talk.answer({ decision: 'accept', option })).toEqual({ decision: 'accept' });
    expect(await talk.agree()).toMatchObject({ result: 'agreed' });
  });

  it('What the customer has said no to is no better offer', async () => {
    const talk = await declined();
    const [first] = (await talk.offers()).flatMap(({ options }) => options);
    const again = { taskId: talk.taskId, decision: 'change' as const, add: [first?.concession ?? ''] };
    expect(await refused(talk.release(again))).toMatchObject({ code: 'options-unfit', errors: [{ pointer: '/add' }] });
    expect(await talk.offers()).toHaveLength(1);
  });

  it('A better offer beyond the limit is approved first, and released after it', async () => {
    const talk = await declined();
    await talk.release({ taskId: talk.taskId, decision: 'change', add: ['refund-150'] });
    const approval = `${CASE_ID}.approve.1.2`;
    expect((await talk.task(talk.taskId))?.output).toEqual({ next: 'approve', taskId: approval });
    expect((await talk.written()).filter((id) => id === 'offer-1-2')).toEqual([]);
    await talk.open(approval);
    await talk.verdict({ taskId: approval, user: user('elena'), decision: 'approve' });
    const { next, taskId = '' } = await talk.pause();
    expect(next).toBe('release');
    await talk.release({ taskId });
    expect((await talk.offers())[1]).toMatchObject({ status: 'open', approvedBy: 'elena' });
  });

  it('A better offer that is refused leaves the customer with the next one within the owner’s limit, again by way of a person', async () => {
    const talk = await declined();
    await talk.release({ taskId: talk.taskId, decision: 'change', add: ['refund-150'] });
    const approval = `${CASE_ID}.approve.1.2`;
    await talk.open(approval);
    await talk.verdict({ taskId: approval, user: user('elena'), decision: 'refuse' });
    expect(await talk.pause()).toMatchObject({ next: 'release' });
  });
});
