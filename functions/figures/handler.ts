import { bareStorage } from '#cases/storage.ts';
import { todaysPolicy } from '#cases/todays-policy.ts';
import { environment } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { bundledPolicy } from '#platform/policy.ts';
import { contract, environment as schema } from './contract.ts';
import { makeFigures } from './make-figures.ts';

const storage = bareStorage(environment(schema));

export const handler = lambdaHandler(contract, makeFigures, {
  ...storage,
  ...todaysPolicy(bundledPolicy(), storage),
});
