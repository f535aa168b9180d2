import { describe, expect, test } from 'vitest';
import { stageFunctions, stageOfState } from '#functions/stages/manifest.ts';
import { type Definition, runMachine, type Services } from '#test/support/asl.ts';
import { definitionOf, type machineNames } from './definitions.ts';

const CASE = '01a20135-7030-7722-a9db-e1a6fff9f6fe';
const ids = { caseId: CASE, cycle: 1 };

type Script = {
  /** What each call of concede says next, in order. */
  concede?: { next: string; taskId?: string }[];
  /** What is answered to each task, by its id; an Error for a task that was decided before. */
  answers?: Record<string, unknown>;
  /** Machines that end in an error, or cannot be started: each time, or as often as there are errors in the list. */
  broken?: Record<string, string | string[]>;
  /** Where the way is recorded, for one that ends in an error. */
  path?: string[];
};

/** Runs a machine with functions that answer by their contracts, and records the way. */
const walk = async (machine: (typeof machineNames)[number], input: unknown, script: Script = {}) => {
  const path = script.path ?? [];
  const executions: string[] = [];
  const proposals = [...(script.concede ?? [])];
  const results: Record<string, () => object> = {
    Own: () => ({ ...ids, taskId: `${CASE}.examine.1` }),
    Concede: () => ({ ...ids, ...proposals.shift() }),
    Agree: () => ({ ...ids, result: 'agreed' }),
    Outcome: () => ({ ...ids, result: 'agreed' }),
    Conclude: () => ({ ...ids, result: 'kept' }),
  };
  const services: Services = {
    lambda: async (functionName, payload) => {
      const name = functionName.replace(/^\$\{(\w+)FunctionArn\}$/, '$1');
      const { contract } = stageFunctions[stageOfState(name)].contract;
      expect(contract.input.parse(payload)).toEqual(payload);
      return contract.output.parse(results[name]?.() ?? payload);
    },
    waitForTask: async ({ pk, sk }, token) => {
      expect(pk).toBe(`CASE#${CASE}`);
      expect(token).toMatch(/./);
      const answer = script.answers?.[sk.replace('TASK#', '')] ?? {};
      if (answer instanceof Error) throw answer;
      return answer;
    },
    startExecution: async (arn, name, given) => {
      executions.push(name);
      const child = arn.replace(/^\$\{(\w+)MachineArn\}$/, '$1').toLowerCase();
      const broken = script.broken?.[child];
      const error = typeof broken === 'string' ? broken : broken?.shift();
      if (error) throw new Error(error);
      return runMachine(definitionOf(child) as unknown as Definition, given, services, { Execution: { Name: name } });
    },
    entered: (state) => path.push(state),
  };
  const context = { Execution: { Name: CASE, Id: `arn:${CASE}` } };
  const output = await runMachine(definitionOf(machine) as unknown as Definition, input, services, context);
  return { output, path, executions };
};

const RELEASE = { next: 'release', taskId: `${CASE}.release.1.1` };
const OFFER = { next: 'offer', taskId: `${CASE}.offer.1.1` };
const oneQuestion = { [`${CASE}.examine.1`]: { questions: [{ taskId: `${CASE}.consult.1.1` }] } };
const decided = new Error('DynamoDb.ConditionalCheckFailedException');

