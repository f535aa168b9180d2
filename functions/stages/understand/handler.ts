import { comprehend } from '#platform/aws/comprehend.ts';
import { storage } from '#platform/clients.ts';
import { environment } from '#platform/environment.ts';
import { stageHandler } from '#platform/stage-handler.ts';
import { contract, environment as schema } from './contract.ts';
import { understand } from './understand.ts';

export const handler = stageHandler(contract, understand, {
  ...storage(environment(schema)),
  analysis: comprehend(),
});
