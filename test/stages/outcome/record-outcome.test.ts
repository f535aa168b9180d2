import { describe, expect, it } from 'vitest';
import { firstBreak } from '#domain/case/history.ts';
import { Permanent } from '#domain/failures.ts';
import { recordOutcome } from '#functions/stages/outcome/record-outcome.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { aNegotiation } from '../concede/negotiation.ts';

const closed = async (decision: 'accept' | 'decline' = 'accept') => {
  const talk = await aNegotiation();
  await talk.advance();
  await talk.answer({ decision, ...(decision === 'accept' && { option: 'b' }) });
  return { talk, output: await talk.outcome() };
};

describe('recordOutcome', () => {
  it('The outcome of an agreement closes the case, plans what follows and starts it', async () => {
    const { talk, output } = await closed();
    expect(output).toEqual({ caseId: CASE_ID, cycle: 1, result: 'agreed' });
    const { head, outcomes, agreements, tasks, events } = await talk.file();
    expect(head).toMatchObject({ status: 'closed', stage: 'outcome', closedAt: '2026-11-23T09:00:00.000Z' });
    expect(outcomes).toMatchObject([
      {
        cycle: 1,
        result: 'agreed',
        cause: 'company-error',
        concessions: [{ concession: 'bill-credit-10', cost: { amount: 1000, currency: 'EUR' } }],
        totalCost: { amount: 1000, currency: 'EUR' },
        rounds: 1,
        severity: 2,
        agreementSha256: agreements[0]?.sha256,
      },
    ]);
    const planned = tasks.filter(({ status }) => status === 'planned');
    expect(planned).toMatchObject([
      { taskId: `${CASE_ID}.promise.1.1`, assignee: 'lucia', subject: '1', dueAt: '2026-12-03T09:00:00.000Z' },
      { taskId: `${CASE_ID}.survey.1`, assignee: 'customer' },
    ]);
    expect((await talk.outbox()).slice(-1)).toMatchObject([
      {
        effect: 'start',
        machine: 'follow-up',
        cycle: 1,
        input: {
          caseId: CASE_ID,
          cycle: 1,
          promises: [{ taskId: `${CASE_ID}.promise.1.1` }],
          surveyTaskId: `${CASE_ID}.survey.1`,
        },
      },
    ]);
    expect(firstBreak(events)).toBeUndefined();
  });

  it('The outcome of a final answer gives and promises nothing, with a survey all the same', async () => {
    const { talk, output } = await closed('decline');
    expect(output.result).toBe('answered');
    const { outcomes, tasks } = await talk.file();
    expect(outcomes).toMatchObject([{ result: 'answered', concessions: [], totalCost: { amount: 0 }, rounds: 1 }]);
    expect(tasks.filter(({ status }) => status === 'planned').map(({ kind }) => kind)).toEqual(['survey']);
  });

  it('An outcome is recorded once, however often it is called and by however many at once', async () => {
    const { talk } = await closed();
    const items = talk.table.all();
    talk.clock.pass('PT1H');
    const again = () => recordOutcome({ caseId: CASE_ID, cycle: 1, result: 'agreed' }, talk);
    await Promise.all([again(), again(), again()]);
    expect(talk.table.all()).toEqual(items);
  });

  it('No case is closed without an agreement or a final answer', async () => {
    const talk = await aNegotiation();
    const early = recordOutcome({ caseId: CASE_ID, cycle: 1, result: 'agreed' }, talk);
    await expect(early).rejects.toThrow(Permanent);
    expect((await talk.file()).head.closedAt).toBeUndefined();
  });
});
