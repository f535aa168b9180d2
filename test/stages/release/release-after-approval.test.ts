import { describe, expect, it } from 'vitest';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { refused } from '#test/support/refused.ts';
import { aNegotiation, user } from '../concede/negotiation.ts';
import { bodyOf, waiting } from './waiting.ts';

/** The same after an approver has approved what is above the owner's limit. */
const approved = async () => {
  const talk = await aNegotiation({ remedy: 'replacement' });
  await talk.pause();
  await talk.verdict({ user: user('elena'), decision: 'approve' });
  const { taskId = '' } = await talk.pause();
  return { ...talk, taskId };
};

describe('approval and release', () => {
  it('What was approved is released by the owner as it is', async () => {
    const talk = await approved();
    await talk.release({ taskId: talk.taskId });
    expect(await talk.offers()).toMatchObject([{ status: 'open', approvedBy: 'elena', releasedBy: 'lucia' }]);
  });

  it('A change beyond the limit goes back to approval, by somebody else, and is released after it', async () => {
    const talk = await waiting();
    await talk.release({ taskId: talk.taskId, decision: 'change', options: ['b'], add: ['refund-150'] });
    expect(await talk.written()).toEqual([]);
    expect(await talk.offers()).toMatchObject([{ status: 'needs-approval' }]);
    const approval = `${CASE_ID}.approve.1.1`;
    expect((await talk.task(talk.taskId))?.output).toEqual({ next: 'approve', taskId: approval });
    const { events } = await talk.file();
    expect(events.find(({ type }) => type === 'release-returned')?.data).toMatchObject({ cost: 15_000, edited: false });
    await talk.open(approval);
    await talk.verdict({ user: user('elena'), decision: 'approve' });
    const again = await talk.pause();
    expect(again).toMatchObject({ next: 'release', taskId: `${CASE_ID}.release.1.2` });
    await talk.release({ taskId: again.taskId ?? '' });
    expect(await talk.offers()).toMatchObject([{ status: 'open', approvedBy: 'elena' }]);
    expect(await bodyOf(talk, 'offer-1-1')).toContain('150,00');
  });

  it('A change of the words alone voids the approval: it is asked anew, with the words as they are now', async () => {
    const talk = await approved();
    const text = 'Hola, Ana:\n\nLe cambiamos el aparato.';
    await talk.release({ taskId: talk.taskId, decision: 'change', text });
    expect(await talk.written()).toEqual([]);
    const [offer] = await talk.offers();
    expect(offer).toMatchObject({ status: 'needs-approval' });
    expect(offer?.approvedBy).toBeUndefined();
    const approval = `${CASE_ID}.approve.1.1.2`;
    await talk.open(approval);
    await talk.verdict({ taskId: approval, user: user('elena'), decision: 'approve' });
    const { taskId = '' } = await talk.pause();
    await talk.release({ taskId });
    expect(await bodyOf(talk, 'offer-1-1')).toBe(text);
  });

  it('A change that needs no approval any more goes out at once, without the old one', async () => {
    const talk = await approved();
    const cheap = (await talk.offers())[0]?.options.find(({ cost }) => cost.amount === 0 || cost.amount <= 10_000);
    await talk.release({ taskId: talk.taskId, decision: 'change', options: [cheap?.optionId ?? ''] });
    const [offer] = await talk.offers();
    expect(offer).toMatchObject({ status: 'open' });
    expect(offer?.approvedBy).toBeUndefined();
  });

  it('A supervisor’s own limit does not stretch the owner’s: their change is approved by somebody else', async () => {
    const talk = await waiting();
    const input = { taskId: talk.taskId, user: user('sofia'), decision: 'change' as const };
    await talk.release({ ...input, options: ['b'], add: ['refund-150'] });
    const approval = `${CASE_ID}.approve.1.1`;
    expect((await talk.task(approval))?.assignee).not.toBe('sofia');
    await talk.open(approval);
    expect(await refused(talk.verdict({ user: user('sofia'), decision: 'approve' }))).toMatchObject({
      code: 'own-proposal',
    });
    await talk.verdict({ user: user('elena'), decision: 'approve' });
  });

  it('An approver’s other options are put to the owner with a letter that says those', async () => {
    const talk = await aNegotiation({ remedy: 'replacement' });
    await talk.pause();
    await talk.verdict({ user: user('elena'), decision: 'change', options: ['refund-150'] });
    const { taskId = '' } = await talk.pause();
    expect(await bodyOf(talk, 'letter-1-1')).toContain('150,00');
    await talk.release({ taskId });
    expect(await bodyOf(talk, 'offer-1-1')).not.toContain('Un aparato nuevo');
  });

  it('Whoever approved does not release it as well, unless it was given to them', async () => {
    const talk = await aNegotiation({ remedy: 'replacement' });
    await talk.pause();
    await talk.verdict({ user: user('sofia'), decision: 'approve' });
    const { taskId = '' } = await talk.pause();
    expect(await refused(talk.release({ taskId, user: user('sofia') }))).toMatchObject({ code: 'not-your-task' });
    await talk.release({ taskId, user: user('andres') });
    expect(await talk.offers()).toMatchObject([{ approvedBy: 'sofia', releasedBy: 'andres' }]);
  });

  it('Nobody approves who examined or released before in the case, of whatever cycle', async () => {
    const talk = await waiting();
    await talk.cases.change(CASE_ID, talk.clock.now(), () => ({
      events: [
        {
          type: 'examined',
          actor: { kind: 'person', id: 'sofia' },
          data: { taskId: `${CASE_ID}.examine.1`, cause: 'unfounded', questions: [] },
        },
      ],
    }));
    await talk.release({ taskId: talk.taskId, decision: 'change', options: ['b'], add: ['refund-150'] });
    const approval = `${CASE_ID}.approve.1.1`;
    expect((await talk.task(approval))?.assignee).not.toBe('sofia');
    await talk.open(approval);
    expect(await refused(talk.verdict({ user: user('sofia'), decision: 'approve' }))).toMatchObject({
      code: 'own-proposal',
    });
  });
});
