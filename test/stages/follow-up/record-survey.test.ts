import { describe, expect, it } from 'vitest';
import { recordSurvey } from '#functions/stages/follow-up/record-survey.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { aNegotiation } from '../concede/negotiation.ts';
import { aClosedCase, SURVEY } from './closed-case.ts';

describe('recordSurvey', () => {
  it('A survey answer keeps the score and the comment, and lets the execution go on', async () => {
    const talk = await aClosedCase();
    const answer = { caseId: CASE_ID, score: 4, comment: 'Rápidos y amables.' };
    expect(await recordSurvey(answer, talk)).toEqual({ score: 4 });
    expect(await talk.task(SURVEY)).toMatchObject({ status: 'decided', decidedBy: 'customer', output: { score: 4 } });
    expect(await talk.text('survey-comment-1')).toBe('Rápidos y amables.');
    expect((await talk.outbox()).at(-1)).toMatchObject({ effect: 'resume', taskId: SURVEY });
    expect(JSON.stringify((await talk.file()).events)).not.toContain('amables');
    await expect(recordSurvey(answer, talk)).rejects.toMatchObject({
      code: 'task-decided-before',
      details: { decidedBy: 'customer' },
    });
  });

  it.each([0, 6, 2.5, Number.NaN])('A score of %s is refused', async (score) => {
    const talk = await aClosedCase();
    const answer = recordSurvey({ caseId: CASE_ID, score }, talk);
    await expect(answer).rejects.toMatchObject({
      code: 'score-out-of-range',
      errors: [{ pointer: '/score', message: 'must be from 1 to 5' }],
    });
  });

  it('The two questions are kept each by itself: how the customer was treated, and the service or the solution', async () => {
    const talk = await aClosedCase();
    expect(await recordSurvey({ caseId: CASE_ID, score: 5, service: 2 }, talk)).toEqual({ score: 5, service: 2 });
    expect(await talk.task(SURVEY)).toMatchObject({ output: { score: 5, service: 2 } });
    expect((await talk.file()).events.at(-1)).toMatchObject({ data: { score: 5, service: 2 } });
  });

  it.each([0, 6, 1.5])('A score of %s for the service is refused', async (service) => {
    const talk = await aClosedCase();
    await expect(recordSurvey({ caseId: CASE_ID, score: 5, service }, talk)).rejects.toMatchObject({
      code: 'score-out-of-range',
      errors: [{ pointer: '/service', message: 'must be from 1 to 5' }],
    });
  });

  it('A survey can be answered only after the outcome', async () => {
    const talk = await aNegotiation();
    await expect(recordSurvey({ caseId: CASE_ID, score: 5 }, talk)).rejects.toMatchObject({ code: 'no-open-survey' });
  });
});
