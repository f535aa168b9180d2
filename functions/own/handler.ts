import { storage } from '#functions/shared/clients.ts';
import { environment } from '#functions/shared/environment.ts';
import { bundledPolicy } from '#functions/shared/policy.ts';
import { stageHandler } from '#functions/shared/stage.ts';
import { assign } from './assign.ts';
import { contract, environment as schema } from './contract.ts';

export const handler = stageHandler(contract, assign, {
  ...storage(environment(schema)),
  policy: bundledPolicy(),
});
