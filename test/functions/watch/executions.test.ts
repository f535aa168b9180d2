import type { SFNClient } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { watchedExecutions } from '#functions/watch/executions.ts';

const failure = (name: string) => Object.assign(new Error('no'), { name });

/** Step Functions with one execution, which cannot be stopped. */
const over = (status: string | undefined, refusal: Error) => {
  const send = async (command: { constructor: { name: string } }) => {
    if (command.constructor.name === 'StopExecutionCommand') throw refusal;
    if (status === undefined) throw failure('ExecutionDoesNotExist');
    return { status };
  };
  const arns = { complaint: 'arn:aws:states:r:a:stateMachine:c', 'follow-up': 'arn:aws:states:r:a:stateMachine:f' };
  return watchedExecutions({ send } as Partial<SFNClient> as SFNClient, arns);
};

test.each([
  ['FAILED', 'ValidationException'],
  ['TIMED_OUT', 'ValidationException'],
  ['SUCCEEDED', 'ExecutionNotRunning'],
  [undefined, 'ExecutionDoesNotExist'],
])(
  'An execution that is %s is no hindrance to its successor because it cannot be stopped (%s)',
  async (status, name) => {
    await expect(over(status, failure(name)).stop('complaint', 'a')).resolves.toBeUndefined();
  },
);

test('One that runs and cannot be stopped has no successor: no two ever run', async () => {
  const refusal = failure('ThrottlingException');
  await expect(over('RUNNING', refusal).stop('complaint', 'a')).rejects.toBe(refusal);
});

test('An execution is looked for at its machine, also where it was started by an alias', async () => {
  const asked: string[] = [];
  const send = async ({ input }: { input: { executionArn: string } }) => {
    asked.push(input.executionArn);
    return { status: 'RUNNING' };
  };
  const arns = {
    complaint: 'arn:aws:states:r:a:stateMachine:Amends-complaint:live',
    'follow-up': 'arn:aws:states:r:a:stateMachine:Amends-follow-up',
  };
  const executions = watchedExecutions({ send } as unknown as SFNClient, arns);
  await executions.status('complaint', 'case-1');
  await executions.status('follow-up', 'case-1-follow-up');
  expect(asked).toEqual([
    'arn:aws:states:r:a:execution:Amends-complaint:case-1',
    'arn:aws:states:r:a:execution:Amends-follow-up:case-1-follow-up',
  ]);
});
