import { ACCOUNT, type Asked } from './call.ts';
import { getObject, getString, type Json } from './requests-json.ts';

/** The kind of a partition, such as `CASE#x`: policies look at no more, and what follows says whose it is. */
const kindOfKey = (key: string): string => {
  const [kind = 'x', ...rest] = key.split('#');
  return `${/^[A-Z][A-Z-]*$/.test(kind) ? kind : 'x'}${rest.length > 0 ? '#x' : ''}`;
};

/** The value of a partition key; empty where it is not a text, which no policy takes for one of ours. */
const partition = (item: unknown): string => getString(getObject(getObject(item)['pk']), 'S') ?? '';

type Touched = { action: string; table: string; index?: string; keys: string[] };

const queried = (body: Json): string[] => {
  const placeholder = /\b(?:gsi\d)?pk = (:\w+)/.exec(getString(body, 'KeyConditionExpression') ?? '')?.[1] ?? '';
  return [getString(getObject(getObject(body['ExpressionAttributeValues'])[placeholder]), 'S') ?? ''];
};

/** An element of a transaction is allowed or not as the single write is (Developer Guide, "Using IAM with transactions"). */
const IN_TRANSACTION: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
  ConditionCheck: 'ConditionCheckItem',
};

const inTransaction = (body: Json): Touched[] =>
  (Array.isArray(body['TransactItems']) ? body['TransactItems'] : []).flatMap((element) =>
    Object.entries(getObject(element)).map(([kind, value]) => {
      const part = getObject(value);
      const key = partition(part['Item'] ?? part['Key']);
      return { action: IN_TRANSACTION[kind] ?? kind, table: getString(part, 'TableName') ?? '', keys: [key] };
    }),
  );

/** Keys of a batch: of one table, what is read or what is written. */
const inBatch = (action: string, body: Json): Touched[] =>
  Object.entries(getObject(body['RequestItems'])).map(([table, requests]) => {
    const writes = Array.isArray(requests) ? requests.map(getObject) : [];
    const keys = getObject(requests)['Keys'];
    const items = writes.map(
      (write) => getObject(write['PutRequest'])['Item'] ?? getObject(write['DeleteRequest'])['Key'],
    );
    return { action, table, keys: (Array.isArray(keys) ? keys : items).map(partition) };
  });

const touchedBy = (operation: string, body: Json): Touched[] => {
  if (operation.startsWith('Transact')) return inTransaction(body);
  if (operation.startsWith('Batch')) return inBatch(operation, body);
  const index = getString(body, 'IndexName');
  const keys = operation === 'Query' ? queried(body) : [partition(body['Item'] ?? body['Key'])];
  return [{ action: operation, table: getString(body, 'TableName') ?? '', ...(index && { index }), keys }];
};

/** What an operation of DynamoDB asks IAM for: each table or index it touches, with the kinds of the partitions. */
export const asDynamo = (operation: string, region: string, body: Json): Asked[] =>
  touchedBy(operation, body).map(({ action, table, index, keys }) => {
    const arn = table.startsWith('arn:') ? table : `arn:aws:dynamodb:${region}:${ACCOUNT}:table/${table}`;
    return {
      action: `dynamodb:${action}`,
      resource: index ? `${arn}/index/${index}` : arn,
      conditions: { 'dynamodb:LeadingKeys': [...new Set(keys.map(kindOfKey))].toSorted() },
    };
  });
