import { openDeps } from '#functions/intake/deps.ts';
import { secretReader } from '#functions/shared/aws/secrets.ts';
import { environment } from '#functions/shared/environment.ts';
import { httpHandler } from '#functions/shared/http.ts';
import { trackingUrl } from '#functions/shared/links.ts';
import * as contract from './contract.ts';
import { deskEndpoints } from './endpoints.ts';

const settings = environment(contract.environment);
const linkSecret = secretReader(settings.LINK_SECRET_ID);

export const handler = httpHandler(deskEndpoints, {
  ...openDeps(settings),
  trackingUrl: async (caseId) => trackingUrl(settings.PUBLIC_URL, await linkSecret(), caseId),
  deskUrl: `${settings.PUBLIC_URL}/desk`,
});
