import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  type ScheduleSummary,
} from '@aws-sdk/client-scheduler';
import { expect } from 'vitest';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import { keys } from '#cases/store/keys.ts';
import { ConditionFailed } from '#cases/store/table.ts';
import type { Case } from '#domain/case/case.ts';
import { dummyCredentials } from '#local/loopback.ts';
import { invoke } from '../journeys/support/invoke.ts';
import { run } from './support.ts';

const connection = { endpoint: run.endpointUrl, region: run.region, credentials: dummyCredentials };
const scheduler = new SchedulerClient(connection);
const table = dynamoTable(new DynamoDBClient(connection), run.tableName);

/** Part of a case's id: as much of it as stands in the names of all its schedules (functions/relay/scheduler.ts shortens long ones). */
const IN_NAME = 25;

/** Schedules that have yet to strike for a case. */
export const schedulesOf = async (caseId: string): Promise<ScheduleSummary[]> => {
  const found: ScheduleSummary[] = [];
  let NextToken: string | undefined;
  do {
    const page = await scheduler.send(new ListSchedulesCommand({ NextToken }));
    found.push(...(page.Schedules ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return found.filter(({ Name = '' }) => Name.includes(caseId.slice(0, IN_NAME)));
};

/** Loses a schedule, as nobody ever should. */
export const lose = async ({ Name, GroupName }: ScheduleSummary): Promise<void> => {
  await scheduler.send(new DeleteScheduleCommand({ Name, GroupName }));
};

const FOUR_MINUTES_MS = 4 * 60_000;

/**
 * Puts the next strike of a timer four minutes back, as if so long had passed: the sweep calls no schedule lost before three.
 * @returns whether it could: another timer of the case may strike at the same moment
 */
export const putBack = async (caseId: string, id: string): Promise<boolean> => {
  const head = (await table.get(keys.head(caseId))) as unknown as Case;
  const at = new Date(Date.now() - FOUR_MINUTES_MS).toISOString();
  const timers = head.timers.map((clock) =>
    clock.id === id && clock.next ? { ...clock, next: { ...clock.next, at } } : clock,
  );
  try {
    await table.write([{ update: keys.head(caseId), expect: { seq: head.seq }, set: { timers, gsi3sk: at } }]);
    return true;
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    return false;
  }
};

const call = async <Answer>(target: string, body: object): Promise<Answer> => {
  const version = target.startsWith('AmazonSQS') ? '1.0' : '1.1';
  const response = await fetch(run.endpointUrl, {
    method: 'POST',
    headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': target },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  expect(response.status, `${target}: ${text}`).toBe(200);
  return JSON.parse(text) as Answer;
};

export const sweepClocks = (): Promise<void> => invoke(run, 'relay-sweep', { what: 'timers' });

/** What the company's other systems would hear of holds. */
type Announced = { 'detail-type': string; source: string; detail: Record<string, string> };

const HOLDS = /^amends\.hold-/;

/** Listens on the company's bus, as billing would: what was announced of the holds of a case so far, in its order. */
export const listen = async (name: string): Promise<(caseId: string) => Promise<Announced[]>> => {
  const { QueueUrl } = await call<{ QueueUrl: string }>('AmazonSQS.CreateQueue', { QueueName: name });
  const rule = { Name: name, EventBusName: run.eventBusName };
  const EventPattern = JSON.stringify({ source: ['amends'] });
  await call('AWSEvents.PutRule', { ...rule, EventPattern, State: 'ENABLED' });
  const Arn = `arn:aws:sqs:${run.region}:${run.accountId}:${name}`;
  await call('AWSEvents.PutTargets', { Rule: name, EventBusName: run.eventBusName, Targets: [{ Id: '1', Arn }] });
  const heard: Announced[] = [];
  return async (caseId) => {
    type Page = { Messages?: { Body: string; ReceiptHandle: string }[] };
    const { Messages = [] } = await call<Page>('AmazonSQS.ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
    for (const { Body, ReceiptHandle } of Messages) {
      heard.push(JSON.parse(Body) as Announced);
      await call('AmazonSQS.DeleteMessage', { QueueUrl, ReceiptHandle });
    }
    return heard.filter(({ detail, ...one }) => detail['caseId'] === caseId && HOLDS.test(one['detail-type']));
  };
};
