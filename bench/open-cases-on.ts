import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import type { Table } from '#cases/store/table.ts';
import { dummyCredentials, REGION } from '#local/loopback.ts';
import { TABLE } from '#test/engines/table-definition.ts';
import { seedOpenCases } from './open-cases.ts';

const TABLE_NAME = 'Amends-open-cases';
const LANES = 8;

/** A table of its own on an engine that speaks DynamoDB's protocol, with so many open cases: nothing listens to its stream. */
export const seededOn = async (endpoint: string, count: number): Promise<Table> => {
  const client = new DynamoDBClient({ endpoint, region: REGION, credentials: dummyCredentials });
  await client.send(new CreateTableCommand({ TableName: TABLE_NAME, ...TABLE }));
  const table = dynamoTable(client, TABLE_NAME);
  await seedOpenCases(table, { to: count }, LANES);
  return table;
};
