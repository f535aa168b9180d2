import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stepFunctions } from '#functions/relay/executions.ts';
import { MailRefused, sender, sesMailer } from '#functions/relay/mailer.ts';
import { eventBridgeScheduler, scheduleName, scheduleTime } from '#functions/relay/scheduler.ts';
import { CASE_ID, MONDAY } from '#test/support/case-fixture.ts';

/** A service of AWS on the loopback: keeps what it was asked, and refuses by a class name where a test says so. */
type Asked = { method: string; path: string; body: Record<string, unknown> };
const asked: Asked[] = [];
const refusals: string[] = [];

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}');
};

let server: Server;
let options: {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  maxAttempts: number;
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    asked.push({ method: request.method ?? '', path: request.url ?? '', body: await bodyOf(request) });
    const refusal = refusals.shift();
    response.writeHead(refusal ? 400 : 200, {
      'content-type': 'application/json',
      ...(refusal && { 'x-amzn-errortype': refusal }),
    });
    const answer = { MessageId: '0102-abc', executionArn: 'arn', startDate: 1, ScheduleArn: 'arn' };
    response.end(JSON.stringify(refusal ? { __type: refusal, message: 'quotes what Ana wrote' } : answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  options = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  };
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  asked.length = 0;
  refusals.length = 0;
});

describe('Step Functions', () => {
  const executions = () =>
    stepFunctions(new SFNClient(options), { complaint: 'arn:complaint', 'follow-up': 'arn:follow-up' });

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

type Sent = { Content?: { Simple: { Headers: { Name: string; Value: string }[] } } };

describe('SES', () => {
  const mailer = (region = 'eu-west-1') =>
    sesMailer(new SESv2Client({ ...options, region }), {
      from: '"Lumbre" <atencion@lumbre.example>',
      configurationSet: 'amends',
    });
  const mail = { to: 'ana@example.com', subject: 'Año nuevo', body: 'Hola', personal: false };
  const headers = () => {
    const { Content } = (asked[0]?.body ?? {}) as Sent;
    return Object.fromEntries((Content?.Simple.Headers ?? []).map(({ Name, Value }) => [Name, Value]));
  };

  it('SES is asked for one plain mail and gives the Message-ID the reader will see', async () => {
    const id = await mailer().send({ ...mail, replyTo: 'atencion+am-1@lumbre.example', inReplyTo: '<x@example.com>' });
    expect(id).toBe('<0102-abc@eu-west-1.amazonses.com>');
    expect(asked[0]).toMatchObject({
      method: 'POST',
      path: '/v2/email/outbound-emails',
      body: {
        FromEmailAddress: '"Lumbre" <atencion@lumbre.example>',
        Destination: { ToAddresses: ['ana@example.com'] },
        ReplyToAddresses: ['atencion+am-1@lumbre.example'],
        ConfigurationSetName: 'amends',
        Content: { Simple: { Subject: { Data: 'Año nuevo', Charset: 'UTF-8' }, Body: { Text: { Data: 'Hola' } } } },
      },
    });
    expect(headers()).toEqual({
      'Auto-Submitted': 'auto-generated',
      'In-Reply-To': '<x@example.com>',
      References: '<x@example.com>',
    });
    expect(await mailer('us-east-1').send(mail)).toBe('<0102-abc@email.amazonses.com>');
  });

  it('A mail that a person wrote says so in its header, and one of a program too', async () => {
    await mailer().send({ ...mail, personal: true });
    expect(headers()).toEqual({ 'Auto-Submitted': 'no' });
  });

  it.each(['<ñ@example.com>', '<a@example.com>\r\nBcc: b@example.com', `<${'x'.repeat(900)}@example.com>`])(
    'never sees a Message-ID that no header can hold',
    async (inReplyTo) => {
      await mailer().send({ ...mail, inReplyTo });
      expect(headers()).toEqual({ 'Auto-Submitted': 'auto-generated' });
    },
  );

  it.each(['MessageRejected', 'BadRequestException'])('SES refuses a mail for good with %s', async (refusal) => {
    refusals.push(refusal);
    await expect(mailer().send(mail)).rejects.toThrow(new MailRefused(refusal));
  });

  it('A mail that SES refuses for the moment is an error that can be repeated', async () => {
    refusals.push('TooManyRequestsException');
    await expect(mailer().send(mail)).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  });

  it.each([
    ['Lumbre', '"Lumbre" <atencion@lumbre.example>'],
    ['The "Best", Ltd.', '"The Best, Ltd." <atencion@lumbre.example>'],
    ['Compañía', '=?UTF-8?B?Q29tcGHDscOtYQ==?= <atencion@lumbre.example>'],
  ])('The company name %s is shown as the sender', (name, shown) => {
    expect(sender({ name, mailbox: 'atencion' }, 'lumbre.example')).toBe(shown);
  });
});

describe('Scheduler', () => {
  const house = { group: 'timers', targetArn: 'arn:deadlines', roleArn: 'arn:role', deadLetterArn: 'arn:dead' };
  const timers = () => eventBridgeScheduler(new SchedulerClient(options), house, () => MONDAY);
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
