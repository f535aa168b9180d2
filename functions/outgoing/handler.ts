import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { storage } from '#cases/storage.ts';
import { settingsReader } from '#channels/settings-reader.ts';
import { integrationKeys } from '#platform/aws/integration-secrets.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import { environment } from '#platform/environment.ts';
import { links } from '#platform/links.ts';
import { beforeRun } from '#platform/run.ts';
import { callBatch } from './call-batch.ts';
import * as contract from './contract.ts';

const settings = environment(contract.environment);
const stores = storage(settings);
const deps = {
  ...stores,
  ...links(settings, stores.cases),
  keysOf: integrationKeys(settings.CHANNEL_SECRETS_ID),
  settingsOf: settingsReader(secretReader(settings.CHANNEL_SECRETS_ID)),
  fetch,
  random: Math.random,
  firstPauseMs: 500,
};

/** Called with what the relay handed over. */
export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  await beforeRun(deps);
  return callBatch(event, deps);
};
