import { readFileSync } from 'node:fs';
import { secretReader, storage } from '#functions/shared/clients.ts';
import { environment } from '#functions/shared/environment.ts';
import { httpHandler } from '#functions/shared/http.ts';
import { bundledPolicy } from '#functions/shared/policy.ts';
import * as contract from './contract.ts';
import { trackEndpoints } from './endpoints.ts';

const settings = environment(contract.environment);

export const handler = httpHandler(trackEndpoints, {
  ...storage(settings),
  policy: bundledPolicy(),
  linkSecret: secretReader(settings.LINK_SECRET_ID),
  publicUrl: settings.PUBLIC_URL,
  deskUrl: `${settings.PUBLIC_URL}/desk`,
  openApi: readFileSync(new URL('./openapi.json', import.meta.url), 'utf8'),
});
