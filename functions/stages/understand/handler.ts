import { storage } from '#cases/storage.ts';
import { comprehend } from '#platform/aws/comprehend.ts';
import { environment } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { contract, environment as schema } from './contract.ts';
import { understand } from './understand.ts';

export const handler = lambdaHandler(contract, understand, {
  ...storage(environment(schema)),
  analysis: comprehend(),
});
