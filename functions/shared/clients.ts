import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { v7 } from 'uuid';
import { clock } from '#domain/time.ts';
import { caseStore } from './store/case-store.ts';
import { dynamoTable } from './store/dynamo-table.ts';

/** What nearly every use case is given: the cases, the table under them, the clock, and new ids. */
export const storage = (environment: { TABLE_NAME: string; TIME_SCALE: string }) => {
  const table = dynamoTable(new DynamoDBClient({ maxAttempts: 4 }), environment.TABLE_NAME);
  return { table, cases: caseStore(table), clock: clock(Number(environment.TIME_SCALE)), newId: () => v7() };
};

const SECRET_LIFE_MS = 5 * 60 * 1000;

/** A secret with its predecessor, so that rotating it breaks nothing that is under way. */
export type Secret = { current: string; previous?: string };

/** Reads a secret of Secrets Manager, both versions; kept for five minutes. */
export const secretReader = (secretId: string): (() => Promise<Secret>) => {
  const client = new SecretsManagerClient({ maxAttempts: 4 });
  const read = async (VersionStage: string) =>
    (await client.send(new GetSecretValueCommand({ SecretId: secretId, VersionStage }))).SecretString ?? '';
  let cached: { secret: Secret; until: number } | undefined;
  return async () => {
    if (cached && cached.until > Date.now()) return cached.secret;
    const current = await read('AWSCURRENT');
    const previous = await read('AWSPREVIOUS').catch((error: unknown) => {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    });
    const secret = { current, ...(previous && { previous }) };
    cached = { secret, until: Date.now() + SECRET_LIFE_MS };
    return secret;
  };
};
