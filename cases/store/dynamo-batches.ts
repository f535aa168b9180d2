import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { backoff } from '#platform/backoff.ts';
import { type Apart, BATCH_ATTEMPTS, FIRST_REST_MS } from './dynamo-table.ts';
import { keyOf, toAttributes } from './dynamo-writes.ts';
import { TryLater, type Write } from './table.ts';

/** Writes that one BatchWriteItem takes (its API reference). */
const MOST_WRITTEN = 25;

/** A write that asks for nothing of what is there, so that it can be one of a batch. */
const inBatch = (write: Write): WriteRequest | undefined => {
  if ('drop' in write) return { DeleteRequest: { Key: keyOf(write.drop) } };
  return 'put' in write && !write.ifAbsent ? { PutRequest: { Item: toAttributes(write.put) } } : undefined;
};

/**
 * Does writes by BatchWriteItem, 25 at a time, each by itself. What DynamoDB leaves undone is asked for again after a pause, as with keys.
 * Only for a function that may store and drop single items anyway: the right to write in batches holds both.
 * @returns undefined where one is alone, or one has a condition: no batch takes those
 * @throws TryLater where some are left again and again
 */
export const inBatches: Apart = ({ client, TableName }, writes) => {
  const requests = writes.flatMap((write) => inBatch(write) ?? []);
  if (writes.length < 2 || requests.length < writes.length) return undefined;
  const writeBatch = async (batch: WriteRequest[]): Promise<void> => {
    let asked = batch;
    for (let attempt = 0; ; attempt++) {
      const { UnprocessedItems } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [TableName]: asked } }),
      );
      asked = UnprocessedItems?.[TableName] ?? [];
      if (asked.length === 0) return;
      if (attempt + 1 >= BATCH_ATTEMPTS) throw new TryLater('DynamoDB left writes undone');
      await backoff(attempt, FIRST_REST_MS);
    }
  };
  return (async () => {
    for (let from = 0; from < requests.length; from += MOST_WRITTEN)
      await writeBatch(requests.slice(from, from + MOST_WRITTEN));
  })();
};
