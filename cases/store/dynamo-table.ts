import {
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { backoff } from '#platform/backoff.ts';
import { keyOf, toAttributes, writeCommand } from './dynamo-writes.ts';
import { withOurFailures } from './failures.ts';
import {
  type IndexName,
  type Item,
  type Key,
  type Placed,
  type QueryOptions,
  type Range,
  type Table,
  TryLater,
  type Write,
} from './table.ts';
import { refuseRepeatedKeys, refuseTwoConditions } from './validation.ts';

/** A table and who asks it. */
export type Of = { client: DynamoDBClient; TableName: string };

/** Does writes each by itself; undefined where these have to be done together. */
export type Apart = (of: Of, writes: readonly Write[]) => Promise<void> | undefined;

const encodeCursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');
const decodeCursor = (cursor: string) => JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));

/** Keys that one BatchGetItem takes (its API reference). */
const MOST_IN_BATCH = 100;
/** What is left unread is asked for again so often, after pauses of 1.5 seconds on average in all. */
export const BATCH_ATTEMPTS = 7;
export const FIRST_REST_MS = 50;

/**
 * The items of at most 100 keys that exist. DynamoDB leaves keys unread where there is no capacity or more than 16 MB; they are
 * asked for again after a pause (API Reference, BatchGetItem: "we strongly recommend that you use an exponential backoff").
 * @throws TryLater where some are left again and again
 */
const readBatch = async ({ client, TableName }: Of, keys: Key[]): Promise<Item[]> => {
  const found: Item[] = [];
  let asked = keys;
  for (let attempt = 0; ; attempt++) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: asked.map(keyOf), ConsistentRead: true } } }),
    );
    found.push(...(Responses?.[TableName] ?? []).map((attributes) => unmarshall(attributes) as Item));
    asked = (UnprocessedKeys?.[TableName]?.Keys ?? []).map((key) => unmarshall(key) as Key);
    if (asked.length === 0) return found;
    if (attempt + 1 >= BATCH_ATTEMPTS) throw new TryLater('DynamoDB left keys unread');
    await backoff(attempt, FIRST_REST_MS);
  }
};

const readMany = async (table: Of, keys: Key[]): Promise<Item[]> => {
  refuseRepeatedKeys(keys);
  const found = new Map<string, Item>();
  for (let start = 0; start < keys.length; start += MOST_IN_BATCH)
    for (const item of await readBatch(table, keys.slice(start, start + MOST_IN_BATCH)))
      found.set(`${item.pk} ${item.sk}`, item);
  return keys.flatMap(({ pk, sk }) => found.get(`${pk} ${sk}`) ?? []);
};

/** Which sort keys are asked for: those that begin with a prefix, those in a range, or all. */
const sortKeys = (field: string, { prefix = '', from, to }: Range & { prefix?: string }) => {
  if (prefix) return { conditions: [`begins_with(${field}, :prefix)`], values: { ':prefix': prefix } };
  if (from !== undefined && to !== undefined)
    return { conditions: [`${field} BETWEEN :from AND :to`], values: { ':from': from, ':to': to } };
  if (from !== undefined) return { conditions: [`${field} >= :from`], values: { ':from': from } };
  return to === undefined ? { conditions: [], values: {} } : { conditions: [`${field} <= :to`], values: { ':to': to } };
};

const queryAll = async (
  { client, TableName }: Of,
  { pk, prefix, options }: { pk: string; prefix: string; options: QueryOptions },
): Promise<Item[]> => {
  refuseTwoConditions({ prefix, ...options });
  const { conditions, values } = sortKeys('sk', { prefix, ...options });
  const { descending, limit } = options;
  const items: Item[] = [];
  let ExclusiveStartKey: Record<string, never> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: ['pk = :pk', ...conditions].join(' AND '),
        ExpressionAttributeValues: toAttributes({ ':pk': pk, ...values }),
        ScanIndexForward: !descending,
        ...(limit !== undefined && { Limit: limit - items.length }),
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    items.push(...(page.Items ?? []).map((attributes) => unmarshall(attributes) as Item));
    ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
  } while (ExclusiveStartKey && (limit === undefined || items.length < limit));
  return items;
};

const indexPage = async (
  { client, TableName }: Of,
  { name, pk, range }: { name: IndexName; pk: string; range: Range },
): Promise<{ keys: Placed[]; cursor?: string }> => {
  const { conditions, values } = sortKeys(`${name}sk`, range);
  const { limit = 100, cursor, descending } = range;
  const { Items, LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName,
      IndexName: name,
      KeyConditionExpression: [`${name}pk = :pk`, ...conditions].join(' AND '),
      ExpressionAttributeValues: toAttributes({ ':pk': pk, ...values }),
      ScanIndexForward: !descending,
      Limit: limit,
      ...(cursor && { ExclusiveStartKey: decodeCursor(cursor) }),
    }),
  );
  const keys = (Items ?? []).map((attributes) => {
    const { pk: itemPk, sk, [`${name}sk`]: place } = unmarshall(attributes) as Item;
    return { pk: itemPk, sk, place: String(place) };
  });
  return LastEvaluatedKey ? { keys, cursor: encodeCursor(LastEvaluatedKey) } : { keys };
};

/** Counts without reading: a page of COUNT is asked for until the limit or the end (API Reference, Query, Select). */
const countOf = async (
  { client, TableName }: Of,
  { name, pk, range }: { name: IndexName; pk: string; range: { from?: string; to?: string; limit: number } },
): Promise<number> => {
  const { conditions, values } = sortKeys(`${name}sk`, range);
  let count = 0;
  let ExclusiveStartKey: Record<string, never> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName,
        IndexName: name,
        Select: 'COUNT',
        KeyConditionExpression: [`${name}pk = :pk`, ...conditions].join(' AND '),
        ExpressionAttributeValues: toAttributes({ ':pk': pk, ...values }),
        Limit: range.limit - count,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    count += page.Count ?? 0;
    ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
  } while (ExclusiveStartKey && count < range.limit);
  return count;
};

/**
 * The table on DynamoDB: partition key `pk`, sort key `sk`, indexes `gsi1`, `gsi2` and `gsi3` with keys only.
 * @param apart how what may be done apart is; together with all else where none is given
 */
export const dynamoTable = (client: DynamoDBClient, TableName: string, apart?: Apart): Table => {
  const table = { client, TableName };
  return {
    get: (key) =>
      withOurFailures(async () => {
        const { Item } = await client.send(new GetItemCommand({ TableName, Key: keyOf(key), ConsistentRead: true }));
        return Item && (unmarshall(Item) as Item);
      }),
    getMany: (keys) => withOurFailures(() => readMany(table, keys)),
    query: (pk, prefix = '', options = {}) => withOurFailures(() => queryAll(table, { pk, prefix, options })),
    index: (name, pk, range = {}) => withOurFailures(() => indexPage(table, { name, pk, range })),
    count: (name, pk, range) => withOurFailures(() => countOf(table, { name, pk, range })),
    write: (writes, how) =>
      withOurFailures(async () => {
        const done = how?.apart ? apart?.(table, writes) : undefined;
        if (done) return done;
        if (writes.length > 0) await client.send(writeCommand(TableName, writes) as TransactWriteItemsCommand);
      }),
  };
};
