import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { INDEX_NAMES } from '#cases/store/table.ts';

type KeySchema = NonNullable<CreateTableCommandInput['KeySchema']>;

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' }) as const;
const keySchema = (prefix = ''): KeySchema => [
  { AttributeName: `${prefix}pk`, KeyType: 'HASH' },
  { AttributeName: `${prefix}sk`, KeyType: 'RANGE' },
];

/** The table as it is deployed; a test holds it against the template. */
export const TABLE = {
  AttributeDefinitions: ['', ...INDEX_NAMES].flatMap((name) => [text(`${name}pk`), text(`${name}sk`)]),
  KeySchema: keySchema(),
  BillingMode: 'PAY_PER_REQUEST',
  GlobalSecondaryIndexes: INDEX_NAMES.map((IndexName) => ({
    IndexName,
    KeySchema: keySchema(IndexName),
    Projection: { ProjectionType: 'KEYS_ONLY' as const },
  })),
} as const satisfies Omit<CreateTableCommandInput, 'TableName'>;
