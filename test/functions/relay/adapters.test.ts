import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SFNClient } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { stepFunctions } from '#functions/relay/executions.ts';
import { eventBridgeScheduler, scheduleName, scheduleTime } from '#functions/relay/scheduler.ts';
import { awsStandIn } from '#test/support/aws-stand-in.ts';
import { CASE_ID, MONDAY } from '#test/support/case-fixture.ts';

const { asked, refusals, options } = awsStandIn({
  executionArn: 'arn',
  startDate: 1,
  ScheduleArn: 'arn',
});

describe('Step Functions', () => {
  const executions = () =>
    stepFunctions(new SFNClient(options()), { complaint: 'arn:complaint', 'follow-up': 'arn:follow-up' });

  it('Step Functions starts executions by name and resumes them by token', async () => {
    await executions().start('follow-up', 'a-name', '{"cycle":1}');
    await executions().resume('a-token', '{}');
    expect(asked.map(({ body }) => body)).toEqual([
      { stateMachineArn: 'arn:follow-up', name: 'a-name', input: '{"cycle":1}' },
      { taskToken: 'a-token', output: '{}' },
    ]);
  });

  it('An execution that exists counts as started', async () => {
    refusals.push('ExecutionAlreadyExists');
    await expect(executions().start('complaint', 'a-name', '{}')).resolves.toBeUndefined();
  });

  it.each(['TaskDoesNotExist', 'TaskTimedOut', 'InvalidToken'])(
    'An execution whose token gives %s counts as resumed',
    async (refusal) => {
      refusals.push(refusal);
      await expect(executions().resume('a-token', '{}')).resolves.toBeUndefined();
    },
  );

  it('Any other error of Step Functions is passed on', async () => {
    refusals.push('StateMachineDoesNotExist', 'ThrottlingException');
    await expect(executions().start('complaint', 'a-name', '{}')).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
    });
    await expect(executions().resume('a-token', '{}')).rejects.toMatchObject({ name: 'ThrottlingException' });
  });
});

describe('Scheduler', () => {
  const house = { group: 'timers', targetArn: 'arn:deadlines', roleArn: 'arn:role', deadLetterArn: 'arn:dead' };
  const timers = () => eventBridgeScheduler(new SchedulerClient(options()), house, () => MONDAY);
  const at = '2026-12-08T09:00:00.000Z';
  const timerEvent = { timer: 'case', caseId: CASE_ID, id: 'answer', dueAt: at, thresholdPercent: 100 } as const;

  it('A timer is a one-shot schedule in UTC that deletes itself', async () => {
    await timers().set('answer-1', at, timerEvent);
    expect(asked[0]).toMatchObject({
      method: 'POST',
      path: '/schedules/answer-1',
      body: {
        GroupName: 'timers',
        ScheduleExpression: 'at(2026-12-08T09:00:00)',
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: 'arn:deadlines',
          RoleArn: 'arn:role',
          Input: JSON.stringify(timerEvent),
          DeadLetterConfig: { Arn: 'arn:dead' },
        },
      },
    });
  });

  it('A timer that exists is moved', async () => {
    refusals.push('ConflictException');
    await timers().set('answer-1', at, timerEvent);
    expect(asked.map(({ method }) => method)).toEqual(['POST', 'PUT']);
    expect(asked[1]?.body).toMatchObject({ ScheduleExpression: 'at(2026-12-08T09:00:00)' });
  });

  it('A timer is dropped, also where there is none', async () => {
    refusals.push('ResourceNotFoundException');
    await timers().drop('answer-1');
    await timers().drop('answer-2');
    expect(asked.map(({ method, path }) => `${method} ${path.replace(/clientToken=[^&]*&/, '')}`)).toEqual([
      'DELETE /schedules/answer-1?groupName=timers',
      'DELETE /schedules/answer-2?groupName=timers',
    ]);
  });

  it('Any other error of Scheduler is passed on', async () => {
    refusals.push('ValidationException', 'ThrottlingException');
    await expect(timers().set('answer-1', at, timerEvent)).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(timers().drop('answer-1')).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  it.each([
    ['2026-11-23T09:10:00.000Z', 'at(2026-11-23T09:10:00)'],
    ['2026-11-23T09:10:00.001Z', 'at(2026-11-23T09:10:01)'],
    ['2026-11-01T00:00:00.000Z', 'at(2026-11-23T09:00:05)'],
    [MONDAY, 'at(2026-11-23T09:00:05)'],
  ])('A timer for %s, set on Monday at nine, is scheduled as %s: never early, never in the past', (at, expression) => {
    expect(scheduleTime(at, MONDAY)).toBe(expression);
  });

  it('Schedules get legal names, and different timers get different ones', () => {
    const names = [
      `task-${CASE_ID}.consult.1.2-0`,
      `next-word-${CASE_ID}-1764057659000`,
      `task-${CASE_ID}.${'consult.'.repeat(4)}1-0`,
      `task-${CASE_ID}.${'consult.'.repeat(4)}1-1`,
      'a b',
      'a-b',
      'a:b',
    ];
    const legal = names.map(scheduleName);
    for (const name of legal) expect(name).toMatch(/^[0-9a-zA-Z\-_.]{1,64}$/);
    expect(new Set(legal).size).toBe(names.length);
    expect(legal.slice(0, 2)).toEqual(names.slice(0, 2));
  });
});
