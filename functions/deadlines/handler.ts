import { secretReader } from '#functions/shared/aws/secrets.ts';
import { storage } from '#functions/shared/clients.ts';
import { environment } from '#functions/shared/environment.ts';
import { trackingUrl } from '#functions/shared/links.ts';
import { stageHandler } from '#functions/shared/stage.ts';
import * as contract from './contract.ts';
import { strike } from './strike.ts';

const { PUBLIC_URL, LINK_SECRET_ID, ...base } = environment(contract.environment);
const linkSecret = secretReader(LINK_SECRET_ID);

/** Called by the clocks of Scheduler, and when an execution stops. */
export const handler = stageHandler(contract.deadlines, strike, {
  ...storage(base),
  trackingUrl: async (caseId: string) => trackingUrl(PUBLIC_URL, await linkSecret(), caseId),
  deskUrl: `${PUBLIC_URL}/desk`,
});
