import { secretReader } from '#platform/aws/secrets.ts';
import { storage } from '#platform/clients.ts';
import { environment } from '#platform/environment.ts';
import { stageHandler } from '#platform/stage-handler.ts';
import { trackingUrl } from '#platform/tracking-links.ts';
import { conclude } from './conclude.ts';
import { contract, environment as schema } from './contract.ts';

const settings = environment(schema);
const linkSecret = secretReader(settings.LINK_SECRET_ID);

export const handler = stageHandler(contract, conclude, {
  ...storage(settings),
  trackingUrl: async (caseId) => trackingUrl(settings.PUBLIC_URL, await linkSecret(), caseId),
});
