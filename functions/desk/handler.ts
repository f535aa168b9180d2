import { openDeps } from '#functions/complaints/deps.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import { environment } from '#platform/environment.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { trackingUrl } from '#platform/tracking-links.ts';
import * as contract from './contract.ts';
import { deskEndpoints } from './endpoints.ts';

const settings = environment(contract.environment);
const linkSecret = secretReader(settings.LINK_SECRET_ID);

export const handler = httpHandler(deskEndpoints, {
  ...openDeps(settings),
  trackingUrl: async (caseId) => trackingUrl(settings.PUBLIC_URL, await linkSecret(), caseId),
  deskUrl: `${settings.PUBLIC_URL}/desk`,
});
