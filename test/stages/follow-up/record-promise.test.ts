import { describe, expect, it } from 'vitest';
import { recordPromise } from '#functions/stages/follow-up/record-promise.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { user } from '../concede/negotiation.ts';
import { aClosedCase, PROMISE } from './closed-case.ts';

describe('recordPromise', () => {
  it('A promise that is kept and proved ends its task', async () => {
    const talk = await aClosedCase();
    const kept = { taskId: PROMISE, user: user('lucia'), kept: true, proof: 'Abonado en la factura de diciembre.' };
    expect(await recordPromise(kept, talk)).toEqual({});
    const { agreements } = await talk.file();
    expect(agreements[0]?.commitments).toMatchObject([{ kept: true, proofTextId: 'proof-1-1' }]);
    expect((await talk.file()).head.promises).toEqual({ made: 1, kept: 1, worded: 1 });
    expect(await talk.text('proof-1-1')).toBe('Abonado en la factura de diciembre.');
    expect(await talk.task(PROMISE)).toMatchObject({ status: 'decided', decidedBy: 'lucia', output: {} });
    expect(await talk.outbox()).toContainEqual(expect.objectContaining({ effect: 'resume', taskId: PROMISE }));
    await expect(recordPromise(kept, talk)).rejects.toMatchObject({
      code: 'task-decided-before',
      details: { decidedBy: 'lucia' },
    });
  });

  it('A promise is not kept without a proof', async () => {
    const talk = await aClosedCase();
    const kept = recordPromise({ taskId: PROMISE, user: user('lucia'), kept: true }, talk);
    await expect(kept).rejects.toMatchObject({ code: 'proof-missing', errors: [{ pointer: '/proof' }] });
  });

  it('A supervisor is notified of a broken promise as often as it is broken, and its task stays open', async () => {
    const talk = await aClosedCase();
    const broken = { taskId: PROMISE, user: user('lucia'), kept: false };
    await recordPromise(broken, talk);
    await recordPromise(broken, talk);
    expect((await talk.task(PROMISE))?.status).toBe('open');
    expect((await talk.events()).filter((type) => type === 'promise-broken')).toHaveLength(2);
    expect((await talk.written()).filter((message) => message === 'staff-escalation sofia')).toHaveLength(2);
    expect((await talk.file()).agreements[0]?.commitments).toMatchObject([{ kept: false }]);
    await recordPromise({ ...broken, kept: true, proof: 'Ya está abonado.' }, talk);
    expect((await talk.file()).agreements[0]?.commitments).toMatchObject([{ kept: true }]);
  });

  it('Only its owner and supervisors can report on a promise', async () => {
    const talk = await aClosedCase();
    const report = { taskId: PROMISE, kept: true, proof: 'Hecho.' };
    await expect(recordPromise({ ...report, user: user('mateo') }, talk)).rejects.toMatchObject({
      code: 'not-your-task',
    });
    await recordPromise({ ...report, user: user('sofia') }, talk);
    expect((await talk.task(PROMISE))?.decidedBy).toBe('sofia');
  });

  it('A promise report is for promises only', async () => {
    const talk = await aClosedCase();
    await talk.openTask('examine', { assignee: 'lucia' });
    const report = { taskId: `${CASE_ID}.examine.1`, user: user('lucia'), kept: true, proof: 'Hecho.' };
    await expect(recordPromise(report, talk)).rejects.toMatchObject({ code: 'task-of-another-kind' });
  });
});
