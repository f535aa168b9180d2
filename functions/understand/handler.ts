import { storage } from '#functions/shared/clients.ts';
import { comprehend } from '#functions/shared/comprehend.ts';
import { environment } from '#functions/shared/environment.ts';
import { bundledPolicy } from '#functions/shared/policy.ts';
import { stageHandler } from '#functions/shared/stage.ts';
import { contract, environment as schema } from './contract.ts';
import { understand } from './understand.ts';

export const handler = stageHandler(contract, understand, {
  ...storage(environment(schema)),
  policy: bundledPolicy(),
  analysis: comprehend(),
});
