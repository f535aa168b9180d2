import { storage } from '#cases/storage.ts';
import { underItsPolicy } from '#domain/policy/under-policy.ts';
import { environment } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { links } from '#platform/links.ts';
import { conclude } from './conclude.ts';
import { contract, environment as schema } from './contract.ts';

const settings = environment(schema);
const stores = storage(settings);

export const handler = lambdaHandler(contract, underItsPolicy(conclude), {
  ...stores,
  ...links(settings, stores.cases),
});
