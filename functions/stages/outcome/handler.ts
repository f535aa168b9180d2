import { storage } from '#cases/storage.ts';
import { underItsPolicy } from '#domain/policy/under-policy.ts';
import { environment } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { contract, environment as schema } from './contract.ts';
import { recordOutcome } from './record-outcome.ts';

export const handler = lambdaHandler(contract, underItsPolicy(recordOutcome), {
  ...storage(environment(schema)),
});
