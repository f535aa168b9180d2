import { storage } from '#cases/storage.ts';
import { underItsPolicy } from '#domain/policy/under-policy.ts';
import { environment } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { assign } from './assign.ts';
import { contract, environment as schema } from './contract.ts';

const settings = environment(schema);

export const handler = lambdaHandler(contract, underItsPolicy(assign), {
  ...storage(settings),
  deskUrl: `${settings.PUBLIC_URL}/desk`,
});
