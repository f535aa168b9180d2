import { secretReader } from '#platform/aws/secrets.ts';
import { environment } from '#platform/environment.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { trackingUrl } from '#platform/tracking-links.ts';
import * as contract from './contract.ts';
import { openDeps } from './deps.ts';
import { intakeEndpoints } from './endpoints.ts';

const settings = environment(contract.environment);
const linkSecret = secretReader(settings.LINK_SECRET_ID);

export const handler = httpHandler(intakeEndpoints, {
  ...openDeps(settings),
  trackingUrl: async (caseId: string) => trackingUrl(settings.PUBLIC_URL, await linkSecret(), caseId),
});