test('A complaint with one expert and one offer takes at most 22 transitions through all four machines', async () => {
  const journey = await walk('complaint', ids, {
    concede: [RELEASE],
    answers: { ...oneQuestion, [RELEASE.taskId]: OFFER, [OFFER.taskId]: { decision: 'accept' } },
  });
  expect(journey.path).toEqual([
    ...['Understand', 'Own', 'Acknowledge', 'Examine', 'Consult', 'AskExpert', 'Consult'],
    ...['Settle', 'Concede', 'NextStep', 'Release', 'NextStep', 'Offer', 'Answer', 'Agree', 'Outcome'],
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
  expect(journey.path.length + after.path.length).toBeLessThanOrEqual(22);
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

describe('settle', () => {
  test('Settle asks an approver first where the owner may not', async () => {
    const approve = { next: 'approve', taskId: `${CASE}.approve.1.1` };
    const { path } = await walk('settle', ids, {
      concede: [approve, OFFER],
      answers: { [OFFER.taskId]: { decision: 'accept' } },
    });
    expect(path).toEqual(['Concede', 'NextStep', 'Approve', 'Concede', 'NextStep', 'Offer', 'Answer', 'Agree']);
  });
  test('Settle: a counter-offer leads to the next proposal, and a no to a person before the text', async () => {
    const second = { next: 'offer', taskId: `${CASE}.offer.1.2` };
    const answer = { next: 'release', taskId: `${CASE}.release.1.1` };
    const { path } = await walk('settle', ids, {
      concede: [OFFER, second, answer],
      answers: {
        [OFFER.taskId]: { decision: 'counter' },
        [second.taskId]: { decision: 'decline' },
        [answer.taskId]: { next: 'agree', taskId: answer.taskId },
      },
    });
    expect(path.filter((state) => state === 'Offer')).toHaveLength(2);
    expect(path.slice(-6)).toEqual(['Answer', 'Concede', 'NextStep', 'Release', 'NextStep', 'Agree']);
  });
  test('Settle: a release that was changed beyond a limit goes to an approver, and is released after it', async () => {
    const approve = { next: 'approve', taskId: `${CASE}.approve.1.1` };
    const again = { next: 'release', taskId: `${CASE}.release.1.2` };
    const { path } = await walk('settle', ids, {
      concede: [RELEASE, again],
      answers: { [RELEASE.taskId]: approve, [again.taskId]: OFFER, [OFFER.taskId]: { decision: 'accept' } },
    });
    expect(path).toEqual([
      ...['Concede', 'NextStep', 'Release', 'NextStep', 'Approve'],
      ...['Concede', 'NextStep', 'Release', 'NextStep', 'Offer', 'Answer', 'Agree'],
    ]);
  });
  test('Settle: a release that was decided while nothing waited goes back to concede, which knows what was sent', async () => {
    const { path } = await walk('settle', ids, {
      concede: [RELEASE, OFFER],
      answers: { [RELEASE.taskId]: decided, [OFFER.taskId]: { decision: 'accept' } },
    });
    expect(path.slice(0, 6)).toEqual(['Concede', 'NextStep', 'Release', 'Concede', 'NextStep', 'Offer']);
  });
  test('Settle: open points are answered before the final answer is put to a person', async () => {
    const points = { next: 'points', taskId: `${CASE}.points.1.1` };
    const { path } = await walk('settle', ids, {
      concede: [OFFER, points, RELEASE],
      answers: {
        [OFFER.taskId]: { decision: 'decline' },
        [RELEASE.taskId]: { next: 'agree', taskId: RELEASE.taskId },
      },
    });
    expect(path).toEqual([
      ...['Concede', 'NextStep', 'Offer', 'Answer', 'Concede', 'NextStep', 'Points'],
      ...['Concede', 'NextStep', 'Release', 'NextStep', 'Agree'],
    ]);
  });
  test('Settle: points that were answered while nothing waited lead through concede to the text', async () => {
    const points = { next: 'points', taskId: `${CASE}.points.1.1` };
    const { path } = await walk('settle', ids, {
      concede: [points, { next: 'agree' }],
      answers: { [points.taskId]: decided },
    });
    expect(path).toEqual(['Concede', 'NextStep', 'Points', 'Concede', 'NextStep', 'Agree']);
  });
  test('Settle: an offer that was answered while nothing waited goes back to concede, which knows the answer', async () => {
    const { path } = await walk('settle', ids, {
      concede: [OFFER, { next: 'agree' }],
      answers: { [OFFER.taskId]: decided },
    });
    expect(path).toEqual(['Concede', 'NextStep', 'Offer', 'Concede', 'NextStep', 'Agree']);
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
