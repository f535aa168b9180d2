import { storage } from '#platform/clients.ts';
import { environment } from '#platform/environment.ts';
import { stageHandler } from '#platform/stage-handler.ts';
import { contract, environment as schema } from './contract.ts';
import { recordOutcome } from './record-outcome.ts';

export const handler = stageHandler(contract, recordOutcome, {
  ...storage(environment(schema)),
});
