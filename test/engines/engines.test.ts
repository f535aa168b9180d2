import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, inject } from 'vitest';
import { inBatches } from '#cases/store/dynamo-batches.ts';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import { dummyCredentials, REGION } from '#local/loopback.ts';
import { budgetProperty, budgetRace } from '#test/support/table-contract/budgets.ts';
import { tableContract } from '#test/support/table-contract/contract.ts';
import { DIFFERENCES } from './differences.ts';

for (const engine of ['emulator', 'moto'] as const) {
  const { endpoint, tableName } = inject(engine);
  const client = new DynamoDBClient({ endpoint, region: REGION, credentials: dummyCredentials });
  tableContract(
    engine === 'emulator' ? 'the emulator' : 'moto',
    () => dynamoTable(client, tableName, inBatches),
    DIFFERENCES[engine],
  );
  describe(`the budgets on ${engine}`, () => {
    const table = () => dynamoTable(client, tableName);
    budgetProperty(engine, table, { numRuns: 6, atOnce: false });
    // A transaction of moto that fails takes back the whole table: what others wrote beside it is lost, and nothing at once can be tried.
    if (engine === 'moto') return;
    budgetRace(engine, table);
    budgetProperty(engine, table, { numRuns: 3, atOnce: true });
  });
}
