import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { tableClient } from '#cases/store/table-client.ts';

const isForALogger = (step: string): boolean => step.startsWith('loggerMiddleware');

test('The table: its client makes no copy of what was asked and answered for a logger, and takes every other step of the SDK', () => {
  const steps = new DynamoDBClient().middlewareStack.identify();
  expect(steps.filter(isForALogger)).toHaveLength(1);
  expect(tableClient().middlewareStack.identify()).toEqual(steps.filter((step) => !isForALogger(step)));
});
