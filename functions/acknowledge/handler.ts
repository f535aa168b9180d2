import { secretReader } from '#functions/shared/aws/secrets.ts';
import { storage } from '#functions/shared/clients.ts';
import { environment } from '#functions/shared/environment.ts';
import { trackingUrl } from '#functions/shared/links.ts';
import { stageHandler } from '#functions/shared/stage.ts';
import { acknowledge } from './acknowledge.ts';
import { contract, environment as schema } from './contract.ts';

const settings = environment(schema);
const linkSecret = secretReader(settings.LINK_SECRET_ID);

export const handler = stageHandler(contract, acknowledge, {
  ...storage(settings),
  trackingUrl: async (caseId: string) => trackingUrl(settings.PUBLIC_URL, await linkSecret(), caseId),
  deskUrl: `${settings.PUBLIC_URL}/desk`,
});
