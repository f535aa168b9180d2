import validate from 'asl-validator';
import { describe, expect, test } from 'vitest';
import { stages } from '#domain/vocabulary.ts';
import { allStates, definitionOf, expressionsIn, files, machineNames, type State, statesOf } from './definitions.ts';

const tasks = allStates.filter(({ state }) => state.Type === 'Task');
const waiting = tasks.filter(({ state }) => state.Resource?.endsWith('.waitForTaskToken'));
const calling = tasks.filter(({ state }) => state.Resource === 'arn:aws:states:::lambda:invoke');

test('There are four machines and no other file', () => {
  expect(files.toSorted()).toEqual(machineNames.map((name) => `${name}.asl.json`).toSorted());
});

describe.each(machineNames)('%s', (name) => {
  const machine = definitionOf(name);
  test('is valid Amazon States Language', () => {
    expect(validate(machine)).toMatchObject({ isValid: true, errors: [] });
  });
  test('is written in JSONata and says what it is for', () => {
    expect(machine.QueryLanguage).toBe('JSONata');
    expect(machine.Comment).toMatch(/\.$/);
  });
  test('has at most 15 states', () => {
    expect(statesOf(machine).length).toBeLessThanOrEqual(15);
  });
});

test('Every stage has its state, in the order of the journey', () => {
  const pascal = (stage: string) => stage.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  const names = allStates.map(({ name }) => name);
  const [intake, ...rest] = stages;
  expect(intake).toBe('intake');
  const followUp = rest.pop();
  expect(followUp).toBe('follow-up');
  expect(machineNames).toContain(followUp);
  const inMachine = (machine: string) => Object.keys(definitionOf(machine).States);
  for (const stage of rest) expect(names).toContain(pascal(stage));
  const order = [...inMachine('complaint').slice(0, -1), ...inMachine('settle'), 'Outcome'];
  const seen = rest.map((stage) => order.indexOf(pascal(stage)));
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

test.each(allStates)('$machine $name says in one sentence what it does', ({ state }) => {
  expect(state.Comment).toMatch(/^[A-Z][^.]*\.$/);
  expect(state.Comment?.length).toBeLessThanOrEqual(130);
});

test.each(tasks)('$machine $name repeats a bounded number of times, spread out', ({ state }) => {
  expect(state.Retry).toHaveLength(1);
  for (const retry of state.Retry ?? []) {
    expect(retry).toMatchObject({ MaxAttempts: 6, BackoffRate: 2, MaxDelaySeconds: 30, JitterStrategy: 'FULL' });
    expect(retry.ErrorEquals).not.toContain('States.ALL');
    expect(retry.ErrorEquals).not.toContain('States.TaskFailed');
  }
});

/** One retrier for each way a state works; they are written out in the files, which stay what Step Functions is given. */
test('States that call the same service repeat alike, in every machine', () => {
  const retriersOf = (resource: string | undefined) =>
    new Set(tasks.filter(({ state }) => state.Resource === resource).map(({ state }) => JSON.stringify(state.Retry)));
  for (const resource of new Set(tasks.map(({ state }) => state.Resource)))
    expect(retriersOf(resource).size, resource).toBe(1);
});

test.each(calling)('$machine $name repeats what is Transient, on AWS and on the emulator', ({ state }) => {
  const errors = state.Retry?.[0]?.ErrorEquals;
  expect(errors).toEqual(expect.arrayContaining(['Transient', 'Runtime.HandlerError']));
  expect(errors).not.toContain('Permanent');
});

/** What Lambda and Step Functions call a function that timed out, died or was not reached (Step Functions developer guide, "Handling errors"). */
const NOT_THE_FUNCTIONS_ANSWER = [
  'Lambda.Unknown',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  'Sandbox.Timedout',
  'States.Timeout',
  'Runtime.ExitError',
];

test.each(calling)(
  '$machine $name repeats a call whose function timed out, died or could not be reached',
  ({ state }) => {
    expect(state.Retry?.[0]?.ErrorEquals).toEqual(expect.arrayContaining(NOT_THE_FUNCTIONS_ANSWER));
  },
);

test('Only the failure of the execution that asks an expert leads to no opinion; an expert who could not be asked is asked again', () => {
  const inside = definitionOf('complaint').States['Consult']?.ItemProcessor?.States ?? {};
  const leadingTo = (target: string) =>
    Object.entries(inside)
      .filter(([, state]) => JSON.stringify(state).includes(`"Next":"${target}"`))
      .map(([name]) => name);
  expect(leadingTo('NoOpinion')).toEqual(['WhyNoAnswer']);
  expect(inside['WhyNoAnswer']).toMatchObject({
    Choices: [{ Condition: "{% $states.input.error = 'States.TaskFailed' %}", Next: 'NoOpinion' }],
    Default: 'AskAgain',
  });
  expect(inside['AskAgain']).not.toHaveProperty('Catch');
  expect(inside['AskAgain']?.Arguments).toEqual(inside['AskExpert']?.Arguments);
});

describe.each(waiting)('$machine $name waits for a person', ({ state }) => {
  test('with a backstop below the year an execution may live', () => {
    expect(state['TimeoutSeconds']).toBe(30_000_000);
    expect(state['TimeoutSeconds']).toBeLessThan(365 * 24 * 3600);
  });
  test('after opening a planned or open task of its case, and without ever deciding one', () => {
    expect(state.Arguments).toMatchObject({
      UpdateExpression: 'SET #status = :open, #token = :token, #openedAt = if_not_exists(#openedAt, :now)',
      ConditionExpression: '#status IN (:planned, :open)',
      ExpressionAttributeNames: { '#status': 'status', '#token': 'token', '#openedAt': 'openedAt' },
      ExpressionAttributeValues: { ':planned': { S: 'planned' }, ':open': { S: 'open' } },
    });
  });
  test('and goes on when the task was decided while nothing waited', () => {
    expect(state.Catch?.map(({ ErrorEquals }) => ErrorEquals)).toEqual([['DynamoDb.ConditionalCheckFailedException']]);
  });
});

test('No state ends a journey in a Fail, from which it could not be redriven', () => {
  expect(allStates.filter(({ state }) => state.Type === 'Fail')).toEqual([]);
});

describe('the subset that runs alike on AWS and on the emulator', () => {
  test('The subset that runs alike on AWS and on the emulator uses no Parallel, no Wait and no Succeed', () => {
    expect([...new Set(allStates.map(({ state }) => state.Type))].toSorted()).toEqual([
      'Choice',
      'Map',
      'Pass',
      'Task',
    ]);
  });
  test.each(allStates)('$machine $name has literal limits', ({ state }) => {
    for (const field of ['TimeoutSeconds', 'HeartbeatSeconds', 'MaxConcurrency'])
      expect(expressionsIn(state[field])).toEqual([]);
    expect(state).not.toHaveProperty('HeartbeatSeconds');
  });
  test('The subset that runs alike on AWS and on the emulator only calls what the emulator has', () => {
    expect([...new Set(tasks.map(({ state }) => state.Resource))].toSorted()).toEqual([
      'arn:aws:states:::aws-sdk:dynamodb:getItem',
      'arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken',
      'arn:aws:states:::lambda:invoke',
      'arn:aws:states:::states:startExecution.sync:2',
    ]);
  });
});

/** Ids and routing fields: all that an execution may carry. */
const CARRIED =
  /^\$states\.(input|result)\.(caseId|cycle|taskId|surveyTaskId|questions|promises|result|decision|next)$/;
const WHOLE = new Set(['$states.input', '$states.result.Payload', '$states.context.Task.Token', '$now()']);
const MADE = new Set([
  "'CASE#' & $states.input.caseId",
  "'TASK#' & $states.input.taskId",
  "'TASK#' & $states.input.surveyTaskId",
  ...['release', 'offer'].flatMap((next) => [
    `'TASK#' & ($states.input.next = '${next}' ? $states.input.taskId : '')`,
    `$merge([$states.input, {'next': $states.input.next = '${next}' ? 'decided' : $states.input.next}])`,
  ]),
  '$states.context.Map.Item.Value.taskId',
  '$states.context.Execution.Id',
  '$states.result.Output.result',
  '$states.errorOutput.Error',
  "[$states.result.questions.{'taskId': taskId}]",
  "[$states.result.Item.output.M.questions.L.{'taskId': M.taskId.S}]",
]);
const isNameOfExecution = (expression: string): boolean =>
  /^\$states\.context\.Execution\.Name & ('-settle'|'-' & \$replace\(\$substringAfter\(\$states\.input\.taskId, '\.'\), '\.', '-'\)) & \(\$states\.context\.Execution\.RedriveCount > 0 \? /.test(
    expression,
  );

test.each(allStates)('$machine $name carries ids and routing fields only', ({ state }) => {
  const fields = ['Arguments', 'Output', 'Items', 'ItemSelector', 'Assign', 'Catch'] as const;
  const found = fields.flatMap((field) => expressionsIn((state as State)[field]));
  const others = found.filter(
    (expression) =>
      !CARRIED.test(expression) && !WHOLE.has(expression) && !MADE.has(expression) && !isNameOfExecution(expression),
  );
  expect(others).toEqual([]);
});
