import { worthAskedFor } from '#cases/ask-for-worth.ts';
import { storage } from '#cases/storage.ts';
import { earlierCases } from '#cases/store/earlier-cases.ts';
import { underItsPolicy } from '#domain/policy/under-policy.ts';
import { environment } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { links } from '#platform/links.ts';
import { contract, environment as schema } from './contract.ts';
import { propose } from './propose.ts';

const settings = environment(schema);
const { TABLE_NAME, TIME_SCALE } = settings;
// Without the key of pseudonyms: what a case is found by is hidden by the relay.
const stores = storage({ TABLE_NAME, TIME_SCALE });

export const handler = lambdaHandler(contract, underItsPolicy(propose), {
  ...stores,
  earlierCases: earlierCases(stores.table),
  worthOf: worthAskedFor(stores, settings),
  ...links(settings, stores.cases),
});
