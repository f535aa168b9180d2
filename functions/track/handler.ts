import { readFileSync } from 'node:fs';
import { storage } from '#cases/storage.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import { environment } from '#platform/environment.ts';
import { httpHandler } from '#platform/http/handler.ts';
import * as contract from './contract.ts';
import { trackEndpoints } from './endpoints.ts';

const settings = environment(contract.environment);

export const handler = httpHandler(trackEndpoints, {
  ...storage(settings),
  linkSecret: secretReader(settings.LINK_SECRET_ID),
  publicUrl: settings.PUBLIC_URL,
  deskUrl: `${settings.PUBLIC_URL}/desk`,
  openApi: readFileSync(new URL('./openapi.json', import.meta.url), 'utf8'),
});
