import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { tableClient } from '#cases/store/table-client.ts';

const isForALogger = (step: string): boolean => step.startsWith('loggerMiddleware');

test('The table: its client makes no copy of what was asked and answered for a logger, and takes every other step of the SDK', () => {
  const steps = new DynamoDBClient().middlewareStack.identify();
  expect(steps.filter(isForALogger)).toHaveLength(1);
  expect(tableClient().middlewareStack.identify()).toEqual(steps.filter((step) => !isForALogger(step)));
});

test('The table: the steps of a call are put in their order once for each operation', async () => {
  let ordered = 0;
  class Asked extends GetItemCommand {
    override resolveMiddleware(): ReturnType<GetItemCommand['resolveMiddleware']> {
      ordered++;
      return async () => ({ output: { $metadata: {} }, response: {} });
    }
  }
  const client = tableClient();
  for (const pk of ['a', 'b']) await client.send(new Asked({ TableName: 'Table', Key: { pk: { S: pk } } }));
  expect(ordered).toBe(1);
});
