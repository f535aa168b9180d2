import { storage } from '#cases/storage.ts';
import { environment } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { assign } from './assign.ts';
import { contract, environment as schema } from './contract.ts';

const settings = environment(schema);

export const handler = lambdaHandler(contract, assign, {
  ...storage(settings),
  deskUrl: `${settings.PUBLIC_URL}/desk`,
});
