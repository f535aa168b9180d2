import { secretReader } from '#functions/shared/aws/secrets.ts';
import { storage } from '#functions/shared/clients.ts';
import { environment } from '#functions/shared/environment.ts';
import { trackingUrl } from '#functions/shared/links.ts';
import { stageHandler } from '#functions/shared/stage.ts';
import { contract, environment as schema } from './contract.ts';
import { earlierCases } from './earlier-cases.ts';
import { propose } from './propose.ts';

const settings = environment(schema);
const stores = storage(settings);
const linkSecret = secretReader(settings.LINK_SECRET_ID);

export const handler = stageHandler(contract, propose, {
  ...stores,
  earlierCases: earlierCases(stores.table),
  trackingUrl: async (caseId) => trackingUrl(settings.PUBLIC_URL, await linkSecret(), caseId),
});
