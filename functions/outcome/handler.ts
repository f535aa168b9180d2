import { storage } from '#functions/shared/clients.ts';
import { environment } from '#functions/shared/environment.ts';
import { stageHandler } from '#functions/shared/stage.ts';
import { contract, environment as schema } from './contract.ts';
import { recordOutcome } from './record-outcome.ts';

export const handler = stageHandler(contract, recordOutcome, {
  ...storage(environment(schema)),
});
