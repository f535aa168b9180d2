import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { Transient } from '#domain/failures.ts';
import { ConditionFailed, type Item, type Key, type Table, type Write } from './table.ts';

const toAttributes = (value: Record<string, unknown>) => marshall(value, { removeUndefinedValues: true });
const keyOf = ({ pk, sk }: Key) => toAttributes({ pk, sk });

const encodeCursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');
const decodeCursor = (cursor: string) => JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));

const updateOf = (write: Extract<Write, { update: Key }>) => {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const name = (field: string) => {
    names[`#${field}`] = field;
    return `#${field}`;
  };
  const sets = Object.entries(write.set ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => {
      values[`:${field}`] = value;
      return `${name(field)} = :${field}`;
    });
  const removes = (write.remove ?? []).map(name);
  const conditions = Object.entries(write.expect ?? {}).map(([field, value]) => {
    values[`:expected_${field}`] = value;
    return `${name(field)} = :expected_${field}`;
  });
  const expression = [
    sets.length > 0 ? `SET ${sets.join(', ')}` : '',
    removes.length > 0 ? `REMOVE ${removes.join(', ')}` : '',
  ].join(' ');
  return {
    Key: keyOf(write.update),
    UpdateExpression: expression.trim(),
    ConditionExpression: ['attribute_exists(pk)', ...conditions].join(' AND '),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: toAttributes(values) }),
  };
};

const ABSENT = { ConditionExpression: 'attribute_not_exists(pk)' };

const inTransaction = (TableName: string, write: Write): TransactWriteItem => {
  if ('put' in write) return { Put: { TableName, Item: toAttributes(write.put), ...(write.ifAbsent && ABSENT) } };
  if ('update' in write) return { Update: { TableName, ...updateOf(write) } };
  return { Delete: { TableName, Key: keyOf(write.drop) } };
};

/** One write needs no transaction, which costs twice the units. */
const alone = (TableName: string, write: Write) => {
  if ('put' in write)
    return new PutItemCommand({ TableName, Item: toAttributes(write.put), ...(write.ifAbsent && ABSENT) });
  if ('update' in write) return new UpdateItemCommand({ TableName, ...updateOf(write) });
  return new DeleteItemCommand({ TableName, Key: keyOf(write.drop) });
};

/** Which conditions failed; a transaction that only collided with another is worth repeating. */
const asOurs = (error: unknown): unknown => {
  if (error instanceof ConditionalCheckFailedException) return new ConditionFailed([0]);
  if (!(error instanceof TransactionCanceledException)) return error;
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
  const failed = codes.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? [index] : []));
  if (failed.length > 0) return new ConditionFailed(failed);
  return new Transient(`Transaction cancelled: ${codes.filter((code) => code !== 'None').join(', ')}`);
};

/** Keys that one BatchGetItem takes (its API reference). */
const MOST_IN_BATCH = 100;
const BATCH_ATTEMPTS = 5;

/** The items of at most 100 keys that exist. Throws Transient where DynamoDB leaves some unread again and again. */
const readBatch = async (
  client: DynamoDBClient,
  { TableName, keys }: { TableName: string; keys: Key[] },
): Promise<Item[]> => {
  const found: Item[] = [];
  let asked = keys;
  for (let attempt = 0; asked.length > 0 && attempt < BATCH_ATTEMPTS; attempt++) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: asked.map(keyOf), ConsistentRead: true } } }),
    );
    found.push(...(Responses?.[TableName] ?? []).map((attributes) => unmarshall(attributes) as Item));
    asked = (UnprocessedKeys?.[TableName]?.Keys ?? []).map((key) => unmarshall(key) as Key);
  }
  if (asked.length > 0) throw new Transient('DynamoDB left keys unread');
  return found;
};

/** Which sort keys are asked for: those that begin with a prefix, or a range of them. */
const rangeOf = ({ prefix, from, to }: { prefix: string; from: string | undefined; to: string | undefined }) => {
  if (from !== undefined || to !== undefined)
    return { condition: ['sk BETWEEN :from AND :to'], values: { ':from': from ?? ' ', ':to': to ?? '\uffff' } };
  return prefix ? { condition: ['begins_with(sk, :sk)'], values: { ':sk': prefix } } : { condition: [], values: {} };
};

/** The table on DynamoDB: partition key `pk`, sort key `sk`, indexes `gsi1` and `gsi2` with keys only. */
export const dynamoTable = (client: DynamoDBClient, TableName: string): Table => ({
  get: async (key) => {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: keyOf(key), ConsistentRead: true }));
    return Item && (unmarshall(Item) as Item);
  },
  getMany: async (keys) => {
    const found = new Map<string, Item>();
    for (let start = 0; start < keys.length; start += MOST_IN_BATCH)
      for (const item of await readBatch(client, { TableName, keys: keys.slice(start, start + MOST_IN_BATCH) }))
        found.set(`${item.pk} ${item.sk}`, item);
    return keys.flatMap(({ pk, sk }) => found.get(`${pk} ${sk}`) ?? []);
  },
  query: async (pk, prefix = '', { from, to, descending, limit } = {}) => {
    const { condition, values } = rangeOf({ prefix, from, to });
    const items: Item[] = [];
    let ExclusiveStartKey: Record<string, never> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName,
          ConsistentRead: true,
          KeyConditionExpression: ['pk = :pk', ...condition].join(' AND '),
          ExpressionAttributeValues: toAttributes({ ':pk': pk, ...values }),
          ScanIndexForward: !descending,
          ...(limit && { Limit: limit - items.length }),
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      );
      items.push(...(page.Items ?? []).map((attributes) => unmarshall(attributes) as Item));
      ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
    } while (ExclusiveStartKey && (!limit || items.length < limit));
    return items;
  },
  index: async (name, pk, { from, to, limit = 100, cursor, descending } = {}) => {
    const { Items, LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: name,
        KeyConditionExpression: `${name}pk = :pk AND ${name}sk BETWEEN :from AND :to`,
        ExpressionAttributeValues: toAttributes({ ':pk': pk, ':from': from ?? ' ', ':to': to ?? '\uffff' }),
        ScanIndexForward: !descending,
        Limit: limit,
        ...(cursor && { ExclusiveStartKey: decodeCursor(cursor) }),
      }),
    );
    const keys = (Items ?? []).map((attributes) => {
      const { pk: itemPk, sk } = unmarshall(attributes) as Key;
      return { pk: itemPk, sk };
    });
    return LastEvaluatedKey ? { keys, cursor: encodeCursor(LastEvaluatedKey) } : { keys };
  },
  write: async (writes) => {
    const [first] = writes;
    if (!first) return;
    try {
      if (writes.length === 1) await client.send(alone(TableName, first) as PutItemCommand);
      else
        await client.send(
          new TransactWriteItemsCommand({ TransactItems: writes.map((write) => inTransaction(TableName, write)) }),
        );
    } catch (error) {
      throw asOurs(error);
    }
  },
});
