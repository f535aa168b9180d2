import { comprehend } from '#functions/shared/aws/comprehend.ts';
import { storage } from '#functions/shared/clients.ts';
import { environment } from '#functions/shared/environment.ts';
import { stageHandler } from '#functions/shared/stage.ts';
import { contract, environment as schema } from './contract.ts';
import { understand } from './understand.ts';

export const handler = stageHandler(contract, understand, {
  ...storage(environment(schema)),
  analysis: comprehend(),
});
