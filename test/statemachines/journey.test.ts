import { describe, expect, test } from 'vitest';
import { runMachine } from '#test/support/asl.ts';
import { definitionOf } from './definitions.ts';
import { CASE, decided, ids, OFFER, oneQuestion, RELEASE, walk } from './walk.ts';

test('A complaint with one expert and one offer takes at most 20 transitions through all four machines', async () => {
  const journey = await walk('complaint', ids, {
    concede: [RELEASE],
    answers: { ...oneQuestion, [RELEASE.taskId]: OFFER, [OFFER.taskId]: { decision: 'accept' } },
  });
  expect(journey.path).toEqual([
    ...['Understand', 'Own', 'Acknowledge', 'Examine', 'Consult', 'AskExpert', 'Consult'],
    ...['Settle', 'Concede', 'Release', 'Offer', 'Answer', 'Agree', 'Outcome'],
  ]);
  expect(journey.output).toEqual({ ...ids, result: 'agreed' });
  expect(journey.executions).toEqual([`${CASE}-consult-1-1`, `${CASE}-settle`]);
  const after = await walk('follow-up', {
    ...ids,
    promises: [{ taskId: `${CASE}.promise.1.1` }],
    surveyTaskId: `${CASE}.survey.1`,
  });
  expect(after.path).toEqual(['Promises', 'Promise', 'Survey', 'Conclude']);
  expect(after.output).toEqual({ ...ids, result: 'kept' });
  expect(journey.path.length + after.path.length).toBeLessThanOrEqual(20);
});

test('Names of executions are legal', async () => {
  const { executions } = await walk('complaint', ids, { concede: [{ next: 'agree' }], answers: oneQuestion });
  for (const name of executions) expect(name).toMatch(/^[0-9A-Za-z_-]{1,80}$/);
});

test('Without questions nobody is asked', async () => {
  const { path } = await walk('complaint', ids, {
    concede: [{ next: 'agree' }],
    answers: { [`${CASE}.examine.1`]: { questions: [] } },
  });
  expect(path).not.toContain('AskExpert');
  expect(path).toContain('Outcome');
});

test('An expert whose execution breaks does not stop the others', async () => {
  const two = [{ taskId: `${CASE}.consult.1.1` }, { taskId: `${CASE}.consult.1.2` }];
  await expect(
    walk('complaint', ids, {
      concede: [{ next: 'agree' }],
      answers: { [`${CASE}.examine.1`]: { questions: two } },
      broken: { consult: 'States.TaskFailed' },
    }),
  ).resolves.toMatchObject({ output: { result: 'agreed' }, path: expect.arrayContaining(['NoOpinion', 'Outcome']) });
});

describe('an expert whose execution cannot be started', () => {
  const asked = { concede: [{ next: 'agree' }], answers: oneQuestion };
  const ALREADY = 'StepFunctions.ExecutionAlreadyExistsException';

  test('An expert who could not be asked for a moment is asked, and the question has its opinion', async () => {
    const throttled = Array(6).fill('StepFunctions.ThrottlingException');
    const { path } = await walk('complaint', ids, { ...asked, broken: { consult: throttled } });
    expect(path).not.toContain('NoOpinion');
    expect(path).toContain('Outcome');
  });

  test.each([
    'StepFunctions.ThrottlingException',
    'StepFunctions.ExecutionLimitExceededException',
    'StepFunctions.AccessDeniedException',
    'StepFunctions.InvalidName',
    'States.Timeout',
    'States.Permissions',
    ALREADY,
  ])(
    'An expert who cannot be asked at all (%s) is no absent opinion: the case stops where it stands',
    async (error) => {
      const path: string[] = [];
      await expect(walk('complaint', ids, { ...asked, broken: { consult: error }, path })).rejects.toThrow(error);
      expect(path.slice(-3)).toEqual(['AskExpert', 'WhyNoAnswer', 'AskAgain']);
    },
  );

  test('One expert who cannot be asked takes no opinion from another', async () => {
    const broken = { consult: ['StepFunctions.AccessDeniedException'] };
    const { path } = await walk('complaint', ids, { ...asked, broken });
    expect(path).toContain('AskAgain');
    expect(path).not.toContain('NoOpinion');
  });
});

describe('a task that was decided while nothing waited', () => {
  test('A task that was decided while nothing waited ends consult with the opinion in the table', async () => {
    const taskId = `${CASE}.consult.1.1`;
    const { path, output } = await walk('consult', { ...ids, taskId }, { answers: { [taskId]: decided } });
    expect(path).toEqual(['Consult', 'Consulted']);
    expect(output).toEqual({ ...ids, taskId });
  });
  test('A task that was decided while nothing waited does not hold up the follow-up', async () => {
    const promise = `${CASE}.promise.1.1`;
    const survey = `${CASE}.survey.1`;
    const { path } = await walk(
      'follow-up',
      { ...ids, promises: [{ taskId: promise }], surveyTaskId: survey },
      { answers: { [promise]: decided, [survey]: decided } },
    );
    expect(path).toEqual(['Promises', 'Promise', 'Kept', 'Survey', 'Conclude']);
  });
});

test('A redriven journey does not take the name of the execution that failed', async () => {
  const context = { Execution: { Name: CASE, Id: `arn:${CASE}`, RedriveCount: 2 } };
  const names: string[] = [];
  await runMachine(
    {
      StartAt: 'Settle',
      States: { Settle: { ...definitionOf('complaint').States['Settle'], Next: undefined, End: true } },
    } as never,
    ids,
    {
      lambda: async () => ({}),
      waitForTask: async () => ({}),
      startExecution: async (_, name) => {
        names.push(name);
        return { result: 'agreed' };
      },
      entered: () => undefined,
    },
    context,
  );
  expect(names).toEqual([`${CASE}-settle-redrive-2`]);
});
