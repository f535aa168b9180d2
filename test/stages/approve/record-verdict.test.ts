import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { recordVerdict } from '#functions/stages/approve/record-verdict.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { refused } from '#test/support/refused.ts';
import { aNegotiation, user } from '../concede/negotiation.ts';

const TASK = `${CASE_ID}.approve.1.1`;

const waiting = async (head = {}) => {
  const talk = await aNegotiation({ remedy: 'replacement', head });
  await talk.advance();
  return talk;
};

describe('recordVerdict', () => {
  it('An approved offer may go out, the execution goes on, and who approved and why is kept', async () => {
    const talk = await waiting();
    expect(await talk.verdict({ user: user('elena'), decision: 'approve', reason: 'La placa era nuestra.' })).toEqual(
      {},
    );
    const { head, offers, events } = await talk.file();
    expect(head).toMatchObject({ status: 'approved', stage: 'approve' });
    expect(offers).toMatchObject([{ status: 'approved', approvedBy: 'elena' }]);
    expect(await talk.task(TASK)).toMatchObject({ status: 'decided', decidedBy: 'elena', output: {} });
    expect(await talk.outbox()).toMatchObject([{ effect: 'resume', taskId: TASK }]);
    expect(events.at(-1)).toMatchObject({
      type: 'verdict-given',
      actor: { kind: 'person', id: 'elena' },
      data: { decision: 'approve', round: 1, reasonTextId: 'verdict-1-1' },
    });
    expect(await talk.text('verdict-1-1')).toBe('La placa era nuestra.');
  });

  it('A refusal has a human’s name in the history', async () => {
    const talk = await waiting();
    await talk.verdict({ user: user('elena'), decision: 'refuse' });
    const { head, offers, events } = await talk.file();
    expect(head.status).toBe('proposed');
    expect(offers).toMatchObject([{ status: 'refused' }]);
    expect(events.at(-1)).toMatchObject({ actor: { id: 'elena' }, data: { decision: 'refuse' } });
  });

  it('An approver can change to other options of the policy or of the proposal', async () => {
    const talk = await waiting();
    await talk.verdict({ user: user('elena'), decision: 'change', options: ['refund-150', 'b'] });
    const [offer] = await talk.offers();
    expect(offer).toMatchObject({
      status: 'approved',
      options: [
        { optionId: 'a', concession: 'refund-150', reasons: [{ code: 'approver' }] },
        { optionId: 'b', concession: 'follow-up-call' },
      ],
    });
  });

  it('What the customer was offered before stays open, whatever the approver chooses instead of what is new', async () => {
    const talk = await aNegotiation();
    await talk.advance();
    await talk.answer({ decision: 'counter', message: 'No me basta.' });
    const [first] = await talk.offers();
    // Without an owner whatever costs something needs an approval.
    await talk.table.write([{ update: keys.head(CASE_ID), remove: ['owner'] }]);
    const { taskId = '' } = await talk.advance();
    await talk.verdict({ user: user('elena'), decision: 'change', options: ['refund-150'], taskId });
    const [, second] = await talk.offers();
    expect(second?.options).toEqual([
      expect.objectContaining({ optionId: 'c', concession: 'refund-150' }),
      ...(first?.options ?? []).map((option) => ({ ...option, openSince: 1 })),
    ]);
  });

  it.each([
    [['nothing-like-it'], 'options-unfit', '/options/0'],
    [['bill-credit-10', 'refund-400', 'refund-60'], 'options-unfit', '/options'],
    [undefined, 'options-missing', '/options'],
  ])('Options that do not fit are refused: %j', async (options, code, pointer) => {
    const talk = await waiting();
    const problem = await refused(
      talk.verdict({ user: user('elena'), decision: 'change', ...(options && { options }) }),
    );
    expect(problem).toMatchObject({ code, errors: [{ pointer }] });
  });

  it('An option above what the case may cost is refused, whatever the approver may grant, without saying how much that is', async () => {
    const talk = await waiting({ severity: { level: 2, points: 0, reasons: [] } });
    const policy = {
      ...talk.policy,
      concessions: talk.policy.concessions.map((one) => (one.id === 'refund-400' ? { ...one, cost: 90_000 } : one)),
    };
    const input = {
      taskId: TASK,
      user: user('sofia'),
      decision: 'change' as const,
      reason: 'Más',
      options: ['refund-400'],
    };
    const problem = await refused(recordVerdict(input, { ...talk, policy }));
    expect(problem).toMatchObject({ code: 'options-unfit', errors: [{ pointer: '/options/0' }] });
    expect(JSON.stringify(problem)).not.toMatch(/425|42500/);
  });

  it('The owner of a case cannot approve it, not even as a supervisor', async () => {
    const talk = await aNegotiation({ remedy: 'replacement', head: { owner: 'lucia' } });
    await talk.advance();
    await talk.table.write([{ update: keys.head(CASE_ID), set: { owner: 'sofia' } }]);
    expect(await refused(talk.verdict({ user: user('sofia'), decision: 'approve' }))).toMatchObject({
      code: 'own-proposal',
    });
    expect((await talk.task(TASK))?.status).toBe('open');
  });

  it('Only its assignee and supervisors can decide an approval', async () => {
    const talk = await waiting();
    const problem = await refused(talk.verdict({ user: user('javier'), decision: 'approve' }));
    expect(problem.code).toBe('not-your-task');
    expect(problem.message).toContain('supervisor');
    await talk.verdict({ user: user('sofia'), decision: 'approve' });
    expect((await talk.offers())[0]?.approvedBy).toBe('sofia');
  });

  it('Nobody approves beyond their limit, and the refusal says which limit is needed', async () => {
    const talk = await waiting();
    const people = talk.policy.people.map((person) => (person.id === 'elena' ? { ...person, limit: 20_000 } : person));
    const input = { taskId: TASK, user: user('elena'), decision: 'approve' as const, reason: 'Sí' };
    const problem = await refused(recordVerdict(input, { ...talk, policy: { ...talk.policy, people } }));
    expect(problem).toMatchObject({ code: 'limit-too-low' });
    expect(problem.message).toContain('€380.00');
  });

  it('An approval is decided once, and the second learns who decided and when', async () => {
    const talk = await waiting();
    const verdicts = await Promise.allSettled([
      talk.verdict({ user: user('elena'), decision: 'approve' }),
      talk.verdict({ user: user('sofia'), decision: 'refuse' }),
    ]);
    expect(verdicts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = verdicts.find((verdict) => verdict.status === 'rejected');
    const { decidedBy } = (await talk.task(TASK)) ?? {};
    expect(lost?.reason).toMatchObject({
      code: 'task-decided-before',
      details: { decidedBy, decidedAt: '2026-11-23T09:00:00.000Z' },
    });
    expect((await talk.events()).filter((type) => type === 'verdict-given')).toHaveLength(1);
  });

  it('A verdict needs a task that exists and is an approval', async () => {
    const talk = await aNegotiation();
    await talk.openTask('examine', { assignee: 'elena' });
    const verdict = { user: user('elena'), decision: 'approve' as const };
    expect(await refused(talk.verdict({ ...verdict, taskId: TASK }))).toMatchObject({ code: 'no-such-task' });
    expect(await refused(talk.verdict({ ...verdict, taskId: `${CASE_ID}.examine.1` }))).toMatchObject({
      code: 'task-of-another-kind',
    });
  });
});
