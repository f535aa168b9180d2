import { bareStorage } from '#cases/storage.ts';
import { environment } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { bundledPolicy } from '#platform/policy.ts';
import { contract, environment as schema } from './contract.ts';
import { makeFigures } from './make-figures.ts';

export const handler = lambdaHandler(contract, makeFigures, {
  ...bareStorage(environment(schema)),
  policy: bundledPolicy(),
});
