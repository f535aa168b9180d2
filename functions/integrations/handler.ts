import { storage } from '#cases/storage.ts';
import { integrationKeys } from '#platform/aws/integration-secrets.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import { environment } from '#platform/environment.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { links } from '#platform/links.ts';
import * as contract from './contract.ts';
import { integrationEndpoints } from './endpoints.ts';

const settings = environment(contract.environment);
const stores = storage(settings);

export const handler = httpHandler(integrationEndpoints, {
  ...stores,
  ...links(settings, stores.cases),
  identity: secretReader(settings.IDENTITY_SECRET_ID),
  keysOf: integrationKeys(settings.CHANNEL_SECRETS_ID),
});
