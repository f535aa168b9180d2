import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { handOver } from '#functions/desk/tasks/hand-over.ts';
import { escalateTask } from '#functions/timers/escalate-task.ts';
import { timerDepsOf } from '#test/functions/timers/timers.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { deskDeps } from '#test/support/desk.ts';
import { anEvent } from '#test/support/events.ts';
import { refused } from '#test/support/refused.ts';
import { aNegotiation, user } from '../concede/negotiation.ts';

const APPROVE = `${CASE_ID}.approve.1.1`;

/** A case that somebody did something in before its proposal waits for an approval. */
const shapedBy = async (id: string, event = anEvent('examined', { questions: [] }, { kind: 'person', id })) => {
  const talk = await aNegotiation({ remedy: 'replacement' });
  await talk.cases.change(CASE_ID, talk.clock.now(), () => ({ events: [event] }));
  await talk.advance();
  return talk;
};

describe('four eyes at the approval', () => {
  it('A supervisor who examined is refused the approval, with what she did and no name, and another approver may', async () => {
    const talk = await shapedBy('sofia');
    const refusal = await refused(talk.verdict({ user: user('sofia'), decision: 'approve' }));
    expect(refusal).toMatchObject({ code: 'own-proposal', kind: 'forbidden', details: { acts: ['examined'] } });
    expect(refusal.message).toContain('you examined the complaint');
    expect(JSON.stringify([refusal.message, refusal.details])).not.toMatch(/sof[ií]a/i);
    expect((await talk.task(APPROVE))?.status).toBe('open');
    await talk.verdict({ user: user('elena'), decision: 'approve' });
    expect((await talk.offers())[0]?.approvedBy).toBe('elena');
  });

  it('Other options are an approval too: whoever had a part in the proposal does not choose them either', async () => {
    const talk = await shapedBy('sofia');
    const verdict = { user: user('sofia'), decision: 'change' as const, options: ['refund-150'] };
    expect(await refused(talk.verdict(verdict))).toMatchObject({ code: 'own-proposal' });
  });

  it('Sending it back grants nothing, so whoever had a part in it may, and what is then proposed is approved by others', async () => {
    const talk = await shapedBy('sofia');
    await talk.verdict({ user: user('sofia'), decision: 'refuse' });
    expect((await talk.offers())[0]?.status).toBe('refused');
  });

  it('Whoever sent a proposal back had no part in it, and may approve what is made of it', async () => {
    const talk = await aNegotiation({ remedy: 'replacement' });
    await talk.advance();
    await talk.verdict({ user: user('elena'), decision: 'refuse' });
    const { taskId = '' } = await talk.pause();
    await talk.release({ taskId, decision: 'change', options: ['a'], add: ['refund-150'] });
    const again = `${CASE_ID}.approve.1.1`;
    const file = await talk.file();
    const approval = file.tasks.findLast(({ kind, status }) => kind === 'approve' && status === 'planned');
    expect(approval?.assignee).toBe('elena');
    await talk.open(approval?.taskId ?? again);
    await talk.verdict({ taskId: approval?.taskId ?? again, user: user('elena'), decision: 'approve' });
  });

  it('Whoever chose other options does not approve what is made of them', async () => {
    const talk = await aNegotiation({ remedy: 'replacement' });
    await talk.pause();
    await talk.verdict({ user: user('elena'), decision: 'change', options: ['refund-150'] });
    const { taskId = '' } = await talk.pause();
    await talk.release({ taskId, decision: 'change', text: 'Hola, Ana:\n\nLe devolvemos 150 euros.' });
    const approval = `${CASE_ID}.approve.1.1.2`;
    expect((await talk.task(approval))?.assignee).toBe('javier');
    await talk.open(approval);
    // Not even where it is given to her by force.
    await talk.table.write([{ update: keys.task(approval), set: { assignee: 'elena' } }]);
    expect(await refused(talk.verdict({ taskId: approval, user: user('elena'), decision: 'approve' }))).toMatchObject({
      code: 'own-proposal',
      details: { acts: ['chose-options'] },
    });
  });

  it('An approval is handed over to nobody who had a part in the proposal, and the refusal says which', async () => {
    const talk = await shapedBy('javier', anEvent('consulted', {}, { kind: 'person', id: 'javier' }));
    const input = { taskId: APPROVE, to: 'javier', reason: 'Yo no llego', user: user('elena') };
    const refusal = await refused(handOver(input, deskDeps(talk)));
    expect(refusal).toMatchObject({ code: 'person-unfit' });
    expect(refusal.message).toContain('answered a question as an expert');
  });

  it('An approval that nobody answers passes over those who had a part in the proposal', async () => {
    const talk = await shapedBy('javier', anEvent('consulted', {}, { kind: 'person', id: 'javier' }));
    await talk.table.write([{ update: keys.task(APPROVE), set: { step: 1, openedAt: talk.clock.now() } }]);
    talk.clock.pass('P1D');
    await escalateTask({ timer: 'task', caseId: CASE_ID, taskId: APPROVE, step: 1 }, timerDepsOf(talk));
    expect((await talk.task(APPROVE))?.assignee).toBe('sofia');
  });

  it('A case without any kept acts, stored before they were kept, has its history read', async () => {
    const talk = await shapedBy('sofia');
    await talk.table.write([{ update: keys.head(CASE_ID), remove: ['acts'] }]);
    expect(await refused(talk.verdict({ user: user('sofia'), decision: 'approve' }))).toMatchObject({
      code: 'own-proposal',
    });
  });
});
