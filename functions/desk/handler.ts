import { secretReader, storage } from '#functions/shared/clients.ts';
import { environment } from '#functions/shared/environment.ts';
import { httpHandler } from '#functions/shared/http.ts';
import { trackingUrl } from '#functions/shared/links.ts';
import { bundledPolicy } from '#functions/shared/policy.ts';
import * as contract from './contract.ts';
import { deskEndpoints } from './endpoints.ts';

const settings = environment(contract.environment);
const linkSecret = secretReader(settings.LINK_SECRET_ID);

export const handler = httpHandler(deskEndpoints, {
  ...storage(settings),
  policy: bundledPolicy(),
  trackingUrl: async (caseId) => trackingUrl(settings.PUBLIC_URL, await linkSecret(), caseId),
  deskUrl: `${settings.PUBLIC_URL}/desk`,
});
