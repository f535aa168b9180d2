import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { TestProject } from 'vitest/node';
import { startEmulator } from '#local/emulator.ts';
import { dummyCredentials, freePort, REGION } from '#local/loopback.ts';
import { amendsHome } from '#local/paths.ts';
import { ensureVenv, TESTS } from '#local/python.ts';
import { startMoto } from './moto.ts';
import { TABLE } from './table-definition.ts';

const home = join(amendsHome, 'engines');
const TABLE_NAME = 'Amends-contract';

/** A table of an engine that speaks DynamoDB's protocol. */
export type EngineTable = { endpoint: string; tableName: string };

declare module 'vitest' {
  interface ProvidedContext {
    emulator: EngineTable;
    moto: EngineTable;
  }
}

const withTable = async (endpoint: string): Promise<EngineTable> => {
  const client = new DynamoDBClient({ endpoint, region: REGION, credentials: dummyCredentials });
  await client.send(new CreateTableCommand({ TableName: TABLE_NAME, ...TABLE }));
  client.destroy();
  return { endpoint, tableName: TABLE_NAME };
};

/** Starts two engines that do not know each other, each with the deployed table, and ends them after the last test. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  mkdirSync(home, { recursive: true });
  await Promise.all([ensureVenv(), ensureVenv(TESTS)]);
  const [emulator, moto] = await Promise.all([startEmulator(await freePort(), { home }), startMoto(home)]);
  const stop = async () => {
    await Promise.all([emulator.stop(), moto.stop()]);
  };
  try {
    project.provide('emulator', await withTable(emulator.endpoint));
    project.provide('moto', await withTable(moto.endpoint));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
};
