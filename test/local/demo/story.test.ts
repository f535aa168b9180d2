import { describe, expect, test } from 'vitest';
import { stories } from '#local/demo/complaints.ts';
import { nextActions, type Story } from '#local/demo/story.ts';

const caseId = '0193b3d0-0000-7000-8000-000000000001';
const open = (
  kind: 'examine' | 'consult' | 'approve' | 'offer' | 'survey' | 'promise',
  assignee: string,
  id = `${caseId}.${kind}.1`,
) => ({
  id,
  kind,
  assignee,
  status: 'open' as const,
});
const [withExpert] = stories as [Story];
const silent = stories.find(({ opinions }) => opinions?.production === 'silent') as Story;
const countering = stories.find(({ answers }) => answers.length === 2) as Story;

describe('what people do next in a story', () => {
  test('What people do next in a story: the assignee completes an examination with the findings', () => {
    expect(nextActions(withExpert, { tasks: [open('examine', 'lucia')] })).toEqual([
      { by: 'lucia', taskId: `${caseId}.examine.1`, complete: withExpert.findings },
    ]);
  });
  test('What people do next in a story: whoever has an urgent call makes it and says how the customer is', () => {
    expect(
      nextActions(withExpert, { tasks: [{ ...open('examine', 'nadia', `${caseId}.call.1.1`), kind: 'call' }] }),
    ).toMatchObject([{ by: 'nadia', complete: { reached: true, safe: true } }]);
  });
  test('What people do next in a story: an expert answers the question that the task is about', () => {
    const tasks = [open('consult', 'iker', `${caseId}.consult.1.1`)];
    expect(nextActions(withExpert, { tasks })).toEqual([
      { by: 'iker', taskId: `${caseId}.consult.1.1`, complete: withExpert.opinions?.technical },
    ]);
  });
  test('What people do next in a story: a silent expert does nothing', () => {
    const tasks = [open('consult', 'tomas', `${caseId}.consult.1.1`)];
    expect(nextActions(silent, { tasks })).toEqual([]);
  });
  test('What people do next in a story: the customer answers each round in turn, and the last answer holds', () => {
    const answerIn = (round: number) =>
      nextActions(countering, { tasks: [open('offer', 'customer', `${caseId}.offer.1.${round}`)] })[0];
    expect([1, 2, 3].map(answerIn)).toMatchObject([
      { answer: { decision: 'counter' } },
      { answer: { decision: 'accept' } },
      { answer: { decision: 'accept' } },
    ]);
  });
  test('What people do next in a story: decided tasks are left alone', () => {
    const tasks = [{ ...open('examine', 'lucia'), status: 'decided' as const }];
    expect(nextActions(withExpert, { tasks })).toEqual([]);
  });
  test('What people do next in a story: ten stories show every way a case can go', () => {
    expect(stories).toHaveLength(10);
    expect(new Set(stories.map(({ result }) => result))).toEqual(new Set(['agreed', 'answered']));
    expect(new Set(stories.map(({ channel }) => channel))).toEqual(new Set(['web', 'email']));
    expect(stories.some(({ verdict }) => verdict)).toBe(true);
  });
});
