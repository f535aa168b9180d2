import { storage } from '#cases/storage.ts';
import { earlierCases } from '#cases/store/earlier-cases.ts';
import { worthOf } from '#cases/store/worths.ts';
import { underItsPolicy } from '#domain/policy/under-policy.ts';
import { environment } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { links } from '#platform/links.ts';
import { contract, environment as schema } from './contract.ts';
import { propose } from './propose.ts';

const settings = environment(schema);
const stores = storage(settings);

export const handler = lambdaHandler(contract, underItsPolicy(propose), {
  ...stores,
  earlierCases: earlierCases(stores.table),
  worthOf: worthOf(stores),
  ...links(settings, stores.cases),
});
