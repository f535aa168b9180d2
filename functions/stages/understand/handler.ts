import { storage } from '#cases/storage.ts';
import { underItsPolicy } from '#domain/policy/under-policy.ts';
import { comprehend } from '#platform/aws/comprehend.ts';
import { environment } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { contract, environment as schema } from './contract.ts';
import { understand } from './understand.ts';

const settings = environment(schema);

export const handler = lambdaHandler(contract, underItsPolicy(understand), {
  ...storage(settings),
  deskUrl: `${settings.PUBLIC_URL}/desk`,
  analysis: comprehend(),
});
