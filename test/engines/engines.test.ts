import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import { dummyCredentials, REGION } from '#local/loopback.ts';
import { tableContract } from '#test/support/table-contract/contract.ts';
import { DIFFERENCES } from './differences.ts';

for (const engine of ['emulator', 'moto'] as const) {
  const { endpoint, tableName } = inject(engine);
  const client = new DynamoDBClient({ endpoint, region: REGION, credentials: dummyCredentials });
  tableContract(
    engine === 'emulator' ? 'the emulator' : 'moto',
    () => dynamoTable(client, tableName),
    DIFFERENCES[engine],
  );
}
