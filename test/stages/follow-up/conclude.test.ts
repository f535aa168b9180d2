import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { conclude } from '#functions/stages/follow-up/conclude.ts';
import { recordSurvey } from '#functions/stages/follow-up/record-survey.ts';
import { CASE_ID, policy } from '#test/support/case-fixture.ts';
import { aClosedCase, SURVEY } from './closed-case.ts';

const scored = async (score?: number, service?: number) => {
  const talk = await aClosedCase();
  if (score === undefined)
    await talk.table.write([
      { update: keys.task(SURVEY), set: { status: 'decided', decidedBy: 'nobody', output: {} } },
    ]);
  else await recordSurvey({ caseId: CASE_ID, score, ...(service !== undefined && { service }) }, talk);
  return talk;
};
const journey = { caseId: CASE_ID, cycle: 1 };

describe('conclude', () => {
  it.each([policy.survey.best, policy.survey.reopensUpTo + 1, undefined])(
    'A score of %s leaves a case kept',
    async (score) => {
      const talk = await scored(score);
      expect(await conclude(journey, talk)).toEqual({ ...journey, result: 'kept' });
      expect((await talk.file()).head).toMatchObject({
        status: 'kept',
        stage: 'follow-up',
        cycle: 1,
        closedAt: expect.any(String),
      });
      expect(await talk.text('closing-1')).toContain('Que siga con nosotros nos importa');
      const sent = (await talk.outbox()).filter((item) => item.effect === 'send' && item.messageId === 'closing-1');
      expect(sent, 'who has just answered reads it on the page').toHaveLength(score === undefined ? 1 : 0);
    },
  );

  it.each([1, policy.survey.reopensUpTo])('A score of %i opens the complaint again', async (score) => {
    const talk = await scored(score);
    talk.clock.set('2026-12-01T09:00:00.000Z');
    expect(await conclude(journey, talk)).toEqual({ ...journey, result: 'reopened' });
    const { head } = await talk.file();
    expect(head).toMatchObject({
      status: 'reopened',
      cycle: 2,
      nextWordBy: '2026-12-03T09:00:00.000Z',
    });
    expect(head.closedAt).toBeUndefined();
    expect((await talk.outbox()).at(-1)).toMatchObject({
      effect: 'start',
      machine: 'complaint',
      cycle: 2,
      input: { caseId: CASE_ID, cycle: 2 },
    });
  });

  it.each([
    { score: 5, service: 2, lowest: 2 },
    { score: 1, service: 5, lowest: 1 },
    { score: 2, service: 1, lowest: 1 },
  ])(
    'Bad attention ($score) or a bad solution ($service) opens the complaint again',
    async ({ score, service, lowest }) => {
      const talk = await scored(score, service);
      expect(await conclude(journey, talk)).toEqual({ ...journey, result: 'reopened' });
      const { events } = await talk.file();
      expect(events.find(({ type }) => type === 'reopened')?.data).toMatchObject({ because: 'survey', score: lowest });
    },
  );

  it('Two good scores leave a case kept, and both stand in its history', async () => {
    const talk = await scored(4, 3);
    expect(await conclude(journey, talk)).toEqual({ ...journey, result: 'kept' });
    const { events } = await talk.file();
    expect(events.find(({ type }) => type === 'concluded')?.data).toMatchObject({ score: 4, service: 3 });
  });

  it.each([1, 5])('A case is concluded once (score %i)', async (score) => {
    const talk = await scored(score);
    const first = await conclude(journey, talk);
    const items = talk.table.all();
    expect(await conclude(journey, talk)).toEqual(first);
    expect(talk.table.all()).toEqual(items);
  });

  it('What the first cycle gave counts against what the second may cost, and none of it is offered again', async () => {
    const talk = await scored(1);
    await conclude(journey, talk);
    await talk.propose(2);
    const second = (await talk.offers()).find(({ cycle }) => cycle === 2);
    expect(second?.options.map(({ concession }) => concession)).not.toContain('bill-credit-10');
  });
});
