import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import type { LocalRun } from '#local/local-run.ts';
import { dummyCredentials, loopbackEndpoint } from '#local/loopback.ts';
import { amendsHome } from '#local/paths.ts';
import { Advice } from '#local/progress.ts';

/**
 * The table that a command reads: the one that is named, with the credentials of the shell; without a name that of the local run that is up.
 * @throws Advice where none is
 */
export const tableAtHand = (name: string | undefined) => {
  if (name) return dynamoTable(new DynamoDBClient({ maxAttempts: 8 }), name);
  const file = join(amendsHome, 'local.json');
  if (!existsSync(file))
    throw new Advice(
      'No local run is up. Start one with "npm start", or name the table of a deployed Amends with --table NAME.',
    );
  const { endpointUrl, region, tableName } = JSON.parse(readFileSync(file, 'utf8')) as LocalRun;
  const client = new DynamoDBClient({ endpoint: loopbackEndpoint(endpointUrl), region, credentials: dummyCredentials });
  return dynamoTable(client, tableName);
};
